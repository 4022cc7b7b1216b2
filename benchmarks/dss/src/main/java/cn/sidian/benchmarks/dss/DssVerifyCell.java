package cn.sidian.benchmarks.dss;

import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document that was sealed with one key, once or several times over. */
@State(Scope.Benchmark)
public class DssVerifyCell {
  /** The document. */
  @Param public Document document = Document.ONE_PAGE;

  /** The key. */
  @Param({"RSA", "P256"})
  public Key key = Key.RSA;

  /** How many seals are on it. */
  @Param({"1", "5"})
  public int seals = 1;

  byte[] sealed;
  DssPath path;

  /** Reads the document. */
  @Setup
  public void build() {
    Workspace workspace = Workspace.current();
    sealed = Workspace.read(workspace.sealed(document, key, seals));
    path = new DssPath(key, workspace);
  }
}
