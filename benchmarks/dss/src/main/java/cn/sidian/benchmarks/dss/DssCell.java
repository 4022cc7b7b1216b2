package cn.sidian.benchmarks.dss;

import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document and one key. */
@State(Scope.Benchmark)
public class DssCell {
  /** The document. */
  @Param public Document document = Document.ONE_PAGE;

  /** The key. */
  @Param({"RSA", "P256"})
  public Key key = Key.RSA;

  byte[] pdf;
  DssPath path;

  /** Reads the documents and checks one output. */
  @Setup
  public void build() {
    Workspace workspace = Workspace.current();
    pdf = Workspace.read(workspace.document(document));
    path = new DssPath(key, workspace);
    path.verify(path.seal(pdf, document.pages()), true, 1);
  }
}
