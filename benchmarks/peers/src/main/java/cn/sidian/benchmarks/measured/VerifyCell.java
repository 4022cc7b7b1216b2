package cn.sidian.benchmarks.measured;

import cn.sidian.benchmarks.peers.PeerKey;
import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document that was sealed with one key, once or several times over. */
@State(Scope.Benchmark)
public class VerifyCell {
  /** The document. */
  @Param public Document document = Document.ONE_PAGE;

  /** The key. */
  @Param public Key key = Key.SM2;

  /** How many seals are on it. */
  @Param({"1", "5"})
  public int seals = 1;

  final Workspace workspace = Workspace.current();
  byte[] sealed = {};

  /** Reads the document. */
  @Setup
  public void read() {
    sealed = Workspace.read(workspace.sealed(document, key, seals));
  }

  SidianPath sidian() {
    return new SidianPath(key, workspace);
  }

  PeerKey peerKey() {
    return PeerKey.of(key, workspace);
  }
}
