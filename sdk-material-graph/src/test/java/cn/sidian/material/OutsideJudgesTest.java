package cn.sidian.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.sidian.condition.Facts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.jgrapht.Graph;
import org.jgrapht.alg.TransitiveReduction;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.cycle.TarjanSimpleCycles;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JGraphT and graphviz as judges: the same graphs, programs that know nothing of ours. */
class OutsideJudgesTest {
  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir Path folder;

  /** The same random edges twice. */
  private record Both(PrerequisiteGraph ours, Graph<String, DefaultEdge> theirs) {
    static Both random(long seed, int mostNodes, int mostEdges, boolean loops, boolean acyclic) {
      Random random = new Random(seed);
      PrerequisiteGraphBuilder ours = PrerequisiteGraph.builder();
      Graph<String, DefaultEdge> theirs = new DirectedPseudograph<>(DefaultEdge.class);
      int nodes = 1 + random.nextInt(mostNodes);
      for (int v = 0; v < nodes; v++) {
        ours.node("n" + v);
        theirs.addVertex("n" + v);
      }
      for (int e = random.nextInt(mostEdges + 1); e > 0; e--) {
        int a = random.nextInt(nodes);
        int b = random.nextInt(nodes);
        if ((a == b && !loops) || (acyclic && a >= b)) {
          continue;
        }
        ours.edge("n" + a, "n" + b);
        if (!theirs.containsEdge("n" + a, "n" + b)) {
          theirs.addEdge("n" + a, "n" + b);
        }
      }
      return new Both(ours.build(), theirs);
    }
  }

  @Property(tries = 2000)
  @Label("ZW-23: parts, cycles and acyclicity as JGraphT finds them")
  void partsAndCycles(@ForAll long seed) {
    Both both = Both.random(seed, 8, 14, false, false);
    boolean cyclic = new CycleDetector<>(both.theirs()).detectCycles();
    assertThat(both.ours().isAcyclic()).isEqualTo(!cyclic);
    Set<Set<String>> parts = new HashSet<>();
    for (Set<String> part :
        new KosarajuStrongConnectivityInspector<>(both.theirs()).stronglyConnectedSets()) {
      if (part.size() > 1) {
        parts.add(part);
      }
    }
    Set<Set<String>> found = new HashSet<>();
    both.ours().stronglyConnected().forEach(p -> found.add(new HashSet<>(p)));
    assertThat(found).isEqualTo(parts);
    Set<List<String>> theirs = new HashSet<>();
    new TarjanSimpleCycles<>(both.theirs()).findSimpleCycles(c -> theirs.add(fromLeast(c, both)));
    CycleReport report = both.ours().cycles(100_000, TIME);
    assertThat(report.truncated()).isFalse();
    List<List<String>> ours = new ArrayList<>();
    report.cycles().forEach(c -> ours.add(c.nodes().subList(0, c.nodes().size() - 1)));
    assertThat(ours).doesNotHaveDuplicates();
    assertThat(new HashSet<>(ours)).isEqualTo(theirs);
    assertThat(ours).isSortedAccordingTo((a, b) -> Integer.compare(a.size(), b.size()));
  }

  /** From its first declared node, in the direction of the edges. */
  private static List<String> fromLeast(List<String> cycle, Both both) {
    List<String> turned = new ArrayList<>(cycle);
    if (!both.theirs().containsEdge(turned.get(0), turned.get(1 % turned.size()))) {
      java.util.Collections.reverse(turned);
    }
    int least = 0;
    for (int i = 1; i < turned.size(); i++) {
      if (both.ours().ids().indexOf(turned.get(i)) < both.ours().ids().indexOf(turned.get(least))) {
        least = i;
      }
    }
    java.util.Collections.rotate(turned, -least);
    return turned;
  }

