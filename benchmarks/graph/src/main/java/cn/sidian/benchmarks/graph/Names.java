package cn.sidian.benchmarks.graph;

import java.util.Random;

/** The same graph for everybody: every node needs up to three earlier ones; acyclic, in random order. */
final class Names {
  final String[] from;
  final String[] to;

  Names(int nodes) {
    Random random = new Random(42);
    String[] names = new String[nodes];
    for (int i = 0; i < nodes; i++) {
      names[i] = "material-" + i;
    }
    from = new String[3 * (nodes - 1)];
    to = new String[from.length];
    for (int i = 1, e = 0; i < nodes; i++) {
      for (int k = 0; k < 3; k++) {
        from[e] = names[i];
        to[e++] = names[random.nextInt(i)];
      }
    }
    // the lines of a real file come in no helpful order
    for (int e = from.length - 1; e > 0; e--) {
      int other = random.nextInt(e + 1);
      String f = from[e];
      String t = to[e];
      from[e] = from[other];
      to[e] = to[other];
      from[other] = f;
      to[other] = t;
    }
  }
}
