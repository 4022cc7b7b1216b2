package cn.sidian.core.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/** A process that holds an H2 file until it is killed. */
public final class HoldsDatabase {
  private HoldsDatabase() {}

  static Process start(String url) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldsDatabase.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.inputReader(StandardCharsets.UTF_8).readLine();
    return process;
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
      System.out.println("held " + connection.isValid(1));
      Thread.sleep(60_000);
    }
  }
}
