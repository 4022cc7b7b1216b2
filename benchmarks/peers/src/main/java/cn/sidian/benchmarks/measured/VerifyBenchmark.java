package cn.sidian.benchmarks.measured;

import cn.sidian.benchmarks.peers.OpenPdfPath;
import cn.sidian.benchmarks.peers.PdfBoxPath;
import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.peers.VerifyingLimit;
import cn.sidian.seal.SealReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifies a document that Sidian sealed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class VerifyBenchmark {
  /** Sidian. */
  @State(Scope.Benchmark)
  public static class SidianState {
    private SidianPath path;

    /** Builds the verifier. */
    @Setup
    public void build(VerifyCell cell) {
      path = cell.sidian();
    }
  }

  /** The limit. */
  @State(Scope.Benchmark)
  public static class LimitState {
    private VerifyingLimit limit;

    /** Takes the document apart. */
    @Setup
    public void build(VerifyCell cell) {
      limit = new VerifyingLimit(cell.sidian().key(), cell.sealed, cell.seals);
    }
  }

  /** PDFBox. */
  @State(Scope.Benchmark)
  public static class PdfBoxState {
    private PdfBoxPath path;

    /** Builds what can be built once. */
    @Setup
    public void build(VerifyCell cell) {
      path = new PdfBoxPath(cell.peerKey(), cell.workspace);
    }
  }

  /** OpenPDF. */
  @State(Scope.Benchmark)
  public static class OpenPdfState {
    private OpenPdfPath path;

    /** Builds what can be built once. */
    @Setup
    public void build(VerifyCell cell) {
      path = new OpenPdfPath(cell.peerKey(), cell.workspace);
    }
  }

  private static boolean intact(boolean verified) {
    if (!verified) {
      throw new IllegalStateException("not verified");
    }
    return true;
  }

  /** Sidian: structure, coverage, value, chain, note, appearance, report. */
  @Benchmark
  public SealReport sidian(VerifyCell cell, SidianState state) {
    return state.path.verify(cell.sealed, cell.seals);
  }

  /** The limit. */
  @Benchmark
  public boolean limit(LimitState state) {
    return intact(state.limit.verify());
  }

  /** PDFBox and BouncyCastle: digest and CMS. */
  @Benchmark
  public boolean pdfBox(VerifyCell cell, PdfBoxState state) {
    return intact(state.path.verify(cell.sealed, cell.seals));
  }

  /** OpenPDF: digest and CMS. */
  @Benchmark
  public boolean openPdf(VerifyCell cell, OpenPdfState state) {
    return intact(state.path.verify(cell.sealed, cell.seals));
  }
}
