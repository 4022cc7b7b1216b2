package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every elementary cycle once, shortest first, against a search that tries every path; ZW-23. */
class CycleSearchTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Property(tries = 4000)
  void allCyclesShortestFirst(@ForAll long seed) {
    Shape shape = RandomShapes.plain(seed, 7, 14).shape();
    assertThat(names(search(shape, 100_000, LONG).cycles())).isEqualTo(bruteForce(shape));
  }

  @Property(tries = 600)
  void denseGraphsToo(@ForAll long seed) {
    Shape shape = RandomShapes.plain(seed, 7, 40).shape();
    assertThat(names(search(shape, 100_000, LONG).cycles())).isEqualTo(bruteForce(shape));
  }

  @Property(tries = 1500)
  void aLimitKeepsTheShortest(@ForAll long seed) {
    Shape shape = RandomShapes.plain(seed, 7, 20).shape();
    List<String> all = bruteForce(shape);
    for (int limit : new int[] {1, 3, 8}) {
      CycleSearch.Found found = search(shape, limit, LONG);
      assertThat(found.cycles()).hasSize(Math.min(limit, all.size()));
      assertThat(found.truncated()).isEqualTo(all.size() > limit);
      assertThat(found.shortestProven()).isTrue();
      List<Integer> lengths = found.cycles().stream().map(c -> c.length).toList();
      assertThat(lengths)
          .isEqualTo(all.stream().limit(limit).map(c -> c.split(" ").length).toList());
      assertThat(all).containsAll(names(found.cycles()));
    }
  }

  @Test
  @Timeout(30)
  void aRingOfAMillionIsOneCycle() {
    int n = 1_000_000;
    CycleSearch.Found found = search(ring(n, new int[0]), 1000, Duration.ofSeconds(10));
    assertThat(found.cycles()).hasSize(1);
    assertThat(found.cycles().get(0)).hasSize(n);
    assertThat(found.truncated()).isFalse();
    assertThat(found.shortestProven()).isTrue();
  }

  @Test
  @Timeout(30)
  void aRingWithChordsNamesThemAll() {
    CycleSearch.Found found =
        search(ring(200_000, new int[] {100_000, 50, 150_000, 100_050}), 1000, LONG);
    assertThat(found.truncated()).isFalse();
    assertThat(found.cycles().stream().map(c -> c.length)).isSorted();
    assertThat(found.cycles()).hasSizeGreaterThan(2);
  }

  @Test
  @Timeout(30)
  void aCliqueOfAThousandDoesNotHang() {
    int n = 1000;
    int[] from = new int[n * (n - 1)];
    int[] to = new int[n * (n - 1)];
    int e = 0;
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        if (v != w) {
          from[e] = v;
          to[e++] = w;
        }
      }
    }
    CycleSearch.Found found = search(Shape.ofEdges(n, from, to, e), 1000, Duration.ofSeconds(10));
    assertThat(found.cycles()).hasSize(1000).allMatch(c -> c.length == 2);
    assertThat(found.truncated()).isTrue();
    assertThat(found.shortestProven()).isTrue();
  }

  @Test
  @Timeout(60)
  void aRandomGraphOfAHundredThousandGivesTheShortestThousand() {
    java.util.Random random = new java.util.Random(7);
    int n = 100_000;
    int[] from = new int[3 * n];
    int[] to = new int[3 * n];
    for (int i = 0; i < 3 * n; i++) {
      from[i] = i / 3;
      to[i] = random.nextInt(n);
    }
    CycleSearch.Found found =
        search(Shape.ofEdges(n, from, to, 3 * n), 1000, Duration.ofSeconds(10));
    assertThat(found.cycles()).hasSize(1000);
    assertThat(found.shortestProven()).isTrue();
  }

  @Test
  @Timeout(20)
  void whenTimeIsShortACycleIsNamedAllTheSame() {
    // a grid on a torus: its shortest cycles are long, and there are very many of them
    int side = 300;
    int n = side * side;
    int[] from = new int[2 * n];
    int[] to = new int[2 * n];
    for (int v = 0; v < n; v++) {
      from[2 * v] = v;
      to[2 * v] = v / side * side + (v + 1) % side;
      from[2 * v + 1] = v;
      to[2 * v + 1] = (v + side) % n;
    }
    CycleSearch.Found found =
        search(Shape.ofEdges(n, from, to, 2 * n), 1000, Duration.ofMillis(50));
    assertThat(found.cycles()).isNotEmpty();
    assertThat(found.truncated()).isTrue();
  }

  @Test
  void blindAlleysDoNotMakeItExponential() {
    // root 0 leads into 40 layers of 2 from which the only way back runs through a used node
    List<int[]> edges = new ArrayList<>();
    int layers = 40;
    edges.add(new int[] {0, 1});
    edges.add(new int[] {1, 0});
    int last = 1;
    for (int layer = 0; layer < layers; layer++) {
      int a = 2 + 2 * layer;
      for (int from : layer == 0 ? new int[] {last} : new int[] {a - 2, a - 1}) {
        edges.add(new int[] {from, a});
        edges.add(new int[] {from, a + 1});
      }
    }
    int end = 2 + 2 * layers;
    edges.add(new int[] {end - 2, 1});
    edges.add(new int[] {end - 1, 1});
    Shape shape =
        Shape.ofEdges(
            end,
            edges.stream().sorted(Comparator.comparingInt(e -> e[0])).mapToInt(e -> e[0]).toArray(),
            edges.stream().sorted(Comparator.comparingInt(e -> e[0])).mapToInt(e -> e[1]).toArray(),
            edges.size());
    CycleSearch.Found found = search(shape, 1000, Duration.ofSeconds(10));
    assertThat(found.cycles()).hasSize(1000);
    assertThat(found.cycles().get(0)).containsExactly(0, 1);
  }

  private static CycleSearch.Found search(Shape shape, int limit, Duration time) {
    return CycleSearch.search(shape, Components.of(shape), limit, time);
  }

  private static Shape ring(int n, int[] chords) {
    int edges = n + chords.length / 2;
    int[] from = new int[edges];
    int[] to = new int[edges];
    for (int v = 0; v < n; v++) {
      from[v] = v;
      to[v] = (v + 1) % n;
    }
    for (int i = 0; i < chords.length; i += 2) {
      from[n + i / 2] = chords[i];
      to[n + i / 2] = chords[i + 1];
    }
    return Shape.ofEdges(n, from, to, edges);
  }

  private static List<String> names(List<int[]> cycles) {
    return cycles.stream().map(CycleSearchTest::name).toList();
  }

  private static String name(int[] cycle) {
    return String.join(" ", Arrays.stream(cycle).mapToObj(String::valueOf).toList());
  }

  private static List<String> bruteForce(Shape shape) {
    Set<int[]> found =
        new TreeSet<>(Comparator.<int[]>comparingInt(c -> c.length).thenComparing(Arrays::compare));
    for (int root = 0; root < shape.nodes; root++) {
      extend(shape, List.of(root), found);
    }
    return names(List.copyOf(found));
  }

  private static void extend(Shape shape, List<Integer> path, Set<int[]> found) {
    int v = path.get(path.size() - 1);
    for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
      int w = shape.target[e];
      if (w == path.get(0)) {
        found.add(path.stream().mapToInt(Integer::intValue).toArray());
      } else if (w > path.get(0) && !path.contains(w)) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(w);
        extend(shape, longer, found);
      }
    }
  }
}
