package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ISO 32000-2, 12.8.2.2 and 12.8.2.4: a certification or a lock that is out of shape allows no more
 * than any reader of it might.
 */
class BrokenRestrictionsTest {
  private static final String METHOD = "/TransformMethod/DocMDP";

  /** A certified form whose /Reference was written otherwise, then filled in. */
  private static SignatureReport filled(String reference) {
    byte[] sealed =
        Signers.seal(
            Signers.RSA
                .builder(Signers.RSA.signer())
                .certification(SealCertification.FORM_FILLING)
                .build(),
            Later.form(),
            Given.placement());
    SignedFile file = SignedFile.of(Signers.RSA, sealed);
    String text = file.text();
    int start = file.find("/Reference[");
    int end = text.indexOf(">>]", start) + 3;
    assertThat(text.substring(start, end)).contains(METHOD).contains("/P 2");
    byte[] other = file.edit(text.substring(start, end), "/Reference" + reference).signed().bytes();
    return SealedForm.judged(Later.than(other).edit(Later.REMARK, "(none)", "(seen)").bytes());
  }

  private static String reference(String parameters) {
    return "<</Type/SigRef" + METHOD + "/TransformParams<<" + parameters + ">>>>";
  }

  @ParameterizedTest
  @CsvSource({
    "/P 2,PERMITTED",
    "/V/1.2,PERMITTED",
    "/P 1,FORBIDDEN",
    "/P 1.0,FORBIDDEN",
    "/P 0,FORBIDDEN",
    "/P -2,FORBIDDEN",
    "/P 4,FORBIDDEN",
    "/P 4294967298,FORBIDDEN",
    "/P/1,FORBIDDEN",
    "/P(1),FORBIDDEN",
    "/P 999 0 R,FORBIDDEN"
  })
  void level(String parameters, LaterChanges expected) {
    SignatureReport report = filled("[" + reference(parameters) + "]");
    assertThat(report.laterChanges()).isEqualTo(expected);
  }

  @Test
  void ofTwoCertificationsTheStricterCounts() {
    for (String both :
        new String[] {
          reference("/P 1") + reference("/P 3"),
          reference("/P 3") + reference("/P 1"),
          reference("/P 1") + reference("/P 2")
        }) {
      assertThat(filled("[" + both + "]").laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    }
  }

  @Test
  void certificationWithoutItsArray() {
    assertThat(filled(reference("/P 1")).laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/Action 5", "/Fields[(Amount)]", "/Action(All)"})
  void lockThatDoesNotSayWhatItLocks(String parameters) {
    String lock = "<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<<" + parameters + ">>>>";
    SealedForm.is(
        filled("[" + reference("/P 2") + lock + "]"),
        LaterChanges.FORBIDDEN,
        "LOCKED_FIELD_CHANGED");
  }

  /** What the dictionary of a signature refers to stands for what was signed, not for what is. */
  @Test
  void claimedTimeIsThatOfTheSignedRevision() {
    byte[] form = Later.than(Later.form()).with(50, "(D:20260102030405Z)").bytes();
    SignedFile file = SignedFile.of(Signers.RSA, Signers.RSA.seal(form));
    int start = file.find("/M(");
    String old = file.text().substring(start, file.text().indexOf(')', start) + 1);
    byte[] sealed = file.edit(old, "/M 50 0 R").signed().bytes();
    SignatureReport before = SealedForm.judged(sealed);
    assertThat(before.signedAt()).hasToString("2026-01-02T03:04:05Z");
    SignatureReport after =
        SealedForm.judged(Later.than(sealed).with(50, "(D:20200102030405Z)").bytes());
    assertThat(after.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after.signedAt()).isEqualTo(before.signedAt());
    assertThat(after.kind()).isEqualTo(Kind.SEAL);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).contains("/M 50 0 R");
  }
}
