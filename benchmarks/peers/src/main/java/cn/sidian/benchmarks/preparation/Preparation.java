package cn.sidian.benchmarks.preparation;

import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import java.io.IOException;
import java.nio.file.Files;

/** Fills a workspace. */
public final class Preparation {
  /** How many seals a document with several has. */
  public static final int SEALS = 5;

  private Preparation() {}

  /** Writes everything that the measurements read. */
  public static void fill(Workspace workspace) throws IOException {
    Files.createDirectories(workspace.folder());
    SealPicture.write(workspace.picture());
    for (Document document : Document.values()) {
      Documents.write(document, workspace.document(document));
    }
    for (Key key : Key.values()) {
      Keys.write(key, workspace);
      SidianPath sidian = new SidianPath(key, workspace);
      for (Document document : Document.values()) {
        byte[] sealed = sidian.seal(Workspace.read(workspace.document(document)));
        sidian.verify(sealed);
        Files.write(workspace.sealed(document, key), sealed);
        if (document != Document.TEN_MEGABYTES) {
          byte[] five = sidian.seal(Workspace.read(workspace.document(document)), SEALS);
          sidian.verify(five, SEALS);
          Files.write(workspace.sealed(document, key, SEALS), five);
        }
      }
    }
  }

  /** Fills the workspace that the system property names. */
  public static void main(String[] arguments) throws IOException {
    fill(Workspace.current());
  }
}
