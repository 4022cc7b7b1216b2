package cn.sidian.examples.material;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as their callers see them: exit codes, one line of JSON for each file, schemas. */
class GraphContractTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SCHEMAS = Path.of("../docs/schemas");

  @TempDir Path folder;

  /** What one call gave. */
  private record Call(int exit, List<JsonNode> lines, String errors) {
    JsonNode only() {
      assertThat(lines).hasSize(1);
      return lines.get(0);
    }
  }

  private Call graph(String schema, String... arguments) throws IOException {
    return call(new CommandLine(new GraphCommand()), schema, arguments);
  }

  private Call call(CommandLine command, String schema, String... arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    List<JsonNode> lines = new ArrayList<>();
    JsonSchema judge =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMAS.resolve(schema + ".json")));
    for (String line : out.toString().lines().toList()) {
      JsonNode node = MAPPER.readTree(line);
      assertThat(judge.validate(node)).as(line).isEmpty();
      lines.add(node);
    }
    return new Call(exit, lines, err.toString());
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  @Test
  void checkOfAnEdgeList() throws IOException {
    String file = file("g", "a b\nb c\nc a\nb a\nx\n# hi\nd d\na b\n");
    Call call = graph("graph-check", "check", "--format", "edges", "--json", file);
    assertThat(call.exit()).isEqualTo(1);
    JsonNode only = call.only();
    assertThat(only.get("nodes").asInt()).isEqualTo(5);
    assertThat(only.get("edges").asInt()).isEqualTo(5);
    assertThat(only.get("acyclic").asBoolean()).isFalse();
    assertThat(only.get("cycles").toString())
        .isEqualTo("[[\"d\",\"d\"],[\"a\",\"b\",\"a\"],[\"a\",\"b\",\"c\",\"a\"]]");
    assertThat(only.get("cyclesTruncated").asBoolean()).isFalse();
    assertThat(only.get("stronglyConnected").toString()).isEqualTo("[[\"a\",\"b\",\"c\"]]");
  }

  @Test
  void severalInputsTheWorstExitAndEveryInputNamed() throws IOException {
    String good = file("good.edges", "a b\n");
    String cyclic = file("cyclic.edges", "a a\n");
    String bad = file("bad.edges", "a b c\n");
    Call call = graph("graph-check", "check", "--json", good, bad, cyclic, folder + "/none.edges");
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.lines())
        .extracting(n -> n.has("error"))
        .containsExactly(false, true, false, true);
    assertThat(graph("graph-check", "check", "--json", good, cyclic).exit()).isEqualTo(1);
    assertThat(graph("graph-check", "check", "--json", good).exit()).isZero();
  }

  @Test
  void wrongCallsAreExitTwoWithoutOutput() throws IOException {
    String good = file("good.edges", "a b\n");
    for (String[] arguments :
        new String[][] {
          {"check", "--format", "xml", good},
          {"bring", good},
          {"bring", "--goal", "nobody", good},
          {"cut", "--goal", "BOTH", good},
          {"export", "--to", "png", good}
        }) {
      Call call = graph("graph-check", arguments);
      assertThat(call.exit()).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(call.lines()).isEmpty();
      assertThat(call.errors()).isNotBlank();
    }
  }

  @Test
  void anUnreadableFactsFileStopsTheWholeCall() throws IOException {
    String good = file("good.edges", "a b\n");
    String facts = file("facts.json", "{\"facts\":{\"a\":}}");
    Call call = graph("graph-stages", "stages", "--facts", facts, "--json", good, good);
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.only().get("file").asText()).isEqualTo(facts);
  }

  private static final String CONDITIONAL =
      """
      {"format":"sidian-graph/1","nodes":[
        {"id":"goal","zh":"目标","from":"RESULT","days":2},
        {"id":"paper","zh":"材料","from":"APPLICANT","weight":3},
        {"id":"deed","zh":"证书","from":"APPLICANT"}],
       "requires":[
        {"id":"r1","node":"goal","anyOf":[{"node":"paper"}]},
        {"id":"r2","node":"goal","anyOf":[{"node":"deed"}],"when":{"fact":"owner","is":true}}]}
      """;

  @Test
  void whatIsCertainAndWhatDependsAreKeptApart() throws IOException {
    String file = file("c.json", CONDITIONAL);
    Call open = graph("graph-bring", "bring", "--goal", "goal", "--json", file);
    assertThat(open.exit()).isZero();
    assertThat(texts(open.only().get("bring"))).containsExactly("paper");
    assertThat(open.only().get("onlyIf").toString())
        .isEqualTo("[{\"node\":\"deed\",\"facts\":[\"owner\"]}]");
    String facts = file("facts.json", "{\"facts\":{\"owner\":false}}");
    Call known = graph("graph-bring", "bring", "--goal", "goal", "--facts", facts, "--json", file);
    assertThat(known.only().get("onlyIf")).isEmpty();
    assertThat(known.only().get("lowerBound").asInt()).isEqualTo(3);
    Call shared =
        graph("graph-bring", "bring", "--goal", "goal", "--shared", "paper,deed", "--json", file);
    assertThat(shared.only().get("bring")).isEmpty();
    assertThat(texts(shared.only().get("apply"))).containsExactly("goal");
  }

  @Test
  void dependingAndImpossibleHaveTheirExits() throws IOException {
    String depends =
        file(
            "d.json",
            CONDITIONAL.replace(
                "{\"node\":\"paper\"}",
                "{\"node\":\"paper\",\"when\":{\"fact\":\"f\",\"is\":true}}"));
    assertThat(graph("graph-deadlocks", "deadlocks", "--json", depends).exit()).isEqualTo(4);
    assertThat(graph("graph-stages", "stages", "--json", depends).exit()).isEqualTo(4);
    Call bring = graph("graph-bring", "bring", "--goal", "goal", "--json", depends);
    assertThat(bring.exit()).isEqualTo(4);
    assertThat(bring.only().get("possible").isNull()).isTrue();
    String impossible =
        file("i.json", CONDITIONAL.replace("[{\"node\":\"paper\"}]", "[{\"node\":\"ghost\"}]"));
    Call no = graph("graph-bring", "bring", "--goal", "goal", "--json", impossible);
    assertThat(no.exit()).isEqualTo(1);
    assertThat(texts(no.only().get("core").get("requires"))).containsExactly("r1");
    assertThat(graph("graph-deadlocks", "deadlocks", "--json", impossible).exit()).isEqualTo(1);
  }

  @Test
  void cutNamesWhatACityCannotCut() throws IOException {
    String file =
        file(
            "law.json",
            """
            {"format":"sidian-graph/1","nodes":[{"id":"a","zh":"甲","from":"RESULT"},{"id":"b","zh":"乙","from":"RESULT"}],
             "requires":[
              {"id":"r1","node":"a","anyOf":[{"node":"b"}],"basis":{"document":"某法","article":"一","rank":"LAW"}},
              {"id":"r2","node":"b","anyOf":[{"node":"a"}],"basis":{"document":"某法","article":"二","rank":"LAW"}}]}
            """);
    Call call = graph("graph-cut", "cut", "--json", file);
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.only().get("requires")).isEmpty();
    assertThat(call.only().get("uncuttable")).hasSize(1);
    assertThat(graph("graph-cut", "cut", "--uncuttable", "", "--json", file).exit()).isEqualTo(2);
  }

  @Test
  void theShippedGraphsAreReadAndSayWhatIsUnverified() throws IOException {
    for (String name :
        new String[] {"construction-project", "food-business", "simulated-approval"}) {
      String file = "data/graphs/" + name + ".json";
      Call check = graph("graph-check", "check", "--json", file);
      assertThat(check.exit()).as(name).isZero();
      JsonNode source = MAPPER.readTree(Path.of(file).toFile());
      int unverified = 0;
      for (JsonNode requirement : source.get("requires")) {
        unverified += requirement.path("unverified").asBoolean() ? 1 : 0;
        String quote = requirement.path("basis").path("quote").asText("");
        if (!quote.isEmpty()) {
          String text = Files.readString(Path.of("data/texts/zhongwei-2022-22.txt"));
          assertThat(text.replace("\n", "")).contains(quote);
        } else {
          assertThat(requirement.path("unverified").asBoolean()).isTrue();
        }
      }
      assertThat(check.only().get("unverified").asInt()).isEqualTo(unverified);
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(Files.readString(SCHEMAS.resolve("sidian-graph-1.json")))
                  .validate(source))
          .isEmpty();
      assertThat(graph("graph-cycles", "cycles", "--json", file).exit()).isZero();
    }
  }

  @Test
  void aListWithPlantedFaultsShowsEveryCode() throws IOException {
    Call call =
        call(
            new CommandLine(new MaterialsCommand()),
            "materials-check",
            "check",
            "--at",
            "2025-06-01",
            "--json",
            "data/lists/planted-faults.json");
    assertThat(call.exit()).isEqualTo(1);
    List<String> codes = new ArrayList<>();
    call.only().get("findings").forEach(f -> codes.add(f.get("code").asText()));
    assertThat(codes)
        .contains(
            "SAME_THING_TWO_NAMES",
            "SAME_THING_TWO_CODES",
            "CODE_REUSED",
            "LISTED_TWICE",
            "MISSING_CATEGORY",
            "MISSING_SAMPLE",
            "MISSING_ISSUER",
            "MISSING_BASIS",
            "UNKNOWN_ITEM",
            "UNKNOWN_DEPARTMENT",
            "DEPARTMENT_CODE",
            "ITEM_CODE",
            "DANGLING_REFERENCE",
            "CATCH_ALL_MATERIAL",
            "VAGUE_WORDING",
            "SOURCE_CONFLICT",
            "SOURCE_UNRESOLVED",
            "LIST_ON_MAIN_ITEM",
            "LIMIT_LONGER_THAN_LEGAL",
            "ASKED_TWICE",
            "AVAILABILITY_UNKNOWN");
  }

  @Test
  void convertingSaysWhatItWroteAndNeverOverwrites() throws IOException {
    String list = "data/lists/planted-faults.json";
    String out = folder.resolve("list.csv").toString();
    String[] arguments = {"convert", "--charset", "GB18030", "-o", out, "--json", list};
    Call first = call(new CommandLine(new MaterialsCommand()), "materials-convert", arguments);
    assertThat(first.exit()).isZero();
    assertThat(first.only().get("output").asText()).isEqualTo(out);
    byte[] before = Files.readAllBytes(Path.of(out));
    Call second = call(new CommandLine(new MaterialsCommand()), "materials-convert", arguments);
    assertThat(second.exit()).isEqualTo(4);
    assertThat(second.only().get("refused").get("code").asText()).isEqualTo("OUTPUT_EXISTS");
    assertThat(Path.of(out)).hasBinaryContent(before);
    Call broken =
        call(
            new CommandLine(new MaterialsCommand()),
            "materials-convert",
            "convert",
            "-o",
            folder.resolve("new.csv").toString(),
            "--json",
            file("text.xlsx", "x"));
    assertThat(broken.exit()).isEqualTo(3);
    assertThat(folder.resolve("new.csv")).doesNotExist();
  }

  @Test
  void exportsGoToANewFileOnly() throws IOException {
    String graph = "data/graphs/food-business.json";
    for (String to : new String[] {"json", "dot", "graphml", "mermaid", "svg", "html"}) {
      Path out = folder.resolve("out." + to);
      assertThat(
              new CommandLine(new GraphCommand())
                  .execute("export", "--to", to, "-o", out.toString(), graph))
          .isZero();
      assertThat(Files.readString(out)).isNotBlank();
      StringWriter err = new StringWriter();
      int again =
          new CommandLine(new GraphCommand())
              .setErr(new PrintWriter(err))
              .execute("export", "--to", to, "-o", out.toString(), graph);
      assertThat(again).isEqualTo(4);
      assertThat(err.toString()).isNotBlank();
    }
  }
}
