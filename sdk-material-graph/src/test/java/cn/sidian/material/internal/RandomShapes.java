package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random AND-OR graphs, and their slow twin: lists of lists that a reader can check by eye. */
final class RandomShapes {
  /** A requirement of a node: any of these; numbers beyond the nodes are undeclared. */
  @SuppressWarnings("ArrayRecordComponent") // read by tests only, never compared
  record Need(int node, int[] anyOf) {}

  /** A graph as a list of requirements in the order of their nodes. */
  record Drawn(int nodes, int dangling, List<Need> needs) {
    Shape shape() {
      int[] nodeStart = new int[nodes + 1];
      int[] requirementStart = new int[needs.size() + 1];
      int[] target = new int[needs.stream().mapToInt(n -> n.anyOf().length).sum()];
      int a = 0;
      for (int r = 0; r < needs.size(); r++) {
        nodeStart[needs.get(r).node() + 1]++;
        requirementStart[r] = a;
        for (int w : needs.get(r).anyOf()) {
          target[a++] = w;
        }
      }
      requirementStart[needs.size()] = a;
      for (int v = 0; v < nodes; v++) {
        nodeStart[v + 1] += nodeStart[v];
      }
      return Shape.of(nodes, dangling, nodeStart, requirementStart, target);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(nodes + " nodes, " + dangling + " undeclared:");
      for (Need need : needs) {
        out.append(' ').append(need.node()).append("->").append(Arrays.toString(need.anyOf()));
      }
      return out.toString();
    }
  }

  private RandomShapes() {}

  /** Any of up to three, some of them none, some undeclared. */
  static Drawn andOr(long seed, int mostNodes, int mostNeeds, boolean faults) {
    Random random = new Random(seed);
    int nodes = 1 + random.nextInt(mostNodes);
    int dangling = faults && random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    int count = random.nextInt(mostNeeds + 1);
    int[] owners = random.ints(count, 0, nodes).sorted().toArray();
    List<Need> needs = new ArrayList<>();
    for (int owner : owners) {
      int size = 1 + random.nextInt(3);
      if (faults && random.nextInt(25) == 0) {
        size = 0;
      }
      needs.add(new Need(owner, random.ints(size, 0, nodes + dangling).toArray()));
    }
    return new Drawn(nodes, dangling, needs);
  }

  /** Every requirement one alternative. */
  static Drawn plain(long seed, int mostNodes, int mostEdges) {
    Random random = new Random(seed);
    int nodes = 1 + random.nextInt(mostNodes);
    int count = random.nextInt(mostEdges + 1);
    int[] owners = random.ints(count, 0, nodes).sorted().toArray();
    List<Need> needs = new ArrayList<>();
    for (int owner : owners) {
      needs.add(new Need(owner, new int[] {random.nextInt(nodes)}));
    }
    return new Drawn(nodes, 0, needs);
  }

  /** The least fixpoint, said slowly: repeat until nothing is added. */
  static boolean[] obtainable(Drawn graph, boolean[] droppedRequirement) {
    boolean[] had = new boolean[graph.nodes() + graph.dangling()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int v = 0; v < graph.nodes(); v++) {
        if (had[v]) {
          continue;
        }
        boolean all = true;
        for (int r = 0; r < graph.needs().size(); r++) {
          Need need = graph.needs().get(r);
          if (need.node() == v && !droppedRequirement[r]) {
            all &= Arrays.stream(need.anyOf()).anyMatch(w -> had[w]);
          }
        }
        if (all) {
          had[v] = true;
          changed = true;
        }
      }
    }
    return had;
  }
}
