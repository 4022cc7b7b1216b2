package cn.sidian.seal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.SealLevel;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The fixtures of the levels T, LT and LTA. */
final class LevelFixtures {
  private static final Signers WHO = Signers.RSA;
  private static final InstantSource CLOCK = InstantSource.fixed(Given.NOW);

  private LevelFixtures() {}

  static void put(Map<String, Supplier<Set<String>>> all) {
    TimestampSource authority = TestTimestamps.below(WHO.root(), WHO.keys, CLOCK);
    byte[] sealed = WHO.seal(TinyPdf.onePage());
    all.put(
        "TIMESTAMP_SERVICE_FAILED",
        () ->
            extended(
                sealed,
                SealLevel.T,
                request -> {
                  throw new IOException("unplugged");
                },
                true));
    all.put(
        "TIMESTAMP_UNUSABLE", () -> extended(sealed, SealLevel.T, request -> new byte[] {1}, true));
    all.put(
        "LEVEL_REACHED",
        () ->
            extended(
                extender(SealLevel.T, authority, true).extend(sealed).requireExtended().bytes(),
                SealLevel.T,
                authority,
                true));
    all.put("NOTHING_TO_RAISE", () -> extended(TinyPdf.onePage(), SealLevel.LTA, authority, true));
    all.put("EVIDENCE_INCOMPLETE", () -> extended(sealed, SealLevel.LT, authority, false));
    SignedFile sound = SignedFile.sealed(WHO);
    all.put(
        "SIGNATURE_NOT_SOUND",
        () ->
            extended(
                sound.flip(sound.text().indexOf("1000")).bytes(), SealLevel.LTA, authority, true));
  }

  private static PdfSealExtender extender(
      SealLevel level, TimestampSource authority, boolean evidence) {
    byte[] list = TestRevocation.by(WHO.root().asSigner(), WHO.keys, Given.NOW).crl();
    return PdfSealExtender.builder(
            level,
            EvidenceSources.builder(WHO.anchors())
                .timestamps(authority)
                .revocation(
                    evidence
                        ? RevocationSource.of(RevocationEvidence.crl(list))
                        : RevocationSource.none())
                .clock(CLOCK)
                .build())
        .build();
  }

  private static Set<String> extended(
      byte[] pdf, SealLevel level, TimestampSource authority, boolean evidence) {
    try {
      extender(level, authority, evidence).extend(pdf).requireExtended();
      return Set.of();
    } catch (SidianException e) {
      return Set.of(e.code());
    }
  }
}
