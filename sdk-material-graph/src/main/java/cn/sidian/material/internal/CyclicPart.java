package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One strongly connected part whose cycles are to be cut; its requirements are the elements. */
final class CyclicPart implements CutPart {
  private static final int ROOTS = 64;
  private static final long MOST_WORK = 200_000_000;

  private final Shape shape;
  private final int[] source;

  CyclicPart(Shape shape, int[] source) {
    this.shape = shape;
    this.source = source;
  }

  @Override
  public int size() {
    return source.length;
  }

  @Override
  public int requirement(int element) {
    return source[element];
  }

  @Override
  public boolean suffices(BitSet dropped) {
    return Components.of(without(dropped).shape()).isAcyclic();
  }

  private Shape.Part without(BitSet dropped) {
    boolean[] stays = new boolean[source.length];
    for (int r = 0; r < stays.length; r++) {
      stays[r] = !dropped.get(r);
    }
    return shape.part(stays, null);
  }

  /** A short cycle of what is left: one of its requirements must go. */
  @Override
  public int @Nullable [] missed(BitSet dropped, long[] weights) {
    return shortCycle(dropped);
  }

  /** The requirements of a cycle among those not dropped, or null when none is left. */
  private int @Nullable [] shortCycle(BitSet dropped) {
    Shape.Part left = without(dropped);
    Components parts = Components.of(left.shape());
    if (parts.isAcyclic()) {
      return null;
    }
    int[] shortest = null;
    int tried = 0;
    Breadth breadth = new Breadth(left.shape(), parts);
    for (int v = 0; v < shape.nodes && tried < ROOTS; v++) {
      int most = shortest == null ? Integer.MAX_VALUE : shortest.length - 1;
      if (most == 0) {
        break;
      }
      int[] cycle = breadth.throughNode(v, most);
      if (cycle != null) {
        tried++;
        shortest = cycle;
      }
    }
    if (shortest == null) {
      throw new IllegalStateException("a cyclic part without a cycle");
    }
    int[] requirements = new int[shortest.length];
    for (int i = 0; i < requirements.length; i++) {
      requirements[i] = left.requirementSource(shortest[i]);
    }
    return Arrays.stream(requirements).sorted().distinct().toArray();
  }

  /** Breadth-first search for the requirements of a shortest cycle through a node. */
  private static final class Breadth {
    private final Shape shape;
    private final Components parts;
    private final int[] depth;
    private final int[] via; // the requirement by which a node was reached
    private final int[] parent;
    private final int[] queue;

    Breadth(Shape shape, Components parts) {
      this.shape = shape;
      this.parts = parts;
      this.depth = new int[shape.nodes];
      Arrays.fill(depth, -1);
      this.via = new int[shape.nodes];
      this.parent = new int[shape.nodes];
      this.queue = new int[shape.nodes];
    }

    int @Nullable [] throughNode(int root, int most) {
      int size = 0;
      queue[size++] = root;
      depth[root] = 0;
      int[] cycle = null;
      for (int from = 0; from < size && cycle == null; from++) {
        int v = queue[from];
        if (depth[v] + 1 > most) {
          break;
        }
        for (int r = shape.firstRequirement(v); r < shape.endRequirement(v) && cycle == null; r++) {
          for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
            int w = shape.target[a];
            if (w == root) {
              cycle = path(v, r);
              break;
            }
            if (depth[w] < 0 && parts.part[w] == parts.part[root]) {
              depth[w] = depth[v] + 1;
              parent[w] = v;
              via[w] = r;
              queue[size++] = w;
            }
          }
        }
      }
      for (int i = 0; i < size; i++) {
        depth[queue[i]] = -1;
      }
      return cycle;
    }

    private int[] path(int end, int last) {
      int[] requirements = new int[depth[end] + 1];
      requirements[requirements.length - 1] = last;
      for (int i = requirements.length - 2, v = end; i >= 0; i--) {
        requirements[i] = via[v];
        v = parent[v];
      }
      return requirements;
    }
  }

  /**
   * Puts the requirements in one by one, the highest rank first and within a rank first those that
   * fit the order so far; what would close a cycle stays out.
   */
  @Override
  public BitSet greedy(int[] level, int top) {
    IncrementalOrder order = new IncrementalOrder(shape, startOrder(), MOST_WORK);
    BitSet dropped = new BitSet();
    for (int rank = Cut.LEVELS - 1; rank >= 0; rank--) {
      boolean[] later = new boolean[source.length];
      for (int r = 0; r < source.length; r++) {
        if (level[r] == rank) {
          later[r] = !order.addIfInOrder(r);
        }
      }
      for (int r = 0; r < source.length; r++) {
        if (later[r] && !order.add(r)) {
          dropped.set(r);
        }
      }
    }
    return dropped;
  }

  /** By how much more a node is needed than it needs: sources of work first (Eades and others). */
  private int[] startOrder() {
    int n = shape.nodes;
    int[] in = new int[n];
    for (int t : shape.target) {
      in[t]++;
    }
    long[] keyed = new long[n];
    for (int v = 0; v < n; v++) {
      int out = shape.endEdge(v) - shape.firstEdge(v);
      keyed[v] = ((long) (out - in[v]) << 32) | v;
    }
    Arrays.sort(keyed);
    int[] position = new int[n];
    for (int i = 0; i < n; i++) {
      position[(int) keyed[i]] = i;
    }
    return position;
  }

  /** Cycles that share no requirement of the top rank, with everything lower dropped. */
  @Override
  public int atLeast(int[] level, int top) {
    BitSet dropped = new BitSet();
    for (int r = 0; r < source.length; r++) {
      dropped.set(r, level[r] < top);
    }
    int bound = 0;
    long work = 0;
    while (work <= MOST_WORK) {
      work += (shape.nodes + (long) shape.alternatives()) * 8;
      int[] cycle = shortCycle(dropped);
      if (cycle == null) {
        break;
      }
      bound++;
      for (int r : cycle) {
        dropped.set(r, dropped.get(r) || level[r] == top);
      }
    }
    return Math.max(1, bound);
  }
}
