package cn.sidian.benchmarks.measured;

import cn.sidian.benchmarks.peers.Limit;
import cn.sidian.benchmarks.peers.OpenPdfPath;
import cn.sidian.benchmarks.peers.PdfBoxPath;
import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.workload.Workspace;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Puts a visible seal on a document. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class SealBenchmark {
  /** Sidian. */
  @State(Scope.Benchmark)
  public static class SidianState {
    private SidianPath path;
    private Path input;
    private Path output;

    /** Builds the sealer and checks what it makes. */
    @Setup
    public void build(Cell cell) {
      path = cell.sidian();
      input = cell.input();
      output = cell.output("sidian-file");
      path.verify(path.seal(cell.pdf));
      cell.check(path.seal(cell.pdf));
      String voucher = path.seal(input, output);
      if (voucher.equals(path.seal(input, output))) {
        throw new IllegalStateException("every call must have a voucher number of its own");
      }
      path.verify(Workspace.read(output));
      cell.check(Workspace.read(output));
    }
  }

  /** The limit. */
  @State(Scope.Benchmark)
  public static class LimitState {
    private Limit limit;
    private Path input;
    private Path output;

    /** Takes the model apart. */
    @Setup
    public void build(Cell cell) {
      limit = cell.limit();
      input = cell.input();
      output = cell.output("limit-file");
      cell.check(cell.sealed);
    }
  }

  /** PDFBox. */
  @State(Scope.Benchmark)
  public static class PdfBoxState {
    private PdfBoxPath path;

    /** Prepares picture and template and checks what it makes. */
    @Setup
    public void build(Cell cell) {
      path = new PdfBoxPath(cell.peerKey(), cell.workspace);
      path.prepareTemplate(cell.pdf);
      cell.check(path.seal(cell.pdf));
      cell.check(path.sealFromTemplate(cell.pdf));
    }
  }

  /** OpenPDF. */
  @State(Scope.Benchmark)
  public static class OpenPdfState {
    private OpenPdfPath path;

    /** Checks what it makes. */
    @Setup
    public void build(Cell cell) {
      path = new OpenPdfPath(cell.peerKey(), cell.workspace);
      cell.check(path.seal(cell.pdf));
    }
  }

  /** Sidian, in memory. */
  @Benchmark
  public byte[] sidian(Cell cell, SidianState state) {
    return state.path.seal(cell.pdf);
  }

  /** Sidian, from file to file. */
  @Benchmark
  public String sidianFile(SidianState state) {
    return state.path.seal(state.input, state.output);
  }

  /** The limit, in memory. */
  @Benchmark
  public byte[] limit(Cell cell, LimitState state) {
    return state.limit.seal(cell.pdf);
  }

  /** The limit, from file to file. */
  @Benchmark
  public byte[] limitFile(LimitState state) {
    return state.limit.seal(state.input, state.output);
  }

  /** PDFBox, its visual signature built for the document. */
  @Benchmark
  public byte[] pdfBox(Cell cell, PdfBoxState state) {
    return state.path.seal(cell.pdf);
  }

  /** PDFBox, one visual signature for all documents. */
  @Benchmark
  public byte[] pdfBoxTemplate(Cell cell, PdfBoxState state) {
    return state.path.sealFromTemplate(cell.pdf);
  }

  /** OpenPDF. */
  @Benchmark
  public byte[] openPdf(Cell cell, OpenPdfState state) {
    return state.path.seal(cell.pdf);
  }
}
