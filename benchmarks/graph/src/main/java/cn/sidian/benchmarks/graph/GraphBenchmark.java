package cn.sidian.benchmarks.graph;

import cn.sidian.material.PrerequisiteGraph;
import com.google.common.graph.MutableGraph;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From names to detected cycles and an order; and the same once the graph is built. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx6g", "-Xms6g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphBenchmark {
  @Param({"1000", "100000", "1000000"})
  int nodes;

  private Names names;
  private PrerequisiteGraph sidian;
  private Graph<String, DefaultEdge> jgrapht;
  private MutableGraph<String> guava;

  @Setup
  public void prepare() {
    names = new Names(nodes);
    sidian = Peers.sidian(names);
    jgrapht = Peers.jgrapht(names);
    guava = Peers.guava(names);
  }

  @Benchmark
  public List<String> fromNamesSidian() {
    return Peers.order(Peers.sidian(names));
  }

  @Benchmark
  public List<String> fromNamesJGraphT() {
    return Peers.order(Peers.jgrapht(names));
  }

  @Benchmark
  public List<String> fromNamesGuava() {
    return Peers.order(Peers.guava(names));
  }

  @Benchmark
  public List<String> onceBuiltSidian() {
    return Peers.order(sidian);
  }

  @Benchmark
  public List<String> onceBuiltJGraphT() {
    return Peers.order(jgrapht);
  }

  @Benchmark
  public List<String> onceBuiltGuava() {
    return Peers.order(guava);
  }
}
