package cn.sidian.core.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine, run in a folder. Tests that need one skip where it is absent. */
public final class ExternalTool {
  private static final long MAX_SECONDS = 120;

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> command;

  private ExternalTool(Path folder, Map<String, String> environment, List<String> command) {
    this.folder = folder;
    this.environment = environment;
    this.command = command;
  }

  /** OpenSSL 3, which knows SM2. */
  public static ExternalTool openSsl(Path folder) {
    ExternalTool openSsl = new ExternalTool(folder, Map.of(), List.of("openssl"));
    assumeTrue(
        openSsl.isPresent("version") && openSsl.run("version").startsWith("OpenSSL 3"),
        "OpenSSL 3 is not installed");
    return openSsl;
  }

  /** SoftHSM 2, with its tokens where the environment says. */
  public static ExternalTool softHsm(Path folder, Map<String, String> environment) {
    ExternalTool softHsm = new ExternalTool(folder, environment, List.of("softhsm2-util"));
    assumeTrue(softHsm.isPresent("--version"), "softhsm2-util is not installed");
    return softHsm;
  }

  /** zbarimg, a decoder of QR codes that shares no code with the encoder. */
  public static ExternalTool zbar(Path folder) {
    ExternalTool zbar = new ExternalTool(folder, Map.of(), List.of("zbarimg"));
    assumeTrue(zbar.isPresent("--version"), "zbarimg is not installed");
    return zbar;
  }

  /** pdftoppm of Poppler, which draws pages without any code of PDFBox. */
  public static ExternalTool poppler(Path folder) {
    ExternalTool poppler = new ExternalTool(folder, Map.of(), List.of("pdftoppm"));
    assumeTrue(poppler.isPresent("-v"), "pdftoppm is not installed");
    return poppler;
  }

  /** The Java that runs this test, with its class path. */
  public static ExternalTool java(Path folder, Map<String, String> environment) {
    return new ExternalTool(
        folder,
        environment,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
  }

  private boolean isPresent(String argument) {
    try {
      return exitCode(List.of(argument)) == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Runs it; it must succeed. Gives what it wrote. */
  public String run(String... arguments) {
    int exit = exitCode(List.of(arguments));
    String output = output();
    assertThat(exit).as("%s %s%n%s", command.get(0), List.of(arguments), output).isZero();
    return output;
  }

  /** Whether it succeeds. */
  public boolean succeeds(String... arguments) {
    return exitCode(List.of(arguments)) == 0;
  }

  private String output() {
    try {
      return Files.readString(log(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve("output.log");
  }

  private int exitCode(List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command.get(0) + " did not end: " + arguments);
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
