package cn.sidian.benchmarks.measured;

import cn.sidian.benchmarks.peers.Limit;
import cn.sidian.benchmarks.peers.PdfBoxPath;
import cn.sidian.benchmarks.peers.PeerKey;
import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document and one key: what all peers are compared on. */
@State(Scope.Benchmark)
public class Cell {
  /** The document. */
  @Param public Document document = Document.ONE_PAGE;

  /** The key. */
  @Param public Key key = Key.SM2;

  final Workspace workspace = Workspace.current();
  byte[] pdf = {};
  byte[] sealed = {};

  /** Reads the documents. */
  @Setup
  public void read() {
    pdf = Workspace.read(workspace.document(document));
    sealed = Workspace.read(workspace.sealed(document, key));
  }

  SidianPath sidian() {
    return new SidianPath(key, workspace);
  }

  PeerKey peerKey() {
    return PeerKey.of(key, workspace);
  }

  Limit limit() {
    return new Limit(sidian().key(), sealed, pdf.length);
  }

  Path input() {
    return workspace.document(document);
  }

  Path output(String name) {
    return workspace.sample(name, document, key);
  }

  /** Nothing is timed before two verifiers that share no code have accepted it. */
  void check(byte[] output) {
    sidian().checkForeign(output);
    if (!new PdfBoxPath(peerKey(), workspace).verify(output)) {
      throw new IllegalStateException("PDFBox and BouncyCastle reject the output");
    }
  }
}
