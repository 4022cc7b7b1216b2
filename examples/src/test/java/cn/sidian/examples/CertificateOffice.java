package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.examples.certificate.CertificateCommand;
import cn.sidian.examples.cli.CommandLineTool;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs many commands about certificates in this process, where one each would take minutes. */
final class CertificateOffice {
  private CertificateOffice() {}

  /**
   * What a command answered.
   *
   * @param command its name, as its schema is called
   * @param lines its JSON; each line is as docs/schemas says
   */
  record Answer(String command, List<JsonNode> lines) {}

  /** Runs {@code certificate …} with {@code --json} and checks the exit code and every line. */
  static Answer run(int exit, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments.subList(1, arguments.size()));
    all.add("--json");
    CommandLineTool.Output output =
        CommandLineTool.capture(new CommandLine(new CertificateCommand()), all);
    assertThat(output.exit()).as("%s: %s%s", all, output.out(), output.err()).isEqualTo(exit);
    assertThat(output.err()).doesNotContain("\tat ").doesNotContain("Exception");
    String command = SidianProcess.name(arguments.toArray(String[]::new));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : output.out().lines().toList()) {
      try {
        JsonNode json = new ObjectMapper().readTree(line);
        Schemas.check(command, json);
        lines.add(json);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Answer(command, lines);
  }
}
