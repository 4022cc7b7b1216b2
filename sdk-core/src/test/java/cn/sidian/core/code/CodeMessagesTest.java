package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both bundles have the same keys, and each key is the message of some fault. */
class CodeMessagesTest {
  private static final ResourceBundle ZH = bundle(Locale.CHINESE);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);
  private static final String TASK = "11440232MB2D06811W4000117051000";

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("cn.sidian.core.code.messages", locale);
  }

  /** One code for each fault that has words of its own, and each kind of code. */
  private static List<Finding> everyFault() {
    return Stream.of(
            UnifiedSocialCreditCode.parse("1"),
            OrganisationCode.parse("1"),
            CitizenId.parse("1"),
            RegionCode.parse("1"),
            ServiceItemCode.parse("1"),
            RegionCode.parse("64O500"),
            CitizenId.parse("1101051949123100X2"),
            UnifiedSocialCreditCode.parse("9144030071526726xG"),
            RegionCode.parse("６40500"),
            RegionCode.parse("640502000001"),
            RegionCode.parse("010000"),
            RegionCode.parse("640502600000"),
            OrganisationCode.parse("000013339"),
            UnifiedSocialCreditCode.parse("11100000000013339X"),
            CitizenId.parse("110105491331002"),
            ServiceItemCode.parse(TASK.replace("W4", "W9") + "202013400008"),
            ServiceItemCode.parse("XK 00101000", Strictness.LENIENT))
        .flatMap(parse -> parse.findings().stream())
        .toList();
  }

  @Test
  void bothBundlesHaveTheSameKeys() {
    assertThat(new TreeSet<>(ZH.keySet())).isEqualTo(new TreeSet<>(EN.keySet()));
  }

  @Test
  void bothLanguagesUseTheSamePlaceholders() {
    for (String key : EN.keySet()) {
      for (String placeholder : List.of("{0}", "{1}", "{2}", "{3}")) {
        assertThat(ZH.getString(key).contains(placeholder))
            .as("%s %s", key, placeholder)
            .isEqualTo(EN.getString(key).contains(placeholder));
      }
    }
  }

  @Test
  void everyKeyIsUsed() {
    assertThat(unused(EN, Text::en)).isEmpty();
    assertThat(unused(ZH, Text::zh)).isEmpty();
  }

  /** The keys whose words, placeholders filled in any way, are in none of the messages. */
  private static Set<String> unused(ResourceBundle bundle, Function<Text, String> language) {
    List<String> messages = everyFault().stream().map(Finding::message).map(language).toList();
    Set<String> unused = new TreeSet<>();
    for (String key : bundle.keySet()) {
      boolean part = key.startsWith("NAME.") || key.equals("VISIBLE_CHARACTERS");
      Pattern words = Pattern.compile(asPattern(bundle.getString(key)));
      if (messages.stream()
          .noneMatch(m -> part ? words.matcher(m).find() : words.matcher(m).matches())) {
        unused.add(key);
      }
    }
    return unused;
  }

  private static String asPattern(String message) {
    return Pattern.quote(message).replaceAll("\\{[0-9]\\}", "\\\\E.+?\\\\Q");
  }

  @Test
  void everyFindingHasAllItsWordsAndAClause() {
    assertThat(everyFault())
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).matches("[A-Z_]+");
              assertThat(finding.clause()).isNotNull();
              assertThat(finding.message().en()).doesNotContain("{", "}").endsWith(".");
              assertThat(finding.message().zh()).doesNotContain("{", "}").endsWith("。");
            });
  }
}
