package cn.sidian.examples.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as their callers see them: exit codes, one line of JSON, schemas. */
class RulesContractTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SCHEMAS = Path.of("../docs/schemas");
  private static final String CASES =
      "../sdk-material-graph/src/main/resources/cn/sidian/exemption/packs/cases";
  private static final String FACTS = "data/rules/food-business.yaml";

  @TempDir Path folder;

  /** What one call gave. */
  private record Call(int exit, List<JsonNode> lines, String out, String err) {
    JsonNode only() {
      assertThat(lines).as(out).hasSize(1);
      return lines.get(0);
    }
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMAS.resolve(name + ".json")));
  }

  private Call json(String schema, String... arguments) throws IOException {
    boolean decide = schema.equals("decide");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(decide ? new DecideCommand() : new RulesCommand());
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    int exit =
        command
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      JsonNode node = MAPPER.readTree(line);
      assertThat(schema(schema).validate(node)).as(line).isEmpty();
      lines.add(node);
    }
    return new Call(exit, lines, out.toString(), err.toString());
  }

  private Call text(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Call(exit, List.of(), out.toString(), err.toString());
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void packs() throws IOException {
    Call call = json("rules-packs", "packs");
    assertThat(call.exit()).isZero();
    JsonNode packs = call.only().get("packs");
    assertThat(packs.findValuesAsText("id"))
        .containsExactly("zhongwei", "weidong", "jianzheng", "wuhai", "ordos", "parameters");
    assertThat(packs.get(0).get("region").asText()).isEqualTo("640500");
    assertThat(packs.get(2).get("region").isNull()).isTrue();
    assertThat(packs.get(3).get("from").asText()).isEqualTo("2023-10-11");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhongwei", "weidong", "jianzheng", "wuhai", "ordos", "parameters"})
  void facts(String pack) throws IOException {
    Call call = json("rules-facts", "facts", "--pack", pack);
    assertThat(call.exit()).isZero();
    JsonNode only = call.only();
    only.get("rules")
        .forEach(
            rule -> {
              assertThat(rule.get("requirements")).isNotEmpty();
              assertThat(rule.get("id").asText()).startsWith(pack + ".");
              if (!pack.equals("parameters")) {
                assertThat(rule.get("quote").asText()).isNotBlank();
              }
            });
    only.get("facts").forEach(fact -> assertThat(fact.get("requirements")).isNotEmpty());
  }

  @Test
  void decideIsOneLineAndExitZeroWhenDecided() throws IOException {
    Call call = json("decide", "--pack", "zhongwei", "--facts", FACTS, "--at", "2024-03-05");
    assertThat(call.exit()).isZero();
    JsonNode only = call.only();
    assertThat(only.get("at").asText()).isEqualTo("2024-03-05");
    assertThat(only.get("decisions").findValuesAsText("decision"))
        .containsExactly("EXEMPT", "REQUIRED", "CANCELLED");
    assertThat(only.get("decisions").get(0).get("mayDemand").asText()).isEqualTo("NO");
    JsonNode reason = only.get("decisions").get(0).get("reasons").get(0);
    assertThat(reason.get("basis").get("document").asText()).contains("卫政办发〔2022〕22号");
  }

  @Test
  void pagesForClerkAndCitizenAreWrittenOnceOnly() throws IOException {
    Path page = folder.resolve("decision.html");
    Path notice = folder.resolve("notice.html");
    String[] arguments = {
      "--pack",
      "zhongwei",
      "--facts",
      FACTS,
      "--at",
      "2024-03-05",
      "--lang",
      "zh",
      "--html",
      page.toString(),
      "--notice",
      notice.toString()
    };
    assertThat(text(new DecideCommand(), arguments).exit()).isZero();
    assertThat(page).content().contains("营业执照", "不得要求提供", "二（六）");
    assertThat(notice).content().contains("一次性告知单", "不必带来", "申请人签收");
    Call again = text(new DecideCommand(), arguments);
    assertThat(again.exit()).isEqualTo(4);
    assertThat(again.err()).contains("decision.html");
  }

  @Test
  void aMisspeltPackNamesTheShippedOnes() throws IOException {
    Call call = json("decide", "--pack", "zhongwe", "--facts", FACTS);
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.only().get("error").get("en").asText()).contains("zhongwei", "wuhai");
  }

  @Test
  void undecidedIsExitFourAndNamesWhatIsNeeded() throws IOException {
    String open =
        file("open.yaml", "region: \"640500\"\nacceptedAt: 2024-03-01\nmaterials: {m1: {}}\n");
    Call call = json("decide", "--pack", "zhongwei", "--facts", open);
    assertThat(call.exit()).isEqualTo(4);
    JsonNode decision = call.only().get("decisions").get(0);
    assertThat(decision.get("decision").asText()).isEqualTo("UNDETERMINED");
    assertThat(decision.get("needed")).isNotEmpty();
  }

  @Test
  void aConflictIsExitOne() throws IOException {
    String pack =
        file(
            "p.yaml",
            """
            format: sidian-rules/1
            id: p
            version: "1"
            title: {zh: 例, en: example}
            source: none
            vocabulary: sidian
            rules:
              - id: p.a
                label: {zh: 取消, en: cancelled}
                requirements: [ZW-09]
                outcome: CANCELLED
                when: {fact: material.catchAll, is: true}
              - id: p.b
                label: {zh: 需要, en: required}
                requirements: [ZW-09]
                outcome: REQUIRED
                when: {fact: material.listed, is: true}
            """);
    String facts =
        file(
            "f.json",
            """
            {"acceptedAt":"2024-03-01T23:30:00+08:00",
             "materials":{"m1":{"facts":{"material.catchAll":true,"material.listed":true}}}}
            """);
    Call call = json("decide", "--pack", pack, "--facts", facts);
    assertThat(call.exit()).isEqualTo(1);
    JsonNode decision = call.only().get("decisions").get(0);
    assertThat(decision.get("decision").asText()).isEqualTo("CONFLICT");
    assertThat(decision.get("reasons").get(0).get("unverified").asBoolean()).isTrue();
    assertThat(decision.get("text").get("zh").asText()).contains("裁决");
  }

  @Test
  void unreadableFactsStopTheCall() throws IOException {
    String bad =
        file("bad.yaml", "acceptedAt: 2024-03-01\nfacts: {item.inUnifiedLibary: true}\nx: 1\n");
    Call call = json("decide", "--pack", "zhongwei", "--facts", bad);
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.only().get("file").asText()).isEqualTo(bad);
    assertThat(call.only().get("error").get("code").asText()).isEqualTo("UNKNOWN_FACT");
    assertThat(call.only().get("error").get("place").asText()).endsWith("line 2, column 9");
    assertThat(call.only().get("findings")).hasSize(2);
    assertThat(json("decide", "--pack", "zhongwei", "--facts", bad + "x").exit()).isEqualTo(3);
    assertThat(json("decide", "--pack", "nobody.yaml", "--facts", FACTS).exit()).isEqualTo(3);
  }

  @Test
  void wrongCallsAreExitTwo() throws IOException {
    assertThat(text(new DecideCommand(), "--facts", FACTS).exit()).isEqualTo(2);
    assertThat(
            text(new DecideCommand(), "--pack", "zhongwei", "--facts", FACTS, "--at", "gestern")
                .exit())
        .isEqualTo(2);
    assertThat(text(new RulesCommand(), "test", CASES, "--min-coverage", "200").exit())
        .isEqualTo(2);
  }

  @Test
  void strictTurnsPresumptionsOff() throws IOException {
    String facts =
        file(
            "s.yaml",
            """
            region: "640500"
            acceptedAt: 2024-03-01
            facts: {item.inUnifiedLibrary: true}
            materials:
              m1:
                facts:
                  material.bases: {value: [LAW], complete: true}
                  material.onCommitmentList: false
                  material.sealedCopyHeld: true
            """);
    Call usual = json("decide", "--pack", "zhongwei", "--facts", facts);
    assertThat(usual.exit()).isZero();
    assertThat(usual.only().get("decisions").get(0).get("presumed").get(0).asText())
        .isEqualTo("material.originalBases");
    Call strict = json("decide", "--pack", "zhongwei", "--facts", facts, "--strict");
    assertThat(strict.exit()).isEqualTo(4);
    assertThat(strict.only().get("decisions").get(0).get("presumed")).isEmpty();
  }

  @Test
  void theExplanationReadsLikeOne() {
    Call call =
        text(
            new DecideCommand(),
            "--pack",
            "zhongwei",
            "--facts",
            FACTS,
            "--at",
            "2024-03-05",
            "--lang",
            "zh");
    assertThat(call.exit()).isZero();
    assertThat(call.out())
        .contains("申请人免于提交“营业执照”", "不得要求申请人提供", "二（六）")
        .doesNotContain("null", "{");
  }

  @Test
  void testsOfTheShippedPacks() throws Exception {
    Path xml = folder.resolve("junit.xml");
    Path html = folder.resolve("coverage.html");
    Call call =
        json(
            "rules-test",
            "test",
            CASES,
            "--min-coverage",
            "100",
            "--junit-xml",
            xml.toString(),
            "--html",
            html.toString());
    assertThat(call.exit()).as(call.err()).isZero();
    JsonNode only = call.only();
    assertThat(only.get("failed").asInt()).isZero();
    assertThat(only.get("total").asInt()).isGreaterThanOrEqualTo(150);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(only.get("total").asInt());
    assertThat(Files.readString(html))
        .contains("规则第三条", "不适用本规则")
        .doesNotContain("<script", "http://", "https://");
  }

  @Test
  void anExistingReportIsLeftAloneUnlessAskedToReplaceIt() throws IOException {
    String xml = file("junit.xml", "mine");
    Call kept = text(new RulesCommand(), "test", CASES + "/parameters.yaml", "--junit-xml", xml);
    assertThat(kept.exit()).isEqualTo(4);
    assertThat(kept.err()).contains(xml);
    assertThat(Path.of(xml)).hasContent("mine");
    text(new RulesCommand(), "test", CASES + "/parameters.yaml", "--junit-xml", xml, "--overwrite");
    assertThat(Files.readString(Path.of(xml))).contains("<testsuite");
  }

  @Test
  void aFailingCaseIsExitOneAndNamesTheDifference() throws IOException {
    String failing =
        file(
            "c.yaml",
            """
            id: c1
            requirements: [ZW-05]
            packs: [zhongwei]
            given: {region: "640500", acceptedAt: 2024-03-01, materials: {m1: {}}}
            expect: {m1: {decision: EXEMPT, outcomes: [REUSED]}}
            """);
    Call call = json("rules-test", "test", failing);
    assertThat(call.exit()).isEqualTo(1);
    JsonNode differences = call.only().get("cases").get(0).get("differences");
    assertThat(differences.get(0).get("path").asText()).isEqualTo("expect.m1.decision");
    assertThat(differences.get(0).get("expected").asText()).isEqualTo("EXEMPT");
    assertThat(differences.get(0).get("got").asText()).isEqualTo("UNDETERMINED");
    assertThat(differences.get(1).get("got")).isEmpty();
  }

  @Test
  void noCaseIsExitOneAndAMisspeltKeyExitThree() throws IOException {
    assertThat(json("rules-test", "test", folder.toString()).exit()).isEqualTo(1);
    String misspelt =
        file(
            "c.yaml",
            """
            id: c1
            packs: [zhongwei]
            given: {acceptedAt: 2024-03-01, materials: {m1: {}}}
            expect: {m1: {descision: EXEMPT}}
            """);
    Call call = json("rules-test", "test", misspelt);
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.only().get("error").get("code").asText()).isEqualTo("UNKNOWN_KEY");
  }

  @Test
  void checkCoverageAnalyseMutateDiff() throws IOException {
    for (String pack :
        List.of("zhongwei", "weidong", "jianzheng", "wuhai", "ordos", "parameters")) {
      Call check = json("rules-check", "check", "--pack", pack);
      assertThat(check.exit()).isZero();
      assertThat(check.only().get("findings")).isEmpty();
      Call analysis = json("rules-analyse", "analyse", "--pack", pack, "--at", "2024-03-05");
      assertThat(analysis.exit()).as(analysis.out()).isZero();
      assertThat(analysis.only().get("findings"))
          .allSatisfy(f -> assertThat(f.get("code").asText()).isNotEqualTo("CONTRADICTION"));
    }
    assertThat(json("rules-coverage", "coverage", CASES + "/parameters.yaml").exit()).isZero();
    Call mutation = json("rules-mutate", "mutate", CASES + "/parameters.yaml");
    assertThat(mutation.exit()).isZero();
    assertThat(mutation.only().get("score").asDouble()).isGreaterThan(0.8);
    Call diff =
        json(
            "rules-diff",
            "diff",
            "--before",
            "parameters",
            "--after",
            "zhongwei",
            "--cases",
            CASES + "/parameters.yaml");
    assertThat(diff.exit()).isZero();
    assertThat(diff.only().get("changes")).isNotEmpty();
  }

  @Test
  void filesMatchTheirSchemas() throws IOException {
    ObjectMapper yaml = MAPPER;
    JsonSchema facts = schema("sidian-facts-case");
    JsonNode good =
        yaml.readTree(
            "{\"region\":null,\"acceptedAt\":\"2024-03-01\",\"facts\":{\"channel\":\"WINDOW\"},"
                + "\"materials\":{\"m1\":{\"demand\":{\"form\":\"COPY\"}},\"m2\":null}}");
    assertThat(facts.validate(good)).isEmpty();
    assertThat(facts.validate(yaml.readTree("{\"acceptedAt\":\"x\",\"misspelt\":1}"))).isNotEmpty();
  }
}
