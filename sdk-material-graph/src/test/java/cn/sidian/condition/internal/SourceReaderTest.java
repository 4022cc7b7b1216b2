package cn.sidian.condition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts, Everywhere and YAML: places, duplicate keys, limited aliases, source characters. */
class SourceReaderTest {
  private static final Limits SMALL = new Limits(2_000, 10, 200, 1, 1, 1, Duration.ofSeconds(8));

  private static SourceNode read(String name, String text, Limits limits) {
    Problems problems = new Problems();
    SourceNode node =
        SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8), limits, problems);
    problems.throwIfErrors();
    return node;
  }

  private static SourceNode.Mapping mapping(String name, String text) {
    return (SourceNode.Mapping) read(name, text, Limits.DEFAULT);
  }

  private static List<Finding> problems(String name, String text, Limits limits) {
    return catchThrowableOfType(SourceException.class, () -> read(name, text, limits)).findings();
  }

  @ParameterizedTest
  @ValueSource(strings = {"010", "1e5", "NO", "2022-03", "0x1F", "1_000", "12:30", "on", ".inf"})
  void bareYamlKeepsItsCharacters(String text) {
    SourceNode.Scalar scalar =
        (SourceNode.Scalar)
            mapping("a.yaml", "k: " + text + "\n" + text + ": v").entries().get(0).value();
    assertThat(scalar.text()).isEqualTo(text);
    assertThat(mapping("a.yaml", text + ": v").entries().get(0).key().text()).isEqualTo(text);
    assertThat(Scalars.text(scalar, new Problems())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"a.yaml, '~'", "a.yaml, 'null'", "a.yaml, ''", "a.json, 'null'"})
  void noValueIsNoValue(String name, String text) {
    SourceNode.Mapping mapping = mapping(name, "{\"k\": " + text + "}");
    assertThat(((SourceNode.Scalar) mapping.entries().get(0).value()).isNull()).isTrue();
  }

  @Test
  void quotedNullIsText() {
    SourceNode node = mapping("a.yaml", "k: 'null'").entries().get(0).value();
    assertThat(((SourceNode.Scalar) node).isNull()).isFalse();
  }

  @Test
  void placesAreLineAndColumnFromOne() {
    SourceNode.Mapping yaml = mapping("a.yaml", "# 注释\n卡: 值\nb:\n  - x\n  -   y\n");
    assertThat(yaml.entries().get(0).value().place()).isEqualTo(new Place("a.yaml", 2, 4));
    SourceNode.Sequence list = (SourceNode.Sequence) yaml.entries().get(1).value();
    assertThat(list.items().get(1).place()).hasToString("a.yaml, line 5, column 7");
    SourceNode.Mapping json = mapping("a.json", "{\n  \"卡\": \"值\",\n  \"b\": [1]\n}");
    assertThat(json.entries().get(0).value().place()).isEqualTo(new Place("a.json", 2, 8));
    assertThat(json.entries().get(1).key().place()).isEqualTo(new Place("a.json", 3, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.yaml|{a: 1, b: 2, a: 3}|DUPLICATE_KEY|line 1, column 14",
        "a.json|{\"a\":1,\"a\":1}|DUPLICATE_KEY|line 1, column 8",
        "a.yaml|{? [x] : 1}|KEY_SHAPE|line 1, column 4",
        "a.yaml|a: [1|SOURCE_SYNTAX|line 1, column 6",
        "a.yaml|a: !!java.io.File x|TAG_NOT_ALLOWED|line 1, column 4",
        "a.yaml|a: !x {}|TAG_NOT_ALLOWED|line 1, column 4",
        "a.yaml|a: *b|ALIAS_UNKNOWN|line 1, column 4",
        "a.yaml|a: &b [*b]|ALIAS_OF_ITSELF|line 1, column 8",
        "a.json|{\"a\":1,}|SOURCE_SYNTAX|line 1, column 8",
        "a.json|{\"a\":01}|SOURCE_SYNTAX|line 1, column 7",
        "a.json|{} {}|SOURCE_SYNTAX|line 1, column 4",
        "a.json|{\"a\": NaN}|SOURCE_SYNTAX|line 1, column 10",
        "facts|{\"a\": [oops}|SOURCE_SYNTAX|line 1, column 8",
      })
  void whatIsWrongHasItsPlace(String name, String text, String code, String place) {
    List<Finding> found = problems(name, text, Limits.DEFAULT);
    assertThat(found).extracting(Finding::code).containsExactly(code);
    assertThat(found.get(0).place()).isEqualTo(name + ", " + place);
    assertThat(found.get(0).message().zh()).doesNotContain("{0}").isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"a.yaml", "facts", "a.json"})
  void jsonWithTabsIsReadWhateverTheNameOfTheFile(String name) {
    assertThat(mapping(name, "{\n\t\"a\": [1,\t2],\n\t\"b\": \"\\/\"\n}").entries()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"a.yaml", "facts", "a.yml", "a.txt"})
  void yamlMayLookLikeJson(String name) {
    assertThat(mapping(name, "{a: 1, b: NO}").entries()).hasSize(2);
  }

  @Test
  void severalDocumentsAndNoneAreRefused() {
    assertThat(problems("a.yaml", "a: 1\n---\nb: 2\n", Limits.DEFAULT))
        .extracting(Finding::code)
        .containsExactly("SOURCE_SEVERAL_DOCUMENTS");
    for (String name : List.of("a.yaml", "a.json", "facts")) {
      assertThat(problems(name, "", Limits.DEFAULT))
          .extracting(Finding::code)
          .containsExactly("SOURCE_EMPTY");
    }
  }

  @Test
  void theContentOfAFileIsNotRepeatedInMessages() {
    assertThat(problems("a.json", "{\"holder\": 身份证110101199003070000}", Limits.DEFAULT))
        .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("1101011990"));
  }

  @Test
  void limitsHold() {
    String deep = "[".repeat(100_000);
    assertThat(problems("a.yaml", deep, SMALL).get(0).code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(problems("a.json", deep, SMALL).get(0).code()).isEqualTo("LIMIT_EXCEEDED");
    String wide = "[" + "1,".repeat(300) + "1]";
    assertThat(problems("a.yaml", wide, SMALL).get(0).message().en()).contains("maxObjects");
    assertThat(problems("a.json", wide, SMALL).get(0).message().en()).contains("maxObjects");
  }

  /** A billion laughs: nine levels of nine aliases each. */
  @Test
  void aliasesCountAsWhatTheyStandFor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String item = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (item + ", ").repeat(8) + item + "]\n");
    }
    assertThat(problems("a.yaml", bomb.toString(), Limits.DEFAULT).get(0).message().en())
        .contains("maxObjects");
    String many = "a: &a x\nb: [" + "*a, ".repeat(1_001) + "*a]\n";
    assertThat(problems("a.yaml", many, Limits.DEFAULT).get(0).message().en())
        .contains("maxAliases");
  }

  @Test
  void anAliasStandsForItsAnchor() {
    SourceNode.Mapping mapping = mapping("a.yaml", "a: &x {k: v}\nb: *x\n");
    assertThat(mapping.get("b")).isEqualTo(mapping.get("a"));
  }

  @Test
  void utf8WithOrWithoutMarkAndNothingElse(@TempDir Path folder) throws Exception {
    Path marked = folder.resolve("marked.yaml");
    Files.write(marked, "\uFEFFa: 值\n".getBytes(StandardCharsets.UTF_8));
    assertThat(SourceReader.read(marked, Limits.DEFAULT, new Problems()).kind())
        .isEqualTo(SourceNode.Kind.MAPPING);
    Path gbk = folder.resolve("gbk.yaml");
    Files.write(gbk, "a: x\nb: 中\n".getBytes("GB18030"));
    SourceException e =
        catchThrowableOfType(
            SourceException.class, () -> SourceReader.read(gbk, Limits.DEFAULT, new Problems()));
    assertThat(e.code()).isEqualTo("SOURCE_ENCODING");
    assertThat(e.place()).endsWith("line 2, column 4");
  }

  @Test
  void filesThatCannotBeReadOrAreTooLarge(@TempDir Path folder) throws Exception {
    SourceException missing =
        catchThrowableOfType(
            SourceException.class,
            () -> SourceReader.read(folder.resolve("none"), Limits.DEFAULT, new Problems()));
    assertThat(missing.code()).isEqualTo("SOURCE_UNREADABLE");
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "# " + "x".repeat(3_000));
    SourceException tooLarge =
        catchThrowableOfType(
            SourceException.class, () -> SourceReader.read(large, SMALL, new Problems()));
    assertThat(tooLarge.code()).isEqualTo("LIMIT_EXCEEDED");
  }
}
