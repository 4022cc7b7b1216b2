package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every code of sealing and verifying has a page in docs/findings with the words that people read,
 * and a fixture of its name or a reason why there is none.
 */
class FindingPagesTest {
  private static final Path PAGES = Path.of("../docs/findings");
  private static final String SEAL = "cn.sidian.seal.internal.messages";

  /** Codes of other modules that sealing and verifying report too; their fixtures are there. */
  private static final List<String> OF_CORE =
      List.of(
          "cn.sidian.core.trust.messages",
          "cn.sidian.core.crypto.messages",
          "cn.sidian.core.net.messages");

  /** Keys that are words of reports and parts of messages, not codes. */
  private static final Set<String> WORDS =
      Set.of("JSON", "report", "severity", "verdict", "kind", "fact", "change");

  @TestFactory
  Stream<DynamicTest> theFixtureShowsItsCode() {
    return FindingFixtures.all().entrySet().stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getKey(),
                    () -> assertThat(fixture.getValue().get()).contains(fixture.getKey())));
  }

  @Test
  void everyCodeHasAFixtureOrAReason() {
    Map<String, Supplier<Set<String>>> fixtures = FindingFixtures.all();
    Map<String, String> reasons = FindingFixtures.reasons();
    assertThat(reasons.keySet()).doesNotContainAnyElementsOf(fixtures.keySet());
    assertThat(reasons.values()).noneMatch(String::isBlank);
    Set<String> missing = new TreeSet<>(messages(SEAL).keySet());
    missing.removeAll(fixtures.keySet());
    missing.removeAll(reasons.keySet());
    assertThat(missing).isEmpty();
    Set<String> known = new TreeSet<>(messages(SEAL).keySet());
    OF_CORE.forEach(bundle -> known.addAll(messages(bundle).keySet()));
    assertThat(known).containsAll(fixtures.keySet()).containsAll(reasons.keySet());
  }

  @Test
  void everyCodeHasAPageWithItsWords() throws IOException {
    for (String bundle : Stream.concat(Stream.of(SEAL), OF_CORE.stream()).toList()) {
      for (Map.Entry<String, List<String>> code : messages(bundle).entrySet()) {
        Path page = PAGES.resolve(code.getKey() + ".md");
        assertThat(page).exists();
        String text = Files.readString(page);
        assertThat(text).startsWith("# " + code.getKey() + "\n");
        assertThat(text).contains(code.getValue());
      }
    }
  }

  @Test
  void everyReasonStandsOnItsPage() throws IOException {
    for (Map.Entry<String, String> reason : FindingFixtures.reasons().entrySet()) {
      assertThat(Files.readString(PAGES.resolve(reason.getKey() + ".md")))
          .contains(reason.getValue());
    }
  }

  /** The codes of a bundle with everything they say, in both languages. */
  private static Map<String, List<String>> messages(String bundle) {
    Map<String, List<String>> codes = new TreeMap<>();
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      ResourceBundle words = ResourceBundle.getBundle(bundle, language);
      for (String key : words.keySet()) {
        String code = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        if (!WORDS.contains(code)) {
          codes.computeIfAbsent(code, any -> new java.util.ArrayList<>()).add(words.getString(key));
        }
      }
    }
    return codes;
  }
}
