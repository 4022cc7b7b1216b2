package cn.sidian.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code of the registers has a page in docs/findings with the words that people read. */
class FindingPagesTest {
  private static final Path PAGES = Path.of("../docs/findings");

  @ParameterizedTest
  @ValueSource(strings = {"store", "privacy", "audit", "status", "internal"})
  void everyCodeHasAPageWithItsWords(String name) throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (Locale language : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
      ResourceBundle words =
          ResourceBundle.getBundle("cn.sidian.core." + name + ".messages", language);
      for (String key : words.keySet()) {
        String code = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        Path page = PAGES.resolve(code + ".md");
        if (!Files.exists(page) || !Files.readString(page).contains(words.getString(key))) {
          wrong.add(key);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
