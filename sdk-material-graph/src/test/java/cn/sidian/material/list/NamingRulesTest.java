package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ZW-16: 统一名称. */
class NamingRulesTest {
  private static final NamingRules NAMES =
      new NamingRules(List.of(List.of("居民身份证", "身份证", "公民身份证"), List.of("公民身份证", "二代身份证")));

  @Test
  @DisplayName("ZW-16: width, blanks and brackets do not matter; synonyms are data")
  void same() {
    assertThat(NAMES.key("营业执照（副本）")).isEqualTo(NAMES.key("营业执照 (副本)"));
    assertThat(NAMES.key("ＡＢ表")).isEqualTo(NAMES.key("ab表"));
    assertThat(NAMES.key("“一照”")).isEqualTo(NAMES.key("一照"));
    assertThat(NAMES.key("身份证")).isEqualTo(NAMES.key("居民 身份证"));
    assertThat(NAMES.key("二代身份证")).isEqualTo(NAMES.key("居民身份证"));
  }

  @Test
  @DisplayName("ZW-16: 原件 and 复印件, 变更 and 注销 are not the same")
  void different() {
    assertThat(NAMES.key("身份证原件")).isNotEqualTo(NAMES.key("身份证复印件"));
    assertThat(NAMES.key("变更登记申请书")).isNotEqualTo(NAMES.key("注销登记申请书"));
    assertThat(NamingRules.PLAIN.key("身份证")).isNotEqualTo(NamingRules.PLAIN.key("居民身份证"));
  }
}