  @Property(tries = 1000)
  @Label("ZW-21: everything below and above one node as JGraphT reaches it")
  void reach(@ForAll long seed) {
    Both both = Both.random(seed, 12, 24, true, false);
    String start = "n0";
    Set<String> below = new HashSet<>();
    new BreadthFirstIterator<>(both.theirs(), start).forEachRemaining(below::add);
    below.remove(start);
    List<Support> supports = both.ours().prerequisitesOf(start);
    assertThat(supports)
        .filteredOn(s -> !s.node().equals(start))
        .extracting(Support::node)
        .containsExactlyInAnyOrderElementsOf(below);
    for (Support support : supports) {
      List<String> path = support.path();
      for (int i = 0; i + 1 < path.size(); i++) {
        assertThat(both.theirs().containsEdge(path.get(i), path.get(i + 1))).isTrue();
      }
    }
    Set<String> above = new HashSet<>();
    Graph<String, DefaultEdge> turned = new org.jgrapht.graph.EdgeReversedGraph<>(both.theirs());
    new BreadthFirstIterator<>(turned, start).forEachRemaining(above::add);
    above.remove(start);
    assertThat(both.ours().dependentsOf(start))
        .filteredOn(n -> !n.equals(start))
        .containsExactlyInAnyOrderElementsOf(above);
  }

  @Property(tries = 1000)
  @Label("ZW-23: redundant for ordering is what JGraphT's transitive reduction takes away")
  void reduction(@ForAll long seed) {
    Both both = Both.random(seed, 10, 24, false, true);
    Graph<String, DefaultEdge> reduced = new DefaultDirectedGraph<>(DefaultEdge.class);
    both.theirs().vertexSet().forEach(reduced::addVertex);
    both.theirs()
        .edgeSet()
        .forEach(
            e -> reduced.addEdge(both.theirs().getEdgeSource(e), both.theirs().getEdgeTarget(e)));
    TransitiveReduction.INSTANCE.reduce(reduced);
    Set<String> gone = new HashSet<>();
    for (DefaultEdge e : both.theirs().edgeSet()) {
      String a = both.theirs().getEdgeSource(e);
      String b = both.theirs().getEdgeTarget(e);
      if (!reduced.containsEdge(a, b)) {
        gone.add(a + " " + b);
      }
    }
    Set<String> ours = new HashSet<>();
    both.ours()
        .redundantForOrdering()
        .forEach(r -> ours.add(r.node() + " " + r.anyOf().get(0).node()));
    // a line that is given twice is redundant beside its twin; the reduction knows no twins
    Map<String, Integer> times = new HashMap<>();
    both.ours()
        .requirements()
        .forEach(r -> times.merge(r.node() + " " + r.anyOf().get(0).node(), 1, Integer::sum));
    ours.removeIf(edge -> !gone.contains(edge) && times.getOrDefault(edge, 0) > 1);
    assertThat(ours).isEqualTo(gone);
  }

  @Property(tries = 300)
  @Label("OD-19: an order in which nothing comes before what it needs")
  void order(@ForAll long seed) {
    Both both = Both.random(seed, 40, 90, false, true);
    List<String> order = both.ours().order().orElseThrow();
    Map<String, Integer> at = new HashMap<>();
    order.forEach(id -> at.put(id, at.size()));
    assertThat(at.keySet()).isEqualTo(both.theirs().vertexSet());
    for (DefaultEdge e : both.theirs().edgeSet()) {
      assertThat(at.get(both.theirs().getEdgeTarget(e)))
          .isLessThan(at.get(both.theirs().getEdgeSource(e)));
    }
  }

  private static final List<String> HOSTILE =
      List.of(
          "引\"号",
          "<script>alert(1)</script>",
          "换\n行",
          "a]b[c",
          "a|b",
          "反\\斜\\",
          "\"];evil->x;//",
          "'",
          "&amp;]]>",
          "{<f0>|}",
          "%%{init}%%");

  private static PrerequisiteGraph hostile() {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    HOSTILE.forEach(n -> builder.node(GraphNode.of(n, n, SuppliedBy.RESULT)));
    for (int i = 1; i < HOSTILE.size(); i++) {
      builder.requires(Prerequisite.of("r" + HOSTILE.get(i), HOSTILE.get(0), HOSTILE.get(i), null));
    }
    return builder.build();
  }

