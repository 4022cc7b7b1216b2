package cn.sidian.material;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.condition.Facts;
import cn.sidian.core.Finding;
import cn.sidian.material.list.MaterialListCheck;
import cn.sidian.material.list.MaterialListFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding code has a fixture named after it and a page in docs/findings. */
class FindingPagesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/findings");
  private static final Path PAGES = Path.of("../docs/findings");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theFixtureShowsItsCode(Path fixture) throws IOException {
    String code = fixture.getFileName().toString().replace(".json", "");
    List<Finding> findings;
    if (Files.readString(fixture).contains("sidian-graph/1")) {
      GraphFile file = GraphFile.read(fixture, GraphFormat.JSON, GraphFile.LIMITS);
      Facts facts = Facts.of(Map.of("f", "not a number"));
      findings = GraphCheck.of(file.graph(), facts, false, 10, GraphCheck.TIME).findings();
    } else {
      MaterialListFile.Read read = MaterialListFile.read(fixture, GraphFile.LIMITS);
      findings = MaterialListCheck.check(read.list(), read.names(), LocalDate.of(2025, 1, 1));
    }
    assertThat(findings).extracting(Finding::code).contains(code);
    assertThat(findings)
        .filteredOn(f -> f.code().equals(code))
        .allSatisfy(
            f -> {
              assertThat(f.message().zh()).doesNotContain("{");
              assertThat(f.message().en()).doesNotContain("{");
            });
    assertThat(PAGES.resolve(code + ".md")).exists();
  }

  @Test
  void everyCodeOfTheBundlesHasAPage() {
    TreeSet<String> missing = new TreeSet<>();
    for (String bundle :
        List.of(
            "cn.sidian.material.messages",
            "cn.sidian.material.list.messages",
            "cn.sidian.material.internal.messages")) {
      ResourceBundle words = ResourceBundle.getBundle(bundle, Locale.ENGLISH);
      for (String key : words.keySet()) {
        String code = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        if (!Files.exists(PAGES.resolve(code + ".md"))) {
          missing.add(code);
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
