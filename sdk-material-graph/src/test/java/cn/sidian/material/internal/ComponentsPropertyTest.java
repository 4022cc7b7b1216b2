package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Strongly connected parts against reachability by brute force; ZW-21, ZW-23. */
class ComponentsPropertyTest {

  @Property(tries = 3000)
  void partsAreMutualReachability(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 9, 16, true);
    Shape shape = drawn.shape();
    Components parts = Components.of(shape);
    boolean[][] reach = reach(shape);
    boolean cyclic = false;
    for (int v = 0; v < shape.nodes; v++) {
      cyclic |= reach[v][v];
      for (int w = 0; w < shape.nodes; w++) {
        assertThat(parts.partOf(v) == parts.partOf(w))
            .isEqualTo(v == w || (reach[v][w] && reach[w][v]));
      }
    }
    assertThat(parts.isAcyclic()).isEqualTo(!cyclic);
    int[] order = Components.orderOf(shape);
    assertThat(order == null).isEqualTo(cyclic);
    if (order != null) {
      int[] position = new int[shape.nodes];
      assertThat(order).doesNotHaveDuplicates().hasSize(shape.nodes);
      for (int i = 0; i < order.length; i++) {
        position[order[i]] = i;
      }
      for (int v = 0; v < shape.nodes; v++) {
        for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
          if (shape.target[e] < shape.nodes) {
            assertThat(position[shape.target[e]]).isLessThan(position[v]);
          }
        }
      }
    }
  }

  @Property(tries = 2000)
  void theOrderPutsPrerequisitesFirst(@ForAll long seed) {
    Shape shape = RandomShapes.plain(seed, 12, 14).shape();
    Components parts = Components.of(shape);
    int[] position = new int[shape.nodes];
    for (int i = 0; i < shape.nodes; i++) {
      position[parts.order()[i]] = i;
    }
    for (int v = 0; v < shape.nodes; v++) {
      for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
        int w = shape.target[e];
        if (parts.partOf(v) != parts.partOf(w)) {
          assertThat(position[w]).isLessThan(position[v]);
        }
      }
    }
  }

  @Test
  void aChainOfAMillionIsNoDeeperThanOneOfTen() {
    int n = 1_000_000;
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n - 1; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    assertThat(Components.of(Shape.ofEdges(n, from, to, n - 1)).isAcyclic()).isTrue();
    from[n - 1] = n - 1;
    to[n - 1] = 0;
    Components ring = Components.of(Shape.ofEdges(n, from, to, n));
    assertThat(ring.count()).isEqualTo(1);
    assertThat(ring.isAcyclic()).isFalse();
  }

  static boolean[][] reach(Shape shape) {
    int n = shape.nodes;
    boolean[][] reach = new boolean[n][n];
    for (int v = 0; v < n; v++) {
      for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
        if (shape.target[e] < n) {
          reach[v][shape.target[e]] = true;
        }
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    return reach;
  }
}
