package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.examples.RequirementsTable.Expected;
import cn.sidian.examples.RequirementsTable.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/requirements.md} is generated from the tests and complete for every id that a list in
 * {@code src/test/resources/requirements} promises. Written anew with {@code
 * -Dsidian.requirements.write=true}.
 */
class RequirementsTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/requirements.md");
  private static final Path LISTS = Path.of("src/test/resources/requirements");

  private static List<Expected> lists() throws IOException {
    try (Stream<Path> files = Files.list(LISTS)) {
      return files.sorted().map(Expected::read).toList();
    }
  }

  @Test
  void everyPromisedRequirementIsQuotedInATestOrHasAReason() throws IOException {
    RequirementsTable table = RequirementsTable.of(ROOT);
    List<String> missing = new ArrayList<>();
    for (Expected list : lists()) {
      assertThat(list.reasons()).isNotEmpty();
      list.reasons()
          .forEach(
              (id, reason) -> {
                assertThat(id).matches(RequirementsTable.ID);
                if (table.quotes(id).isEmpty() && reason.isBlank()) {
                  missing.add(id);
                }
              });
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void thePageNamesEachOfThemWithTestsThatStillQuoteIt() throws IOException {
    RequirementsTable table = RequirementsTable.of(ROOT);
    if (Boolean.getBoolean("sidian.requirements.write")) {
      Files.writeString(PAGE, page(table));
    }
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(l -> l.matches("\\| [A-Z]{2}-\\d{2} .*")).toList();
    List<String> promised = new ArrayList<>();
    lists().forEach(l -> promised.addAll(l.reasons().keySet()));
    assertThat(rows).extracting(r -> r.substring(2, 7)).containsExactlyElementsOf(promised);
    Pattern test = Pattern.compile("\\[([\\w.]+)\\]\\(\\.\\./(\\S+?/src/test/\\S+?)\\)");
    for (String row : rows) {
      String id = row.substring(2, 7);
      List<String> known = table.quotes(id).stream().map(Quote::shown).toList();
      Matcher named = test.matcher(row);
      int tests = 0;
      while (named.find()) {
        tests++;
        assertThat(known).as(id + ": write the page anew").contains(named.group(1));
        assertThat(ROOT.resolve(named.group(2))).exists();
      }
      assertThat(tests > 0 || row.contains("| none: ")).as(row).isTrue();
    }
  }

  private static String page(RequirementsTable table) throws IOException {
    StringBuilder out =
        new StringBuilder(
            """
            # Requirements, the tests that quote them, and the code they call

            Generated from the sources of the tests; do not edit. Write it anew with

            ```sh
            ./mvnw -q test -pl examples -am -Dtest=RequirementsTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dsidian.requirements.write=true
            ```

            A test of the build keeps it complete: every id promised in `examples/src/test/resources/requirements` is
            quoted in a test, or its reason stands here.
            """);
    for (Expected list : lists()) {
      out.append('\n').append(table.section(list));
    }
    return out.toString();
  }

  /** jqwik skips, and says so only in its report, a property that carries a JUnit annotation. */
  @Test
  void noPropertyIsSkippedForItsAnnotations() throws IOException {
    Pattern mixed =
        Pattern.compile("@(?:net\\.jqwik\\.api\\.)?Property\\b[^{;]*@DisplayName\\b[^{;]*\\{");
    Pattern mixedBefore = Pattern.compile("@DisplayName\\([^{;]*@Property\\b");
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(".java") && f.toString().contains("src/test/java"))
              .filter(f -> !f.endsWith("RequirementsTableTest.java"))
              .toList()) {
        String text = Files.readString(file);
        assertThat(mixed.matcher(text).find() || mixedBefore.matcher(text).find())
            .as(file + ": name properties with jqwik's @Label")
            .isFalse();
      }
    }
  }
}
