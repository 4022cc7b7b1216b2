package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Verdict;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.ExtensionResult;
import cn.sidian.seal.FieldLock;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-58: the level of what is sealed already is raised by permitted revisions, or not at all. */
class ExtenderTest {
  private static final byte[] PAGE = Pages.onePage();

  private static byte[] plain(Authority who) {
    return who.sealer()
        .build()
        .seal(PAGE, Authority.PLACE, SealNote.automatic())
        .requireSealed()
        .bytes();
  }

  private static SealRefusal refusal(ExtensionResult result) {
    assertThat(result).isInstanceOf(ExtensionResult.NotExtended.class);
    return ((ExtensionResult.NotExtended) result).refusal();
  }

  private static PdfSealExtender extender(Authority who, SealLevel level) {
    return PdfSealExtender.builder(level, who.sources(who.timestamps()).build()).build();
  }

  @ParameterizedTest
  @EnumSource
  void everyLevelFromAPlainSeal(Authority who) {
    byte[] plain = plain(who);
    for (SealLevel level : new SealLevel[] {SealLevel.T, SealLevel.LT, SealLevel.LTA}) {
      byte[] raised = who.extend(plain, level);
      assertThat(Arrays.copyOf(raised, plain.length)).isEqualTo(plain);
      SealReport report = who.verifyWithList(raised, Authority.NOW);
      assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
      assertThat(report.signatures()).allMatch(s -> s.time() == Time.PROVEN);
      if (level != SealLevel.T) {
        assertThat(who.verify(raised, Authority.NOW).verdict()).isEqualTo(Verdict.ACCEPTED);
      }
    }
  }

  @Test
  void oneStepAfterTheOther() {
    Authority who = Authority.RSA;
    byte[] t = who.extend(plain(who), SealLevel.T);
    byte[] lt = who.extend(t, SealLevel.LT);
    byte[] lta = who.extend(lt, SealLevel.LTA);
    assertThat(who.verify(lta, Authority.NOW).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(refusal(extender(who, SealLevel.T).extend(t)).code()).isEqualTo("LEVEL_REACHED");
    assertThat(refusal(extender(who, SealLevel.LT).extend(lt)).code()).isEqualTo("LEVEL_REACHED");
  }

  /**
   * Ten years later: the first stamps rest on later ones, each renewed while its evidence was
   * fresh; the signer's certificate has expired long ago.
   */
  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA"})
  void renewedProtectionOutlivesTheSignersCertificate(Authority who) {
    byte[] document = who.seal(PAGE, SealLevel.LTA);
    for (long day : new long[] {1000, 2000, 3000}) {
      document = renewed(who, document, Authority.in(day));
    }
    Instant late = Authority.in(3001);
    SealReport report = who.verifyWithList(document, late);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures().stream().filter(s -> s.kind() == Kind.TIMESTAMP)).hasSize(4);
  }

