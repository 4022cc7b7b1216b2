package cn.sidian.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs from files and back, and what a bad file says. */
class GraphFileTest {
  @TempDir Path folder;

  private PrerequisiteGraph edges(String text) throws IOException {
    return read("g.edges", text).graph();
  }

  private GraphFile read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return GraphFile.read(file, GraphFormat.ofName(name).orElseThrow(), GraphFile.LIMITS);
  }

  @Test
  void edgeListsAreReadAsTheyStand() throws IOException {
    PrerequisiteGraph graph =
        edges("\uFEFFa b\r\n#all of it\r  b\tc # why\n\na b\na#1 甲\u3000\nx\n d　e\nNo no");
    assertThat(graph.ids()).containsExactly("a", "b", "c", "a#1", "甲", "x", "d", "e", "No", "no");
    assertThat(graph.requirementCount()).isEqualTo(5);
    assertThat(graph.requirementsOf("a").get(0).id()).isEqualTo("a b");
    assertThat(graph.requirementsOf("b").get(0).place()).endsWith("line 3");
  }

  @Test
  void anEmptyEdgeListIsAnEmptyGraph() throws IOException {
    assertThat(edges("").nodeCount()).isZero();
    assertThat(edges("# nothing\n").isAcyclic()).isTrue();
    assertThat(edges("a").nodeCount()).isEqualTo(1);
  }

  @Test
  void linesAcrossTheBufferAreWhole() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("node").append(i).append(" 材料").append(i + 1).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    PrerequisiteGraph graph = edges(text.toString());
    assertThat(graph.requirementCount()).isEqualTo(30_000);
    assertThat(graph.requirementsOf("node29999").get(0).place()).endsWith("line 30000");
  }

  @Test
  void threeNamesAreAnErrorWithTheirLineAndAllAreNamed() {
    assertThatThrownBy(() -> edges("a b\na b c\nx y z w"))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.findings())
                    .extracting(
                        Finding::code,
                        f -> String.valueOf(f.place()).replaceAll(".*, line", "line"))
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EDGE_LINE", "line 2, column 1"),
                        org.assertj.core.groups.Tuple.tuple("EDGE_LINE", "line 3, column 1")));
  }

  @Test
  void whatIsNotUtf8IsAnErrorWithItsLine() throws IOException {
    Path file = folder.resolve("bad.edges");
    Files.write(file, new byte[] {'a', ' ', 'b', '\n', (byte) 0xC4, (byte) 0xE3, '\n'});
    assertThatThrownBy(() -> GraphFile.read(file, GraphFormat.EDGES, GraphFile.LIMITS))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.place()).endsWith("line 2, column 1"));
  }

  private static final String GRAPH =
      """
      {"format":"sidian-graph/1",
       "nodes":[{"id":"010","zh":"一","from":"APPLICANT","weight":2},
                {"id":"1e5","zh":"二","from":"SHARED"},
                {"id":"NO","zh":"三","from":"RESULT","days":1.5}],
       "requires":[
        {"id":"r1","node":"NO","anyOf":[{"node":"010","when":{"fact":"f","is":true}},{"node":"1e5"}],
         "when":{"not":{"fact":"g","atLeast":3}},
         "basis":{"document":"某法","article":"第三条","quote":"应当","rank":"LAW"},
         "inForce":["2020-01-01",null]}]}
      """;

  @Test
  void aGraphFileComesBackAsItWas() throws IOException {
    PrerequisiteGraph graph = read("g.json", GRAPH).graph();
    assertThat(graph.ids()).containsExactly("010", "1e5", "NO");
    String written = GraphExport.JSON.write(graph, Locale.CHINESE);
    PrerequisiteGraph again = read("again.json", written).graph();
    assertThat(GraphDiff.between(graph, again).isEmpty()).isTrue();
    assertThat(GraphExport.JSON.write(again, Locale.CHINESE)).isEqualTo(written);
  }

  @Test
  void yamlSaysTheSameAndKeepsIdsAsTheyAreWritten() throws IOException {
    PrerequisiteGraph graph =
        read(
                "g.yaml",
                """
                format: sidian-graph/1
                nodes:
                - {id: 010, zh: 一, from: APPLICANT}
                - {id: NO, zh: 三, from: RESULT}
                requires:
                - {id: 1e5, node: NO, anyOf: [{node: 010}]}
                """)
            .graph();
    assertThat(graph.ids()).containsExactly("010", "NO");
    assertThat(graph.requirements().get(0).id()).isEqualTo("1e5");
  }

  @Test
  void everythingWrongIsNamedAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(
                    "bad.json",
                    """
                    {"format":"sidian-graph/2",
                     "nodes":[{"id":"a","zh":"甲","from":"NOBODY","colour":"red"},
                              {"id":"a","zh":"乙","from":"SHARED","weight":-1}],
                     "requires":[{"id":"r","node":"a","anyOf":[{"node":"b"}],"inForce":["2020-13-01",null]},
                                 {"node":"a"}]}
                    """))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .contains(
                        "GRAPH_FORMAT",
                        "UNKNOWN_VALUE",
                        "UNKNOWN_KEY",
                        "NODE_TWICE",
                        "AMOUNT",
                        "WRONG_TYPE",
                        "MISSING_KEY"));
  }

  @Test
  void undeclaredIdsAndEmptyChoicesAreFindingsNotErrorsOfReading() throws IOException {
    GraphFile file =
        read(
            "g.json",
            """
            {"format":"sidian-graph/1","nodes":[{"id":"a","zh":"甲","from":"RESULT"},
              {"id":"b","zh":"乙","from":"RESULT"}],
             "requires":[{"id":"r1","node":"a","anyOf":[{"node":"ghost"}]},
                         {"id":"r2","node":"b","anyOf":[]},
                         {"id":"r3","node":"nobody","anyOf":[{"node":"a"}]}]}
            """);
    assertThat(file.findings()).extracting(Finding::code).containsExactly("DANGLING");
    assertThat(GraphCheck.of(file.graph()).findings())
        .extracting(Finding::code)
        .contains("DANGLING", "UNSATISFIABLE");
    assertThat(file.graph().in(cn.sidian.condition.Facts.none()).obtainability().missing())
        .containsExactly("a", "b", "ghost");
  }

  @Test
  void tablesInGb18030WithChineseTitles() throws IOException {
    Path file = folder.resolve("g.csv");
    Files.write(
        file,
        "材料编码,材料名称,前置材料编码,要求编号,依据文件,条款,效力级别\r\na,施工许可证,b,r1,某法,第八条,LAW\r\na,,c,r1,,,\r\nb,规划许可证,,,,,\r\n"
            .getBytes("GB18030"));
    PrerequisiteGraph graph = GraphFile.read(file, GraphFormat.CSV, GraphFile.LIMITS).graph();
    assertThat(graph.ids()).containsExactly("a", "b", "c");
    assertThat(graph.node("a").orElseThrow().name()).isEqualTo("施工许可证");
    assertThat(graph.requirements()).hasSize(1);
    assertThat(graph.requirements().get(0).anyOf())
        .extracting(Alternative::node)
        .containsExactly("b", "c");
  }

  @Test
  void hostileNamesSurviveEveryExport() throws Exception {
    List<String> names =
        List.of("引\"号", "<script>alert(1)</script>", "换\n行", "a]b", "a|b", "反\\斜", "'", "&amp;");
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (int i = 0; i < names.size(); i++) {
      builder.node(GraphNode.of("n" + i + names.get(i), names.get(i), SuppliedBy.RESULT));
    }
    for (int i = 1; i < names.size(); i++) {
      builder.requires(
          Prerequisite.of("r" + names.get(i), "n0" + names.get(0), "n" + i + names.get(i), null));
    }
    PrerequisiteGraph graph = builder.build();
    PrerequisiteGraph again =
        read("again.json", GraphExport.JSON.write(graph, Locale.CHINESE)).graph();
    assertThat(GraphDiff.between(graph, again).isEmpty()).isTrue();
    org.w3c.dom.Document graphml = xml(GraphExport.GRAPHML.write(graph, Locale.CHINESE));
    List<String> found = new java.util.ArrayList<>();
    org.w3c.dom.NodeList data = graphml.getElementsByTagName("data");
    for (int i = 0; i < data.getLength(); i++) {
      if (((org.w3c.dom.Element) data.item(i)).getAttribute("key").equals("name")) {
        found.add(data.item(i).getTextContent());
      }
    }
    assertThat(found).isEqualTo(names);
    assertThat(graphml.getElementsByTagName("edge").getLength()).isEqualTo(names.size() - 1);
    org.w3c.dom.Document svg = xml(GraphExport.SVG.write(graph, Locale.CHINESE));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(names.size() + 1);
    assertThat(GraphExport.HTML.write(graph, Locale.ENGLISH)).doesNotContain("<script>");
    assertThat(GraphExport.DOT.write(graph, Locale.CHINESE))
        .contains("label=\"引\\\"号\\n")
        .contains("反\\\\斜");
    assertThat(GraphExport.MERMAID.write(graph, Locale.CHINESE))
        .contains("[\"a#93;b\"]")
        .contains("[\"#60;script#62;alert#40;1#41;#60;#47;script#62;\"]");
  }

  private static org.w3c.dom.Document xml(String text) throws Exception {
    javax.xml.parsers.DocumentBuilderFactory factory =
        javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