  @Test
  void jgraphtReadsOurGraphMl() {
    Graph<String, DefaultEdge> read =
        new DirectedPseudograph<>(
            SupplierUtil.createStringSupplier(),
            SupplierUtil.createSupplier(DefaultEdge.class),
            false);
    GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
    Map<String, String> names = new HashMap<>();
    importer.addVertexAttributeConsumer(
        (pair, attribute) -> {
          if (pair.getSecond().equals("name")) {
            names.put(pair.getFirst(), attribute.getValue());
          }
        });
    PrerequisiteGraph graph = hostile();
    importer.importGraph(read, new StringReader(GraphExport.GRAPHML.write(graph, Locale.CHINESE)));
    assertThat(names.values()).containsExactlyInAnyOrderElementsOf(HOSTILE);
    Set<String> edges = new HashSet<>();
    read.edgeSet()
        .forEach(
            e ->
                edges.add(
                    names.get(read.getEdgeSource(e)) + " " + names.get(read.getEdgeTarget(e))));
    Set<String> ours = new HashSet<>();
    graph.requirements().forEach(r -> ours.add(r.node() + " " + r.anyOf().get(0).node()));
    assertThat(edges).isEqualTo(ours);
  }

  @Test
  void graphvizAcceptsOurDot() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("g.dot"), GraphExport.DOT.write(hostile(), Locale.CHINESE));
    Path plain = folder.resolve("out.txt");
    Path errors = folder.resolve("err.txt");
    Process process;
    try {
      process =
          new ProcessBuilder("dot", "-Tplain", file.toString())
              .redirectOutput(plain.toFile())
              .redirectError(errors.toFile())
              .start();
    } catch (IOException e) {
      assumeThat(false).as("graphviz is not installed").isTrue();
      return;
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(errors)).doesNotContain("syntax").doesNotContain("Error");
    List<String> lines = Files.readAllLines(plain, StandardCharsets.UTF_8);
    assertThat(lines).filteredOn(l -> l.startsWith("node ")).hasSize(HOSTILE.size());
    assertThat(lines).filteredOn(l -> l.startsWith("edge ")).hasSize(HOSTILE.size() - 1);
  }

  @Test
  void aChainOfAMillionIsAnsweredThroughout() {
    int n = 1_000_000;
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (int i = 0; i + 1 < n; i++) {
      builder.edge("n" + i, "n" + (i + 1));
    }
    PrerequisiteGraph graph = builder.build();
    assertThat(graph.isAcyclic()).isTrue();
    assertThat(graph.order().orElseThrow().get(0)).isEqualTo("n" + (n - 1));
    assertThat(graph.cycles(10, TIME).cycles()).isEmpty();
    assertThat(graph.dependentsOf("n" + (n - 1))).hasSize(n - 1);
    CaseView view = graph.in(Facts.none());
    assertThat(view.obtainability().free()).hasSize(n);
    ProcessingStages stages = view.stages();
    assertThat(stages.stages()).hasSize(n);
    assertThat(stages.criticalPath()).hasSize(n);
    assertThat(view.toBring("n0", Set.of()).apply()).hasSize(n);
    assertThat(view.suggestCut(CutGoal.DEADLOCK).requirements()).isEmpty();
    builder.edge("n" + (n - 1), "n0");
    PrerequisiteGraph ring = builder.build();
    assertThat(ring.cycles(10, TIME).cycles().get(0).nodes()).hasSize(n + 1);
    assertThat(ring.in(Facts.none()).obtainability().cores().get(0).nodes()).hasSize(n);
    assertThat(ring.in(Facts.none()).suggestCut(CutGoal.DEADLOCK).requirements()).hasSize(1);
  }

  @Test
  void aCliqueOfAThousandIsAnsweredThroughout() {
    int n = 1000;
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          builder.edge("n" + i, "n" + j);
        }
      }
    }
    PrerequisiteGraph graph = builder.build();
    assertThat(graph.edgeCount()).isEqualTo(n * (n - 1));
    CycleReport report = graph.cycles(1000, Duration.ofSeconds(10));
    assertThat(report.cycles()).hasSize(1000).allSatisfy(c -> assertThat(c.nodes()).hasSize(3));
    assertThat(report.truncated()).isTrue();
    assertThat(graph.stronglyConnected()).hasSize(1);
    CaseView view = graph.in(Facts.none());
    assertThat(view.obtainability().deadlocked()).hasSize(n);
    assertThat(view.stages().unplanned()).hasSize(n);
    CutProposal cut = view.suggestCut(CutGoal.DEADLOCK);
    // an order of the nodes: everything against it goes, and no less will do
    assertThat(cut.requirements()).hasSize(n * (n - 1) / 2);
    assertThat(cut.lowerBound()).isLessThanOrEqualTo(n * (n - 1) / 2);
  }
}
