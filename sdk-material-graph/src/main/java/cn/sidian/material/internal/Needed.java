package cn.sidian.material.internal;

import java.util.Arrays;

/**
 * What a goal needs in every way. The only alternative of something needed is needed; for the rest,
 * a node is needed when the goal cannot be had without it.
 */
final class Needed {
  private final Shape shape;
  private final int goal;
  private final int[] below;
  private final boolean[] marks;

  Needed(Shape shape, int goal, int[] below) {
    this.shape = shape;
    this.goal = goal;
    this.below = below;
    this.marks = new boolean[shape.nodes];
  }

  boolean[] marks() {
    Fixpoint all = new Fixpoint(shape).fromLeaves();
    boolean reachable = all.has(goal);
    along(all, reachable);
    if (!reachable) {
      return marks; // no way exists: what is named without alternative is needed all the same
    }
    Shape.Users users = shape.users();
    int[] owners = shape.owners();
    for (int v : below) {
      // the users of a needed node's own chain are settled; only doubtful nodes are tried
      if (!marks[v] && all.has(v) && !reachesWithout(v, users, owners)) {
        marks[v] = true;
      }
    }
    return marks;
  }

  private void along(Fixpoint all, boolean reachable) {
    int[] queue = new int[shape.nodes];
    boolean[] seen = new boolean[shape.nodes];
    int size = 0;
    queue[size++] = goal;
    seen[goal] = true;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        int only = only(all, r, reachable);
        if (only >= 0 && !seen[only]) {
          seen[only] = true;
          marks[only] = true;
          queue[size++] = only;
        }
      }
    }
  }

  private int only(Fixpoint all, int r, boolean reachable) {
    int only = -1;
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      int w = shape.target[a];
      if (w >= shape.nodes || (reachable && !all.has(w))) {
        continue;
      }
      if (only >= 0 && only != w) {
        return -1;
      }
      only = w;
    }
    return only;
  }

  private boolean reachesWithout(int out, Shape.Users users, int[] owners) {
    int[] unmet = new int[shape.nodes];
    boolean[] met = new boolean[shape.requirements()];
    boolean[] had = new boolean[shape.nodes];
    int[] queue = new int[shape.nodes];
    int size = 0;
    Arrays.setAll(unmet, v -> shape.endRequirement(v) - shape.firstRequirement(v));
    for (int v = 0; v < shape.nodes; v++) {
      if (unmet[v] == 0 && v != out) {
        had[v] = true;
        queue[size++] = v;
      }
    }
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int r = users.requirement()[i];
        if (!met[r]) {
          met[r] = true;
          int u = owners[r];
          if (--unmet[u] == 0 && u != out && !had[u]) {
            had[u] = true;
            queue[size++] = u;
          }
        }
      }
    }
    return had[goal];
  }
}
