package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import org.junit.jupiter.api.Test;

class CodeParseTest {
  @Test
  void orThrowTellsTheFirstError() {
    // a warning (the organisation code inside) comes before the error
    CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse("11100000000013339X");
    assertThat(Findings.of(parse))
        .containsExactly(
            "WARNING EMBEDDED_ORGANISATION_CODE at character 17",
            "ERROR CHECK_CHARACTER at character 18");
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(parse::orThrow)
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("CHECK_CHARACTER");
              assertThat(e.place()).isEqualTo("character 18");
              assertThat(e.text()).isEqualTo(parse.findings().get(1).message());
            });
  }

  @Test
  void findingsCannotBeChanged() {
    CodeParse<RegionCode> parse = RegionCode.parse("64");
    assertThatThrownBy(() -> parse.findings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void toStringNamesTheCodesOfTheFindings() {
    assertThat(RegionCode.parse("64")).hasToString("CodeParse[no value, findings=[CODE_LENGTH]]");
    assertThat(RegionCode.parse("640502")).hasToString("CodeParse[640502, findings=[]]");
  }

  @Test
  void codesOfDifferentKindsAreNeverEqual() {
    OrganisationCode organisation = OrganisationCode.parse("000013338").orThrow();
    ServiceItemCode local = ServiceItemCode.parse("000013338", Strictness.LENIENT).orThrow();
    assertThat((Object) organisation).isNotEqualTo(local).isNotEqualTo("000013338");
    assertThat(organisation.equals(null)).isFalse();
  }
}
