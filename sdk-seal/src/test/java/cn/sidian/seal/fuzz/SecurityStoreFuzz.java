package cn.sidian.seal.fuzz;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.verifying.FuzzFixtures;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The document security store of a sealed file, as a later revision writes it: its dictionary, and
 * behind each line {@code --} another piece of evidence, as the streams 91, 92, …
 */
class SecurityStoreFuzz {
  private static final byte[] SEALED = FuzzFixtures.sealedForm();
  private static final int STORE = 19;
  private static final int FIRST_PIECE = 91;
  private static final int PIECES = 8;

  private static final PdfSealVerifier VERIFIER =
      PdfSealVerifier.builder(TrustAnchors.none())
          .policy(SealAcceptancePolicy.INTEGRITY_ONLY)
          .clock(InstantSource.fixed(FuzzFixtures.NOW))
          .limits(RevisionReaderFuzz.LIMITS)
          .build();

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] store) {
    fuzzerTestOneInput(store);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] store) {
    String[] parts = new String(store, StandardCharsets.ISO_8859_1).split("\n--\n", PIECES);
    List<Object> objects = new ArrayList<>(List.of(STORE, parts[0]));
    for (int i = 1; i < parts.length; i++) {
      objects.add(FIRST_PIECE + i - 1);
      objects.add("<</Length " + parts[i].length() + ">>\nstream\n" + parts[i] + "\nendstream");
    }
    try {
      SealReport report = VERIFIER.verify(FuzzFixtures.continued(SEALED, objects));
      if (report.signatures().isEmpty()) {
        throw new AssertionError("the seal is gone");
      }
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_FILES);
    }
  }
}
