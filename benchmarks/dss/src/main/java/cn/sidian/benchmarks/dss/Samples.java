package cn.sidian.benchmarks.dss;

import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Seals every document once, for verifiers that are not on this class path. */
public final class Samples {
  private Samples() {}

  /** Fills the workspace that the system property names. */
  public static void main(String[] arguments) throws IOException {
    Workspace workspace = Workspace.current();
    for (Key key : List.of(Key.RSA, Key.P256)) {
      DssPath path = new DssPath(key, workspace);
      for (Document document : Document.values()) {
        byte[] pdf = Workspace.read(workspace.document(document));
        Files.write(workspace.sample("dss", document, key), path.seal(pdf, document.pages()));
      }
    }
  }
}
