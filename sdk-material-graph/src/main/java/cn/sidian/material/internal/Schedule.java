package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * When everything that is certainly obtainable can be finished: {@code finish(v) = days(v) + max
 * over requirements of min over alternatives}. Nodes are settled in the order of their finish, so
 * that cycles which an alternative avoids do no harm.
 */
public final class Schedule {
  private final Shape shape;
  private final long[] days;
  private final long[] finish;
  private final int[] layer;

  /** The alternative node that a requirement waited for. */
  private final int[] support;

  private final int[] settled;
  private int count;

  /**
   * Plans.
   *
   * @param shape what counts against the applicant
   * @param days of every node, not negative, in any unit
   */
  public Schedule(Shape shape, long[] days) {
    this.shape = shape;
    this.days = days;
    int n = shape.nodes;
    this.finish = new long[n];
    Arrays.fill(finish, -1);
    this.layer = new int[n];
    this.support = new int[shape.requirements()];
    Arrays.fill(support, -1);
    this.settled = new int[n];
    settle();
    layers();
  }

  private record Due(long finish, int node) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byFinish = Long.compare(finish, other.finish);
      return byFinish != 0 ? byFinish : Integer.compare(node, other.node);
    }
  }

  private void settle() {
    int n = shape.nodes;
    Shape.Users users = shape.users();
    int[] owner = shape.owners();
    int[] unmet = new int[n];
    long[] start = new long[n];
    boolean[] done = new boolean[n];
    PriorityQueue<Due> queue = new PriorityQueue<>();
    for (int v = 0; v < n; v++) {
      unmet[v] = shape.endRequirement(v) - shape.firstRequirement(v);
      if (unmet[v] == 0) {
        queue.add(new Due(days[v], v));
      }
    }
    while (!queue.isEmpty()) {
      Due next = queue.poll();
      int v = next.node();
      if (done[v]) {
        continue;
      }
      done[v] = true;
      finish[v] = next.finish();
      settled[count++] = v;
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int r = users.requirement()[i];
        if (support[r] < 0) {
          support[r] = v; // the first to be finished is the soonest
          int u = owner[r];
          start[u] = Math.max(start[u], finish[v]);
          if (--unmet[u] == 0) {
            queue.add(new Due(Math.addExact(start[u], days[u]), u));
          }
        }
      }
    }
  }

  /** Layer 1 has no requirements; every other node one more than its latest requirement. */
  private void layers() {
    int n = shape.nodes;
    Shape.Users users = shape.users();
    int[] owner = shape.owners();
    int[] unmet = new int[n];
    boolean[] met = new boolean[shape.requirements()];
    int[] queue = new int[n];
    int size = 0;
    for (int v = 0; v < n; v++) {
      unmet[v] = shape.endRequirement(v) - shape.firstRequirement(v);
      if (unmet[v] == 0) {
        layer[v] = 1;
        queue[size++] = v;
      }
    }
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int r = users.requirement()[i];
        if (!met[r]) {
          met[r] = true;
          int u = owner[r];
          if (--unmet[u] == 0) {
            layer[u] = layer[v] + 1;
            queue[size++] = u;
          }
        }
      }
    }
  }

  /** The layers, each in declared order. */
  public List<int[]> stages() {
    int layers = 0;
    for (int l : layer) {
      layers = Math.max(layers, l);
    }
    int[] sizes = new int[layers + 1];
    for (int l : layer) {
      sizes[l]++;
    }
    List<int[]> stages = new ArrayList<>();
    for (int l = 1; l <= layers; l++) {
      stages.add(new int[sizes[l]]);
    }
    int[] next = new int[layers + 1];
    for (int v = 0; v < shape.nodes; v++) {
      if (layer[v] > 0) {
        stages.get(layer[v] - 1)[next[layer[v]]++] = v;
      }
    }
    return stages;
  }

  /** The layer of a node from 1, or 0 when it is not planned. */
  public int layer(int node) {
    return layer[node];
  }

  public boolean isPlanned(int node) {
    return finish[node] >= 0;
  }

  /** When a node is finished; -1 when it is not planned. */
  public long finish(int node) {
    return finish[node];
  }

  /** When a node can start; -1 when it is not planned. */
  public long start(int node) {
    return finish[node] < 0 ? -1 : finish[node] - days[node];
  }

  /** The largest finish. */
  public long parallel() {
    return count == 0 ? 0 : finish[settled[count - 1]];
  }

  /** The sum of what is planned. */
  public long serial() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum = Math.addExact(sum, days[settled[i]]);
    }
    return sum;
  }

  /** The nodes from a start to the largest finish. */
  public int[] criticalPath() {
    int last = -1;
    for (int v = 0; v < shape.nodes; v++) {
      if (finish[v] >= 0 && (last < 0 || finish[v] > finish[last])) {
        last = v;
      }
    }
    return last < 0 ? new int[0] : pathTo(last);
  }

  /** The nodes from a start to this planned node, each the one that the next had to wait for. */
  public int[] pathTo(int node) {
    int[] back = new int[count];
    int length = 0;
    int v = node;
    while (v >= 0) {
      back[length++] = v;
      v = waitedFor(v);
    }
    int[] path = new int[length];
    for (int i = 0; i < length; i++) {
      path[i] = back[length - 1 - i];
    }
    return path;
  }

  private int waitedFor(int v) {
    int latest = -1;
    for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
      int w = support[r];
      if (latest < 0 || finish[w] > finish[latest]) {
        latest = w;
      }
    }
    return latest;
  }
}
