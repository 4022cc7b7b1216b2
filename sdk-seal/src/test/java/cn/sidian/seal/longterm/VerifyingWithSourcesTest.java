package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * WD-21, WD-24: a source is asked where document and caller leave a question open, not endlessly.
 */
class VerifyingWithSourcesTest {
  private static final Authority WHO = Authority.RSA;
  private static final byte[] PAGE = Pages.onePage();

  private final TestAuthority between =
      WHO.root.subordinate(CertificateSpec.authority("TEST between", WHO.keys, Authority.NOW));

  /** Gives what it has and remembers the questions. */
  private static final class Asked implements RevocationSource {
    private final List<String> questions = new ArrayList<>();
    private final Answer answer;
    private final List<X509Certificate> issuers;

    Asked(Answer answer, List<X509Certificate> issuers) {
      this.answer = answer;
      this.issuers = issuers;
    }

    @Override
    public Answer about(X509Certificate certificate, X509Certificate issuer) {
      questions.add("about");
      return answer;
    }

    @Override
    public List<X509Certificate> issuersOf(X509Certificate certificate) {
      questions.add("issuers");
      return issuers;
    }
  }

  private static byte[] sealed(TestAuthority.Issued key, byte[] pdf) {
    // without the certificates above it
    SigningKey bare = SigningKey.of(key.privateKey(), List.of(key.certificate()));
    return PdfSealer.builder(Seal.round("测试局", "业务专用章"), bare)
        .clock(InstantSource.fixed(Authority.NOW))
        .build()
        .seal(pdf, SealPlacement.invisible(), SealNote.automatic())
        .requireSealed()
        .bytes();
  }

  private TestAuthority.Issued signer() {
    return between.issue(CertificateSpec.signer("TEST below", WHO.keys, Authority.NOW));
  }

  private RevocationSource.Answer lists() {
    byte[] above = WHO.list(Authority.NOW).crl();
    byte[] below = TestRevocation.by(between.asSigner(), WHO.keys, Authority.NOW).crl();
    return new RevocationSource.Answer(
        RevocationEvidence.crl(above).and(RevocationEvidence.crl(below)), List.of());
  }

  private static SealReport verify(byte[] pdf, RevocationSource source) {
    return PdfSealVerifier.builder(WHO.anchors())
        .clock(InstantSource.fixed(Authority.NOW))
        .revocation(source)
        .build()
        .verify(pdf);
  }

  @Test
  void aMissingIssuerIsFoundAndItsCertificateAskedAbout() {
    byte[] pdf = sealed(signer(), PAGE);
    SignatureReport closed = verify(pdf, RevocationSource.none()).signatures().get(0);
    assertThat(closed.trust()).isEqualTo(TrustStatus.UNDECIDED);
    Asked source = new Asked(lists(), List.of(between.certificate()));
    SignatureReport open = verify(pdf, source).signatures().get(0);
    assertThat(open.trust()).isEqualTo(TrustStatus.TRUSTED);
    assertThat(open.revocation()).isEqualTo(RevocationStatus.GOOD);
    assertThat(source.questions).containsExactly("issuers", "about", "about");
  }

  /** An issuer that somebody gives is no anchor. */
  @Test
  void aFoundIssuerIsNotTrusted() {
    TestAuthority stranger = TestAuthority.root(WHO.keys, Authority.NOW, new SecureRandom());
    byte[] pdf =
        sealed(stranger.issue(CertificateSpec.signer("TEST", WHO.keys, Authority.NOW)), PAGE);
    Asked source = new Asked(lists(), List.of(stranger.certificate()));
    assertThat(verify(pdf, source).signatures().get(0).trust()).isEqualTo(TrustStatus.UNDECIDED);
  }

  @Test
  void nobodyIsAskedWhereTheCallerAnswers() {
    Asked source = new Asked(lists(), List.of());
    SealReport report =
        PdfSealVerifier.builder(WHO.anchors())
            .clock(InstantSource.fixed(Authority.NOW))
            .revocation(RevocationEvidence.crl(WHO.list(Authority.NOW).crl()))
            .revocation(source)
            .build()
            .verify(WHO.seal(PAGE, SealLevel.LTA));
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(source.questions).isEmpty();
  }

  /** Evidence from after the moment is the last word, wherever it comes from. */
  @Test
  void nobodyIsAskedWhereTheDocumentAnswersWithWhatIsNewerThanTheMoment() {
    byte[] newer =
        WHO.list(Authority.NOW).from(Authority.NOW.plusSeconds(9), Authority.in(7)).crl();
    byte[] pdf =
        WHO.sealer()
            .level(
                SealLevel.LT,
                WHO.sources(WHO.timestamps())
                    .revocation(RevocationSource.of(RevocationEvidence.crl(newer)))
                    .clock(InstantSource.fixed(Authority.NOW.plusSeconds(20)))
                    .build())
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    Asked source = new Asked(RevocationSource.Answer.NOTHING, List.of());
    SealReport report = verify(pdf, source);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(source.questions).isEmpty();
  }

  /** Whoever has a stolen key brings along the list from before the theft, which is still valid. */
  @Test
  void theSourceIsAskedWhereTheDocumentBringsOldEvidenceAlong() {
    byte[] pdf = WHO.seal(PAGE, SealLevel.LT);
    assertThat(verify(pdf, RevocationSource.none()).verdict()).isEqualTo(Verdict.ACCEPTED);
    byte[] newest =
        WHO.list(Authority.NOW)
            .from(Authority.NOW.minusSeconds(60), Authority.in(7))
            .revoking(WHO.signer.certificate(), Authority.in(-1))
            .crl();
    SealReport report = verify(pdf, RevocationSource.of(RevocationEvidence.crl(newest)));
    assertThat(report.decidedBy()).contains("CERTIFICATE_REVOKED");
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
  }

  /** A document with many signers cannot make a server ask without end. */
  @Test
  void questionsHaveAnEnd() {
    byte[] pdf = PAGE;
    for (int i = 0; i < 40; i++) {
      pdf =
          sealed(WHO.root.issue(CertificateSpec.signer("TEST " + i, WHO.keys, Authority.NOW)), pdf);
    }
    Asked source = new Asked(RevocationSource.Answer.NOTHING, List.of());
    SealReport report = verify(pdf, source);
    assertThat(source.questions).hasSize(32);
    assertThat(report.signatures())
        .allMatch(signature -> signature.revocation() == RevocationStatus.NOT_CHECKED);
  }

  /** What the source says about its failure reaches the report and leaves the verdict open. */
  @Test
  void findingsOfTheSourceAreReported() {
    Finding why = Finding.warning("REVOCATION_NOT_FETCHED", new Text("未取得", "not fetched"));
    Asked source =
        new Asked(new RevocationSource.Answer(RevocationEvidence.none(), List.of(why)), List.of());
    SealReport report =
        verify(
            WHO.sealer()
                .build()
                .seal(PAGE, Authority.PLACE, SealNote.automatic())
                .requireSealed()
                .bytes(),
            source);
    assertThat(report.findings()).extracting(Finding::code).contains("REVOCATION_NOT_FETCHED");
    assertThat(report.signatures().get(0).revocation()).isEqualTo(RevocationStatus.NOT_CHECKED);
  }
}
