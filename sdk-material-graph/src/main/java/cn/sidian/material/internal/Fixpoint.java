package cn.sidian.material.internal;

/**
 * What can be had from the leaves up: the least fixpoint of an AND-OR graph, so that things which
 * only support one another never count. Linear in the alternatives. What was added can be taken
 * back, in reverse order.
 */
final class Fixpoint {
  private final Shape shape;
  private final Shape.Users users;
  private final int[] owner;

  /** How many requirements of a node are still unmet. */
  private final int[] unmet;

  private final boolean[] had;
  private final boolean[] met;
  private final boolean[] dropped;

  /** What was had, met (~r) in this order, for taking back. */
  private int[] trail;

  private int trailSize;
  private final int[] queue;
  private int count;

  Fixpoint(Shape shape) {
    this(shape, shape.users(), shape.owners());
  }

  Fixpoint(Shape shape, Shape.Users users, int[] owner) {
    this.shape = shape;
    this.users = users;
    this.owner = owner;
    int n = shape.nodes;
    int requirements = shape.requirements();
    this.unmet = new int[n];
    for (int v = 0; v < n; v++) {
      unmet[v] = shape.endRequirement(v) - shape.firstRequirement(v);
    }
    this.had = new boolean[n + shape.dangling];
    this.met = new boolean[requirements];
    this.dropped = new boolean[requirements];
    this.trail = new int[16];
    this.queue = new int[n + shape.dangling];
  }

  /** Everything that follows from the leaves. */
  Fixpoint fromLeaves() {
    for (int v = 0; v < shape.nodes; v++) {
      if (unmet[v] == 0 && !had[v]) {
        take(v);
      }
    }
    return this;
  }

  boolean has(int node) {
    return had[node];
  }

  boolean[] all() {
    return had;
  }

  /** A requirement is met when one of its alternatives is had, or when it was dropped. */
  boolean isMet(int requirement) {
    return met[requirement];
  }

  /** Where the trail stands now, for {@link #backTo}. */
  int mark() {
    return trailSize;
  }

  /** Has a node for another reason (brought, shared, declared after all), and what follows. */
  void take(int node) {
    if (had[node]) {
      return;
    }
    have(node);
    queue[0] = node;
    spread(1);
  }

  /** Drops a requirement, and what follows. */
  void drop(int requirement) {
    if (dropped[requirement]) {
      return;
    }
    dropped[requirement] = true;
    if (met[requirement]) {
      return;
    }
    spread(meet(requirement, 0));
  }

  /** Goes on from the first {@code size} nodes of the queue. */
  private void spread(int first) {
    int size = first;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int r = users.requirement()[i];
        if (!met[r]) {
          size = meet(r, size);
        }
      }
    }
  }

  private int meet(int requirement, int size) {
    met[requirement] = true;
    log(~requirement);
    int node = owner[requirement];
    if (--unmet[node] == 0 && !had[node]) {
      have(node);
      queue[size] = node;
      return size + 1;
    }
    return size;
  }

  /** Tells the nodes that lost an unmet requirement since the mark. */
  void since(int mark, java.util.function.IntConsumer nodes) {
    for (int i = mark; i < trailSize; i++) {
      if (trail[i] < 0) {
        nodes.accept(owner[~trail[i]]);
      }
    }
  }

  /** Takes back everything since the mark; drops must be taken back by the caller. */
  void backTo(int mark) {
    while (trailSize > mark) {
      int entry = trail[--trailSize];
      if (entry >= 0) {
        had[entry] = false;
        count -= entry < shape.nodes ? 1 : 0;
      } else {
        met[~entry] = false;
        unmet[owner[~entry]]++;
      }
    }
  }

  /** Forgets that a requirement was dropped; only together with {@link #backTo}. */
  void undrop(int requirement) {
    dropped[requirement] = false;
  }

  /** How many declared nodes are had. */
  int size() {
    return count;
  }

  private void have(int node) {
    had[node] = true;
    count += node < shape.nodes ? 1 : 0;
    log(node);
  }

  private void log(int entry) {
    if (trailSize == trail.length) {
      trail = java.util.Arrays.copyOf(trail, trailSize * 2);
    }
    trail[trailSize++] = entry;
  }
}
