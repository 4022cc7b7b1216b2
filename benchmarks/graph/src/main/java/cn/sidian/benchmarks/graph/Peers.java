package cn.sidian.benchmarks.graph;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.PrerequisiteGraph;
import cn.sidian.material.PrerequisiteGraphBuilder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.MutableGraph;
import com.google.common.graph.Traverser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** The same work three times: a graph from names; then whether it has cycles, and an order. */
final class Peers {
  private static final LegalBasis[] LAWS = new LegalBasis[64];

  static {
    for (int i = 0; i < LAWS.length; i++) {
      LAWS[i] =
          LegalBasis.of("法" + i % 8, "第" + i + "条", LegalRank.LAW)
              .inForce(LocalDate.of(2020, 1, 1 + i % 28), null);
    }
  }

  private Peers() {}

  static PrerequisiteGraph sidian(Names names) {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (int e = 0; e < names.from.length; e++) {
      builder.edge(names.from[e], names.to[e]);
    }
    return builder.build();
  }

  /** With basis, dates and place on every edge. */
  static PrerequisiteGraph sidianWithLaws(Names names) {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (int e = 0; e < names.from.length; e++) {
      builder.edge(names.from[e], names.to[e], LAWS[e & 63], e + 1);
    }
    return builder.build();
  }

  static List<String> order(PrerequisiteGraph graph) {
    return graph.order().orElseThrow();
  }

  static Graph<String, DefaultEdge> jgrapht(Names names) {
    Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    for (int e = 0; e < names.from.length; e++) {
      graph.addVertex(names.from[e]);
      graph.addVertex(names.to[e]);
      graph.addEdge(names.from[e], names.to[e]);
    }
    return graph;
  }

  static List<String> order(Graph<String, DefaultEdge> graph) {
    if (new CycleDetector<>(graph).detectCycles()) {
      throw new IllegalStateException("cyclic");
    }
    List<String> order = new ArrayList<>();
    new TopologicalOrderIterator<>(graph).forEachRemaining(order::add);
    return order;
  }

  static MutableGraph<String> guava(Names names) {
    MutableGraph<String> graph = GraphBuilder.directed().allowsSelfLoops(true).build();
    for (int e = 0; e < names.from.length; e++) {
      graph.putEdge(names.from[e], names.to[e]);
    }
    return graph;
  }

  static List<String> order(MutableGraph<String> graph) {
    if (Graphs.hasCycle(graph)) {
      throw new IllegalStateException("cyclic");
    }
    List<String> order = new ArrayList<>();
    Traverser.<String>forGraph(graph::successors)
        .depthFirstPostOrder(graph.nodes())
        .forEach(order::add);
    return order;
  }
}
