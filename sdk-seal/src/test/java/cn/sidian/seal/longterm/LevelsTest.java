package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.PreparationResult;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21, WD-58: what each level brings along, and what it is then worth by itself. */
class LevelsTest {
  private static final byte[] PAGE = Pages.onePage();

  private static SignatureReport seal(SealReport report) {
    return report.signatures().stream()
        .filter(s -> s.kind() == Kind.SEAL)
        .findFirst()
        .orElseThrow();
  }

  private static long count(byte[] pdf, String words) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.split(Pattern.quote(words), -1).length - 1L;
  }

  @ParameterizedTest
  @EnumSource
  void timeIsProvenFromLevelTOn(Authority who) {
    byte[] sealed = who.seal(PAGE, SealLevel.T);
    SealReport alone = who.verify(sealed, Authority.NOW);
    assertThat(alone.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(seal(alone).time()).isEqualTo(Time.NOT_CHECKED);
    SealReport withList = who.verifyWithList(sealed, Authority.NOW);
    assertThat(withList.verdict()).as(withList.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(seal(withList).time()).isEqualTo(Time.PROVEN);
    assertThat(seal(withList).signedAt()).isEqualTo(Authority.NOW);
    assertThat(count(sealed, "%%EOF")).isEqualTo(count(PAGE, "%%EOF") + 1);
  }

  @ParameterizedTest
  @EnumSource
  void ltBringsItsEvidenceAlong(Authority who) {
    byte[] sealed = who.seal(PAGE, SealLevel.LT);
    SealReport alone = who.verify(sealed, Authority.NOW);
    assertThat(alone.verdict()).as(alone.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(seal(alone).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(seal(alone).revocation()).isEqualTo(RevocationStatus.GOOD);
    assertThat(count(sealed, "/DSS")).isPositive();
    assertThat(count(sealed, "/VRI")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void ltaProtectsItWithADocumentTimestamp(Authority who) {
    byte[] sealed = who.seal(PAGE, SealLevel.LTA);
    SealReport alone = who.verify(sealed, Authority.NOW);
    assertThat(alone.verdict()).as(alone.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(alone.signatures()).extracting(SignatureReport::kind).contains(Kind.TIMESTAMP);
    assertThat(alone.signatures()).allMatch(s -> s.time() == Time.PROVEN);
    assertThat(Arrays.copyOf(sealed, PAGE.length)).isEqualTo(PAGE);
  }

  @Test
  void aSecondSealOnAnLtaDocumentKeepsTheFirst() {
    byte[] twice = Authority.RSA.seal(Authority.RSA.seal(PAGE, SealLevel.LTA), SealLevel.LTA);
    SealReport report = Authority.RSA.verify(twice, Authority.NOW);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures()).hasSize(4);
  }

  /** Whose signature stands there already is not for the sealing office to prove. */
  @Test
  void aStrangersSignatureDoesNotKeepTheSealFromItsLevel() {
    byte[] strange =
        Authority.ECDSA
            .sealer()
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    byte[] sealed = Authority.RSA.seal(strange, SealLevel.LTA);
    SealReport report = Authority.RSA.verify(sealed, Authority.NOW);
    assertThat(report.signatures().get(1).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures().get(0).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
  }

  @Test
  void outputsAreWrittenWhole(@TempDir Path folder) throws Exception {
    Path input = Files.write(folder.resolve("in.pdf"), PAGE);
    Path output = folder.resolve("out.pdf");
    PdfSealer sealer =
        Authority.RSA
            .sealer()
            .level(SealLevel.LTA, Authority.RSA.sources(Authority.RSA.timestamps()).build())
            .build();
    sealer.seal(input, output, Authority.PLACE, SealNote.automatic()).requireSealed();
    assertThat(Authority.RSA.verify(Files.readAllBytes(output), Authority.NOW).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  /** Fail closed: a level that cannot be reached leaves nothing behind. */
  @Test
  void withoutEvidenceThereIsNoOutput(@TempDir Path folder) throws Exception {
    Path input = Files.write(folder.resolve("in.pdf"), PAGE);
    EvidenceSources nothing =
        EvidenceSources.builder(Authority.RSA.anchors())
            .timestamps(Authority.RSA.timestamps())
            .clock(InstantSource.fixed(Authority.NOW))
            .build();
    SealingResult result =
        Authority.RSA
            .sealer()
            .level(SealLevel.LT, nothing)
            .build()
            .seal(input, folder.resolve("out.pdf"), Authority.PLACE, SealNote.automatic());
    assertThat(result)
        .isInstanceOfSatisfying(
            SealRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("EVIDENCE_INCOMPLETE"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aRevokedSignerGetsNoEvidence() {
    EvidenceSources revoked =
        Authority.RSA
            .sources(Authority.RSA.timestamps())
            .revocation(
                RevocationSource.of(
                    RevocationEvidence.crl(
                        Authority.RSA
                            .list(Authority.NOW)
                            .revoking(
                                Authority.RSA.signer.certificate(), Authority.NOW.minusSeconds(60))
                            .crl())))
            .build();
    SealingResult result =
        Authority.RSA
            .sealer()
            .level(SealLevel.LT, revoked)
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic());
    assertThat(result)
        .isInstanceOfSatisfying(
            SealRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SIGNATURE_NOT_SOUND"));
  }

  /** Without anchors evidence goes up to the topmost authority; trust stays the verifier's. */
  @Test
  void withoutAnchorsEvidenceIsCollectedAllTheSame() {
    EvidenceSources anchorless =
        EvidenceSources.builder(TrustAnchors.none())
            .timestamps(Authority.RSA.timestamps())
            .revocation(Authority.RSA.revocation(Authority.NOW))
            .clock(InstantSource.fixed(Authority.NOW))
            .build();
    byte[] sealed =
        Authority.RSA
            .sealer()
            .level(SealLevel.LTA, anchorless)
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    assertThat(Authority.RSA.verify(sealed, Authority.NOW).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(Authority.SM2.verify(sealed, Authority.NOW).verdict())
        .isEqualTo(Verdict.INDETERMINATE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA"})
  void signaturesMadeElsewhereReachEveryLevel(Authority who) {
    EvidenceSources sources = who.sources(who.timestamps()).build();
    PreparationResult.Prepared prepared =
        who.sealer()
            .level(SealLevel.LTA, sources)
            .build()
            .prepare(PAGE, Authority.PLACE, SealNote.automatic(), Duration.ofHours(1))
            .requirePrepared();
    byte[] signature =
        who.signer
            .signingKey()
            .sign(prepared.seal().request().suite(), prepared.seal().request().toBeSigned());
    for (SealLevel level : List.of(SealLevel.T, SealLevel.LT, SealLevel.LTA)) {
      byte[] sealed =
          prepared
              .seal()
              .complete(prepared.pdf(), signature, Authority.NOW, level, sources)
              .requireSealed()
              .bytes();
      SealReport report = who.verifyWithList(sealed, Authority.NOW);
      assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
      assertThat(seal(report).time()).isEqualTo(Time.PROVEN);
    }
    byte[] plain =
        prepared.seal().complete(prepared.pdf(), signature, Authority.NOW).requireSealed().bytes();
    assertThat(seal(who.verify(plain, Authority.NOW)).time()).isEqualTo(Time.CLAIMED);
  }
}
