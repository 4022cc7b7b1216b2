package cn.sidian.benchmarks.dss;

import eu.europa.esig.dss.validation.reports.Reports;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Verifies a document that Sidian sealed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class VerifyBenchmark {
  /** EU DSS as it comes. */
  @Benchmark
  public Reports dss(DssVerifyCell cell) {
    return cell.path.verify(cell.sealed, true, cell.seals);
  }

  /** EU DSS without its comparison of page pictures. */
  @Benchmark
  public Reports dssWithoutPictures(DssVerifyCell cell) {
    return cell.path.verify(cell.sealed, false, cell.seals);
  }
}