  private static byte[] renewed(Authority who, byte[] document, Instant at) {
    return who.extend(document, SealLevel.LTA, at);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_CHANGES", "FORM_FILLING"})
  void certifiedDocumentsTakeLongTermEvidence(SealCertification certification) {
    Authority who = Authority.RSA;
    byte[] certified =
        who.sealer()
            .certification(certification)
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    SealReport report = who.verify(who.extend(certified, SealLevel.LTA), Authority.NOW);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures().get(0).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
  }

  /** A lock on every field either permits the stamp or is a reason, never a broken document. */
  @Test
  void lockedDocuments() {
    Authority who = Authority.RSA;
    byte[] locked =
        who.sealer()
            .fieldLock(FieldLock.all())
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    ExtensionResult result = extender(who, SealLevel.LTA).extend(locked);
    if (result instanceof ExtensionResult.Extended extended) {
      assertThat(who.verify(extended.bytes(), Authority.NOW).verdict()).isEqualTo(Verdict.ACCEPTED);
    } else {
      assertThat(refusal(result).code()).isEqualTo("SIGNATURE_NOT_SOUND");
    }
  }

  @Test
  void encryptedDocuments() {
    Authority who = Authority.RSA;
    byte[] sealed =
        who.sealer()
            .build()
            .withPassword("secret".toCharArray())
            .seal(Pages.encrypted("secret"), Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    byte[] raised =
        PdfSealExtender.builder(SealLevel.LTA, who.sources(who.timestamps()).build())
            .password("secret".toCharArray())
            .build()
            .extend(sealed)
            .requireExtended()
            .bytes();
    SealReport report =
        PdfSealVerifier.builder(who.anchors())
            .clock(InstantSource.fixed(Authority.NOW))
            .password("secret".toCharArray())
            .build()
            .verify(raised);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void whatIsNotSoundIsNotRaised() {
    Authority who = Authority.RSA;
    byte[] changed = plain(who);
    changed[new String(changed, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 1] ^= 1;
    assertThat(refusal(extender(who, SealLevel.LTA).extend(changed)).code())
        .isEqualTo("SIGNATURE_NOT_SOUND");
    assertThat(refusal(extender(who, SealLevel.LTA).extend(PAGE)).code())
        .isEqualTo("NOTHING_TO_RAISE");
  }

  @Test
  void evidenceOfAnotherIssuerIsNotEnough() {
    EvidenceSources foreign =
        Authority.RSA
            .sources(Authority.RSA.timestamps())
            .revocation(Authority.ECDSA.revocation(Authority.NOW))
            .build();
    ExtensionResult result =
        PdfSealExtender.builder(SealLevel.LT, foreign).build().extend(plain(Authority.RSA));
    assertThat(refusal(result).code()).isEqualTo("EVIDENCE_INCOMPLETE");
    assertThat(refusal(result).place()).startsWith("field ");
  }

  /** LT without an authority is enough where a time stamp is there, and only there. */
  @Test
  void ltWithoutAnAuthority() {
    Authority who = Authority.RSA;
    EvidenceSources unstamping =
        EvidenceSources.builder(who.anchors())
            .revocation(who.revocation(Authority.NOW))
            .clock(InstantSource.fixed(Authority.NOW))
            .build();
    PdfSealExtender extender = PdfSealExtender.builder(SealLevel.LT, unstamping).build();
    byte[] lt = extender.extend(who.seal(PAGE, SealLevel.T)).requireExtended().bytes();
    assertThat(who.verify(lt, Authority.NOW).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(refusal(extender.extend(plain(who))).code()).isEqualTo("EVIDENCE_INCOMPLETE");
    assertThatThrownBy(() -> PdfSealExtender.builder(SealLevel.LTA, unstamping))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PdfSealExtender.builder(SealLevel.B, unstamping))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filesAreWrittenWholeOrNotAtAll(@TempDir Path folder) throws Exception {
    Authority who = Authority.RSA;
    Path input = Files.write(folder.resolve("in.pdf"), plain(who));
    Path output = folder.resolve("out.pdf");
    PdfSealExtender extender = extender(who, SealLevel.LTA);
    assertThat(extender.extend(input, output).requireExtended().file()).contains(output);
    assertThat(who.verify(Files.readAllBytes(output), Authority.NOW).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(refusal(extender.extend(input, output)).code()).isEqualTo("OUTPUT_EXISTS");
    assertThat(refusal(extender.extend(input, input)).code()).isEqualTo("OUTPUT_IS_INPUT");
    Path page = Files.write(folder.resolve("page.pdf"), PAGE);
    assertThat(refusal(extender.extend(page, folder.resolve("no.pdf"))).code())
        .isEqualTo("NOTHING_TO_RAISE");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  /** What is stored once is not stored again, and what others stored stays. */
  @Test
  void theStoreGrowsByWhatIsNew() throws Exception {
    Authority who = Authority.RSA;
    byte[] once = who.seal(PAGE, SealLevel.LTA);
    byte[] twice = who.extend(once, SealLevel.LTA);
    // one more document time stamp and its entry; certificates and lists are there already
    byte[] root = who.root.certificate().getEncoded();
    assertThat(occurrences(twice, root)).isEqualTo(occurrences(once, root) + 1);
    SealReport report = who.verify(twice, Authority.NOW);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures().stream().map(SignatureReport::kind))
        .containsExactly(Kind.SEAL, Kind.TIMESTAMP, Kind.TIMESTAMP);
  }

  /** How often a piece stands in a file, as it is or in hexadecimal digits. */
  private static int occurrences(byte[] file, byte[] piece) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String plain = new String(piece, StandardCharsets.ISO_8859_1);
    String hex = HexFormat.of().formatHex(piece);
    return text.split(Pattern.quote(plain), -1).length
        + text.split(Pattern.quote(hex), -1).length
        - 2;
  }
}
