package cn.sidian.benchmarks.dss;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Puts a visible seal on a document. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class SealBenchmark {
  /** EU DSS. */
  @Benchmark
  public byte[] dss(DssCell cell) {
    return cell.path.seal(cell.pdf, cell.document.pages());
  }
}
