package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One pack for each fault, in {@code src/test/resources/pack-faults}, named by its code. Beside it
 * stands, in {@code CODE.expected}, everything that is to be said of it: place, code, and the words
 * with the remedy in both languages.
 */
class PackFaultsTest {
  private static final Path FOLDER = Path.of("src/test/resources/pack-faults");

  /** Codes of the bundles that no pack can show by itself, and where they are shown. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // facts of a case at run time: DecisionPropertyTest, ConditionTest
          "CONDITION_WRONG_TYPE",
          "CONDITION_DAY_OVERFLOW",
          // packs too large: below
          "LIMIT_EXCEEDED",
          // a path and no pack: SourceReaderTest
          "SOURCE_UNREADABLE",
          // signed packs: CaseQuestionsTest
          "PACK_NOT_SIGNED",
          // found by the analysis: RuleToolsTest, AnalysisPropertyTest
          "CONTRADICTION",
          "CONTRADICTION_NOT_EXCLUDED",
          "FACT_NEVER_USED",
          "GAP",
          "OUTCOME_NEVER_REACHED",
          "RULE_ALWAYS_BEATEN",
          "RULE_NEVER_IN_FORCE");

  @TempDir Path folder;

  static List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> name(file).endsWith(".yaml") && !name(file).endsWith(".other.yaml"))
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Everything that reading and compiling says. */
  private static List<Finding> findings(Path file) {
    try {
      List<RulePack> packs = new ArrayList<>(List.of(RulePack.read(file)));
      Path other = file.resolveSibling(name(file).replace(".yaml", ".other.yaml"));
      if (Files.exists(other)) {
        packs.add(RulePack.read(other));
      }
      List<Finding> all = new ArrayList<>();
      packs.forEach(pack -> all.addAll(pack.findings()));
      all.addAll(ExemptionRules.of(packs).findings());
      return all;
    } catch (SourceException e) {
      return e.findings();
    }
  }

  private static String shown(Finding finding) {
    String place = String.valueOf(finding.place()).replace('\\', '/');
    return place.substring(place.lastIndexOf('/') + 1)
        + ": "
        + finding.severity()
        + " "
        + finding.code()
        + "\n  "
        + finding.message().zh()
        + "\n  "
        + finding.message().en()
        + "\n";
  }

  @ParameterizedTest
  @MethodSource("packs")
  void everyFaultIsNamedWithItsPlaceAndRemedy(Path file) throws IOException {
    String shown = findings(file).stream().map(PackFaultsTest::shown).collect(Collectors.joining());
    Path expected = file.resolveSibling(name(file).replace(".yaml", ".expected"));
    assertThat(shown).isEqualTo(Files.readString(expected));
    String code = name(file).replace(".yaml", "");
    if (!code.equals("SEVERAL-AT-ONCE")) {
      assertThat(shown).contains(" " + code + "\n").doesNotContain("{0}", "{1}");
    }
  }

