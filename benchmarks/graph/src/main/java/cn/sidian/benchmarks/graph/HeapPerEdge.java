package cn.sidian.benchmarks.graph;

import java.util.function.Supplier;

/** How much heap an edge takes, the caller's own names left out: used heap after less before. */
public final class HeapPerEdge {
  private HeapPerEdge() {}

  public static void main(String[] arguments) throws InterruptedException {
    Names names = new Names(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000);
    int edges = names.from.length;
    System.out.printf("%d edges%n", edges);
    measure("Sidian, basis, dates and place on every edge", edges, () -> Peers.sidianWithLaws(names));
    measure("Sidian, plain", edges, () -> Peers.sidian(names));
    measure("JGraphT, without them", edges, () -> Peers.jgrapht(names));
    measure("Guava, without them", edges, () -> Peers.guava(names));
  }

  private static void measure(String what, int edges, Supplier<Object> build)
      throws InterruptedException {
    build.get(); // classes, caches and whatever else the first call leaves behind
    long most = 0;
    for (int round = 0; round < 3; round++) {
      long before = used();
      Object graph = build.get();
      most = Math.max(most, used() - before);
      if (graph.hashCode() == 42) {
        System.out.println(); // keeps the graph alive until here
      }
    }
    System.out.printf("%-48s %6.1f bytes an edge%n", what, most / (double) edges);
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
