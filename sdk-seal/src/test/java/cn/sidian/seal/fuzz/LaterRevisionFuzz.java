package cn.sidian.seal.fuzz;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.FuzzFixtures;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * What follows a sealed file, byte for byte. Whenever the verifier calls it permitted, another
 * reader that repairs whatever it meets must show the pages that were sealed.
 */
class LaterRevisionFuzz {
  private static final byte[] SEALED = FuzzFixtures.sealedForm();
  private static final String SHOWN = ShownPages.of(SEALED);

  private static final PdfSealVerifier VERIFIER =
      PdfSealVerifier.builder(TrustAnchors.none())
          .policy(SealAcceptancePolicy.INTEGRITY_ONLY)
          .clock(InstantSource.fixed(FuzzFixtures.NOW))
          .limits(RevisionReaderFuzz.LIMITS)
          .build();

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] revision) throws IOException {
    fuzzerTestOneInput(revision);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] revision) throws IOException {
    byte[] file = Arrays.copyOf(SEALED, SEALED.length + revision.length);
    System.arraycopy(revision, 0, file, SEALED.length, revision.length);
    boolean good;
    try {
      good =
          VERIFIER.verify(file).signatures().stream()
              .filter(signature -> signature.field().equals("SidianSeal1"))
              .anyMatch(LaterRevisionFuzz::isUnchanged);
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_FILES);
      return;
    }
    if (good) {
      String shown = ShownPages.of(file);
      if (!shown.equals(SHOWN)) {
        throw new AssertionError("called permitted, and shows\n" + shown + "\nfor\n" + SHOWN);
      }
    }
  }

  private static boolean isUnchanged(SignatureReport signature) {
    return signature.coverage() != SignatureReport.Coverage.INCOMPLETE
        && (signature.laterChanges() == LaterChanges.NONE
            || signature.laterChanges() == LaterChanges.PERMITTED);
  }
}
