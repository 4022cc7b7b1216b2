package cn.sidian.seal.fuzz;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.RevisionEnd;
import cn.sidian.seal.verifying.FuzzFixtures;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.InstantSource;

/** Whole files: cross references, objects, streams, revisions, and then the verifier on top. */
class RevisionReaderFuzz {
  /** Small, so that a limit that is not kept shows as a time-out or as too much memory. */
  static final Limits LIMITS =
      new Limits(1 << 20, 40, 20_000, 4 << 20, 50, 20, Duration.ofSeconds(5));

  private static final PdfSealVerifier VERIFIER =
      PdfSealVerifier.builder(TrustAnchors.none())
          .policy(SealAcceptancePolicy.INTEGRITY_ONLY)
          .clock(InstantSource.fixed(FuzzFixtures.NOW))
          .limits(LIMITS)
          .build();

  private static final int OBJECTS = 200;

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] pdf) {
    fuzzerTestOneInput(pdf);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] pdf) {
    try {
      read(pdf);
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_FILES);
    }
    try {
      SealReport report = VERIFIER.verify(pdf);
      if (report.toJson().isEmpty()) {
        throw new AssertionError("a report without words");
      }
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_FILES);
    }
  }

  private static void read(byte[] pdf) {
    PdfDocument document = PdfDocument.open(PdfBytes.of(pdf), LIMITS, null);
    int highest = Math.min(document.highestObject(), OBJECTS);
    for (int number = 0; number <= highest; number++) {
      try {
        PdfObject.Reference id = new PdfObject.Reference(number, document.generationOf(number));
        if (document.resolve(id) instanceof PdfObject.Stream stream) {
          document.decoded(stream);
        }
        document.isFoundForSure(number);
      } catch (SidianException e) {
        Allowed.check(e, Allowed.OF_FILES);
      }
    }
    for (long end : document.sectionEnds()) {
      RevisionEnd.open(document, end, null);
    }
    new PageTree(document).count();
  }
}
