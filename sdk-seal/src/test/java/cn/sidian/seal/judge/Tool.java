package cn.sidian.seal.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of other makers that judge what is written here. Tests that need one are skipped where
 * it is absent.
 */
public enum Tool {
  /** Structure. */
  QPDF("qpdf"),
  /** Signatures. */
  PDFSIG("pdfsig"),
  /** Text. */
  PDFTOTEXT("pdftotext"),
  /** Pictures of pages. */
  PDFTOPPM("pdftoppm"),
  /** Page count and metadata. */
  PDFINFO("pdfinfo"),
  /** A second reader. */
  MUTOOL("mutool"),
  /** Cryptography. */
  OPENSSL("openssl");

  private static final int SECONDS = 120;

  private final String program;

  Tool(String program) {
    this.program = program;
  }

  /** What a program said. */
  public record Result(int exit, String output) {}

  /** Whether the program is installed. */
  public boolean isPresent() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Runs the program; output and error output come together. */
  public Result run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs any command. */
  public static Result run(List<String> command) {
    try {
      Path output = Files.createTempFile("judge", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(command + " does not end");
        }
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return new Result(process.exitValue(), text);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
