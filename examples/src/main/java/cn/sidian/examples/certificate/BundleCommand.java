package cn.sidian.examples.certificate;

import cn.sidian.certificate.VerifierBundle;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidian certificate bundle}: what verifiers without the database need. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = "重新生成验证包 / Writes the signed verifier bundle anew.")
public final class BundleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "-o", required = true, paramLabel = "F", description = "输出文件 / the output")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    try (RegisterAccess access = RegisterAccess.open(register)) {
      String request = register.requestId();
      RegisterAccess.Earlier earlier = access.begin(request, "bundle", output.toString());
      if (earlier.answer() != null) {
        return answer(reporter, earlier.answer(), true);
      }
      if (NewFile.exists(output)) {
        return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
      }
      VerifierBundle bundle = access.bundle();
      NewFile.write(output, bundle.encoded());
      String answer =
          Reporter.object(null)
              .put("output", output.toString())
              .put("register", bundle.content().register())
              .put("sequence", bundle.content().sequence())
              .put("asOf", bundle.content().asOf().toString())
              .put("expiresAt", bundle.content().expiresAt().toString())
              .toString();
      access.answer(request, answer);
      return answer(reporter, answer, false);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private static int answer(Reporter reporter, String answer, boolean replayed) {
    ObjectNode line = RegisterAccess.object(answer).put("replayed", replayed);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(line.path("output").asText());
    }
    return ExitCode.YES.code();
  }
}
