package cn.sidian.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of this module has a page in docs/findings with the words that people read. */
class FindingPagesTest {
  private static final Path PAGES = Path.of("../docs/findings");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".properties"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyCodeHasAPageWithItsWords(Path bundle) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    assertThat(words).isNotEmpty();
    for (String key : words.stringPropertyNames()) {
      String code = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
      if (code.equals("JSON") || !code.matches("[A-Z][A-Z0-9_]+")) {
        continue; // a word of reports, or a part of messages
      }
      Path page = PAGES.resolve(code + ".md");
      assertThat(page).exists();
      assertThat(Files.readString(page))
          .startsWith("# " + code + "\n")
          .contains(words.getProperty(key));
    }
  }
}
