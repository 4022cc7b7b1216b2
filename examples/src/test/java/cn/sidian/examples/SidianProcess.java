package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code java -jar examples/target/sidian.jar …} as users do, in a process of its own. */
final class SidianProcess {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private SidianProcess() {}

  /** What a process left. */
  record Result(String command, int exit, String out, String err) {
    /** The JSON objects on standard output, one a line; each is as docs/schemas says. */
    List<JsonNode> json() {
      List<JsonNode> objects = new ArrayList<>();
      try {
        for (String line : out.lines().toList()) {
          JsonNode object = new ObjectMapper().readTree(line);
          Schemas.check(command, object);
          objects.add(object);
        }
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
      return objects;
    }

    Result exitsWith(int code) {
      assertThat(exit).as("exit code; stdout: %s; stderr: %s", out, err).isEqualTo(code);
      assertThat(err).doesNotContain("\tat ").doesNotContain("Exception");
      return this;
    }
  }

  static Path repository() {
    return REPOSITORY;
  }

  /** The command with its subcommands, as its schema is called. */
  static String name(String... arguments) {
    if (arguments.length < 3 || !arguments[0].equals("certificate")) {
      return arguments.length == 0 ? "" : arguments[0];
    }
    return "certificate-"
        + arguments[1]
        + (arguments[1].equals("status-list") ? "-" + arguments[2] : "");
  }

  static Result run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  static Result run(Map<String, String> environment, String input, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a child lives for a second: no time for the optimising compiler
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add("examples/target/sidian.jar");
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("sidian-out", ".txt");
      Path err = Files.createTempFile("sidian-err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(REPOSITORY.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends in time").isTrue();
      Result result =
          new Result(
              name(arguments), process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