  @Test
  void severalProblemsAreReportedAtOnceInTheOrderOfTheFile() {
    List<Finding> found = findings(FOLDER.resolve("SEVERAL-AT-ONCE.yaml"));
    assertThat(found)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::code)
        .contains("UNKNOWN_KEY", "MISSING_KEY", "UNKNOWN_VALUE", "UNKNOWN_FACT", "WRONG_TYPE")
        .contains("DUPLICATE_RULE", "BASIS_WITHOUT_SOURCE");
    List<Integer> lines =
        found.stream()
            .map(finding -> String.valueOf(finding.place()).replaceAll(".*line (\\d+),.*", "$1"))
            .map(Integer::valueOf)
            .toList();
    assertThat(lines).isSorted();
  }

  @Test
  void everyCodeThatAPackCanShowHasItsPack() throws IOException {
    Set<String> shown = new TreeSet<>(ELSEWHERE);
    packs().forEach(file -> shown.add(name(file).replace(".yaml", "")));
    Set<String> missing = new TreeSet<>();
    for (String bundle :
        List.of(
            "cn.sidian.condition.internal.messages",
            "cn.sidian.exemption.internal.pack.messages",
            "cn.sidian.exemption.internal.engine.messages")) {
      for (String key : ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet()) {
        // keys with a dot are parts of a sentence
        if (!key.contains(".") && !shown.contains(key)) {
          missing.add(key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** {@code rules test .} names its packs {@code ./p.yaml}. */
  @Test
  void theTextBesideAPackIsFoundWhateverWayLeadsThere() {
    Path round = FOLDER.resolve(".").resolve("..").resolve("pack-faults/./SPECIAL_OLDER.yaml");
    assertThat(RulePack.read(round).rules()).hasSize(1);
  }

  /** A pack reads nothing outside its own folder. */
  @Test
  void aTextOutsideTheFolderIsNotRead() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("articles.txt"), "# 一\n甲材料一律不再要求提供。\n");
    String text = Files.readString(FOLDER.resolve("SPECIAL_OLDER.yaml"));
    Path file = inner.resolve("p.yaml");
    Files.writeString(file, text.replace("articles.txt", "../articles.txt"));
    assertThat(findings(file)).extracting(Finding::code).containsExactly("FILE_NOT_FOUND");
  }

  /** What an author has looked at is not said again. */
  @Test
  void acceptedWarningsAreSilent() throws IOException {
    Path file = folder.resolve("p.yaml");
    String text = Files.readString(FOLDER.resolve("RULE_WITHOUT_CONDITION.yaml"));
    Files.writeString(file, text + "    accepts: {RULE_WITHOUT_CONDITION: applies to all}\n");
    assertThat(findings(file)).isEmpty();
  }

  private static final String HEAD =
      """
      format: sidian-rules/1
      id: p
      version: "1"
      title: {zh: 例, en: example}
      source: none
      vocabulary: sidian
      rules:
      """;

  private SourceException refused(String text, Limits limits) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, text);
    return catchThrowableOfType(SourceException.class, () -> RulePack.read(file, limits));
  }

  @Test
  void aConditionNestedWithoutEndIsRefusedWithItsPlace() throws IOException {
    int depth = 50_000;
    String rule =
        "  - id: p.a\n    label: {zh: 例, en: example}\n    outcome: CANCELLED\n    when: ";
    for (String[] brackets :
        List.of(new String[] {"{not: ", "}"}, new String[] {"{all: [", "]}"})) {
      SourceException e =
          refused(
              HEAD
                  + rule
                  + brackets[0].repeat(depth)
                  + "{fact: material.listed, is: true}"
                  + brackets[1].repeat(depth),
              Limits.DEFAULT);
      assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED");
      assertThat(e.place()).contains("p.yaml, line 11, column ");
      assertThat(e.text().en()).contains("maxDepth");
    }
  }

  /** Nine levels of nine aliases each: 387,420,489 comparisons if written out. */
  @Test
  void aConditionOfAliasesOfAliasesIsRefused() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    String last = "{fact: material.listed, is: true}";
    for (int level = 0; level < 9; level++) {
      String part = last;
      String nine = Stream.generate(() -> part).limit(9).collect(Collectors.joining(", "));
      text.append("  - id: p.a" + level + "\n    label: {zh: 例, en: example}\n")
          .append("    outcome: CANCELLED\n    when: &a" + level + " {all: [" + nine + "]}\n");
      last = "*a" + level;
    }
    SourceException e = refused(text.toString(), Limits.DEFAULT);
    assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(e.text().en()).contains("maxObjects");
  }

  @Test
  void aHugePackIsRefusedBeforeItIsRead() throws IOException {
    Limits small = new Limits(100_000, 100, 2_000, 1, 1, 1, Duration.ofSeconds(8));
    SourceException bytes = refused(HEAD + "# " + "x".repeat(200_000), small);
    assertThat(bytes.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(bytes.text().en()).contains("maxInputBytes");
    SourceException objects = refused(HEAD + "  - {id: p.a}\n".repeat(2_000), small);
    assertThat(objects.text().en()).contains("maxObjects");
  }

  /** By default nothing is read that would not fit into an ordinary heap. */
  @Test
  void aFileOfHundredMegabytesIsRefusedByDefault() throws IOException {
    Path file = folder.resolve("huge.yaml");
    try (var out =
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.position(100L << 20);
      out.write(ByteBuffer.wrap(new byte[] {'#'}));
    }
    SourceException e = catchThrowableOfType(SourceException.class, () -> RulePack.read(file));
    assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(e.place()).contains("huge.yaml");
  }

  /** However much is wrong, the report stays readable and bounded. */
  @Test
  void aThousandFaultsAreNotAThousandPages() throws IOException {
    SourceException e =
        refused(HEAD + "  - {id: x, outcome: NOTHING}\n".repeat(5_000), Limits.DEFAULT);
    assertThat(e.findings()).hasSizeBetween(100, 1_000);
    assertThat(e.findings()).extracting(Finding::code).contains("UNKNOWN_VALUE");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.write(file, new byte[] {0, 1, 2, 3, (byte) 0xFE, (byte) 0xFF});
    SourceException e = catchThrowableOfType(SourceException.class, () -> RulePack.read(file));
    assertThat(e.code()).isIn("SOURCE_ENCODING", "SOURCE_SYNTAX");
    assertThat(e.text().en().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
  }
}
