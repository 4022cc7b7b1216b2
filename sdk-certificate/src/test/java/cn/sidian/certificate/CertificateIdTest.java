package cn.sidian.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateId.Form;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB/T 36904-2018: identifiers that were published, and what is wrong with others. */
class CertificateIdTest {
  private static final String GOOD =
      "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
        "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
      })
  void publishedIdentifiersAreCorrect(String written) {
    CertificateId.Reading reading = CertificateId.parse(written);
    assertThat(reading.form()).isEqualTo(Form.CORRECT);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.value()).hasValueSatisfying(id -> assertThat(id).hasToString(written));
  }

  @Test
  void aSignInTheSerialDoesNotCount() {
    CertificateId with =
        CertificateId.of(
            "11100000000013338W011", "1101101102", "0624_001", 1, CertificateIdRules.DEFAULT);
    CertificateId without =
        CertificateId.of(
            "11100000000013338W011", "1101101102", "0624001", 1, CertificateIdRules.DEFAULT);
    assertThat(with.check()).isEqualTo(without.check());
  }

  @Test
  void aPublishedIdentifierWithAWrongCheckIsAWarningAndNeverCalledForged() {
    CertificateId.Reading reading =
        CertificateId.parse(
            "1.2.156.3005.2.11100000000013661B006.113700000045046442"
                + ".209FA4E88F9E4C878F3E9BED2CE7EA49.001.M");
    assertThat(reading.form()).isEqualTo(Form.CHECK_MISMATCH);
    assertThat(reading.value()).isPresent();
    Finding finding = reading.findings().get(0);
    assertThat(finding.code()).isEqualTo("IDENTIFIER_CHECK_MISMATCH");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.message().en()).contains("is M, computed is D").contains("no proof");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong root, 1.2.156.3003.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "two-digit version, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.01.U",
    "version 000, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U",
    "lower case, 1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U",
    "no serial, 1.2.156.3005.2.11100000000013338W011.11430000006122244L..001.U",
    "only signs, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.__.001.U",
    "one part more, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.2.2.001.U",
    "full width, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.２０.001.U",
    "two checks, 1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.UU",
  })
  void whatIsNoIdentifier(String wrong, String written) {
    CertificateId.Reading reading = CertificateId.parse(written);
    assertThat(reading.form()).as(wrong).isEqualTo(Form.UNPARSABLE);
    assertThat(reading.value()).isEmpty();
    assertThat(reading.findings())
        .extracting(Finding::code)
        .containsExactly("IDENTIFIER_CHECK_MISMATCH");
    assertThat(reading.findings()).extracting(Finding::severity).containsOnly(Severity.WARNING);
  }

  @Test
  void anotherRootCanBeAllowed() {
    CertificateIdRules rules =
        new CertificateIdRules(List.of("1.2.156.3005.2", "1.2.156.3003.2"), "_", 64);
    String other = GOOD.replace("3005", "3003");
    assertThat(CertificateId.parse(other).form()).isEqualTo(Form.UNPARSABLE);
    assertThat(CertificateId.parse(other, rules).form()).isEqualTo(Form.CORRECT);
  }

  @Test
  void theNextVersionHasItsOwnCheck() {
    CertificateId first = CertificateId.parse(GOOD).value().orElseThrow();
    CertificateId second = first.nextVersion(CertificateIdRules.DEFAULT);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.serial()).isEqualTo(first.serial());
    assertThat(CertificateId.parse(second.toString()).form()).isEqualTo(Form.CORRECT);
    CertificateId last =
        CertificateId.of(
            first.typeCode(), first.issuerCode(), first.serial(), 999, CertificateIdRules.DEFAULT);
    assertThatThrownBy(() -> last.nextVersion(CertificateIdRules.DEFAULT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void wrongPartsAreAWrongCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CertificateId.of("X", "1", "1", 1, CertificateIdRules.DEFAULT))
        .withMessageContaining("21");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CertificateIdRules(List.of(), "_", 64))
        .withMessageContaining("at least one root");
  }

  @Test
  void aVeryLongTextIsNoIdentifier() {
    assertThat(CertificateId.parse("1.2.156.3005.2." + "1".repeat(1_000_000)).form())
        .isEqualTo(Form.UNPARSABLE);
  }
}
