package cn.sidian.certificate.register;

import cn.sidian.core.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A server of its own for one test, which can be killed and started again on the same files. */
final class PostgresServer {
  private final Path folder;
  private final String url;
  private final List<String> command = new ArrayList<>();

  private PostgresServer(Path folder, String url) {
    this.folder = folder;
    this.url = url;
  }

  static PostgresServer start(Path folder) throws IOException {
    EmbeddedPostgres first =
        TestDatabase.durable(
                EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false))
            .start();
    PostgresServer server = new PostgresServer(folder, first.getJdbcUrl("postgres", "postgres"));
    ProcessHandle.Info info = server.process().info();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL does not run as root; in a user namespace it is nobody
      server.command.addAll(List.of("unshare", "-U"));
    }
    server.command.add(info.command().orElseThrow());
    server.command.addAll(List.of(info.arguments().orElseThrow()));
    return server;
  }

  String url() {
    return url;
  }

  private ProcessHandle process() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** SIGKILL: no shutdown, no checkpoint. Its children end by themselves. */
  void kill() throws Exception {
    ProcessHandle postmaster = process();
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(postmaster);
    postmaster.destroyForcibly();
    for (ProcessHandle process : all) {
      process.destroyForcibly();
    }
    for (ProcessHandle process : all) {
      process.onExit().get();
    }
  }

  void restart() throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    Process process = null;
    while (true) {
      if (process == null || !process.isAlive()) {
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder + ".log")))
                .start();
      }
      Thread.sleep(100);
      try (Connection connection = DriverManager.getConnection(url)) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "the server did not come back; see " + folder + ".log", e);
        }
      }
    }
  }

  void stop() throws Exception {
    kill();
  }
}
