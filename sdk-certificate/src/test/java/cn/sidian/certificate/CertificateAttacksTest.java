package cn.sidian.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("WD-58: every attack of the list has a fixture that names its finding")
class CertificateAttacksTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path PAGE = Path.of("../docs/attacks-certificate.md");

  /** The tests of each attack, as {@code Class.method}. */
  private static Map<CertificateAttack, Set<String>> fixtures() throws Exception {
    Map<CertificateAttack, Set<String>> fixtures = new EnumMap<>(CertificateAttack.class);
    for (CertificateAttack attack : CertificateAttack.values()) {
      fixtures.put(attack, new TreeSet<>());
    }
    for (Path file : sources()) {
      String name = TESTS.relativize(file).toString().replace(".java", "").replace('/', '.');
      Class<?> test = Class.forName(name, false, CertificateAttacksTest.class.getClassLoader());
      for (Method method : test.getDeclaredMethods()) {
        Shows shows = method.getAnnotation(Shows.class);
        if (shows != null) {
          assertThat(
                  method.isAnnotationPresent(Test.class)
                      || method.isAnnotationPresent(ParameterizedTest.class))
              .as("%s is a test", method)
              .isTrue();
          for (CertificateAttack attack : shows.value()) {
            assertThat(source(file, method))
                .as("%s names the finding of %s", method, attack)
                .contains("\"" + attack.finding() + "\"");
            Objects.requireNonNull(fixtures.get(attack))
                .add(test.getSimpleName() + "." + method.getName());
          }
        }
      }
    }
    return fixtures;
  }

  private static Set<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** A method with its annotations: parameters may stand in them. */
  private static String source(Path file, Method method) throws IOException {
    String text = Files.readString(file);
    int name = text.indexOf("  void " + method.getName() + "(");
    assertThat(name).as("%s in %s", method, file).isPositive();
    int start = text.lastIndexOf("\n\n", name);
    int end = text.indexOf("\n  }\n", name);
    // constants in a table of parameters stand without quotes of their own
    return text.substring(start, end).replaceAll(", ([A-Z_]+)\"", ", \"$1\"");
  }

  @Test
  void noAttackIsWithoutFixture() throws Exception {
    fixtures()
        .forEach((attack, tests) -> assertThat(tests).as("fixtures of %s", attack).isNotEmpty());
  }

  /** The page that people read says the same. */
  @Test
  void thePageListsThemAll() throws Exception {
    StringBuilder table =
        new StringBuilder("| attack | finding | shown by |\n| --- | --- | --- |\n");
    fixtures()
        .forEach(
            (attack, tests) ->
                table
                    .append("| ")
                    .append(attack.what())
                    .append(" | [")
                    .append(attack.finding())
                    .append("](findings/")
                    .append(attack.finding())
                    .append(".md) | `")
                    .append(String.join("`, `", tests))
                    .append("` |\n"));
    if (Boolean.getBoolean("sidian.attacks.write")) {
      String page = Files.readString(PAGE);
      Files.writeString(PAGE, page.substring(0, page.indexOf("| attack |")) + table);
    }
    assertThat(Files.readString(PAGE)).endsWith(table);
  }
}
