package cn.sidian.examples.certificate;

import cn.sidian.certificate.register.Answered;
import cn.sidian.certificate.register.RegisterRefusal;
import cn.sidian.certificate.register.StatusPublication;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidian certificate status-list publish}: signs and writes every list. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "签名并发布全部状态清单 / Signs and writes every status list.")
public final class StatusListPublishCommand implements Callable<Integer> {
  private static final Duration LIFETIME = Duration.ofDays(7);

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "-o", required = true, paramLabel = "DIR", description = "输出文件夹 / output folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    try (RegisterAccess access = RegisterAccess.open(register)) {
      access.register().expireDue(Integer.MAX_VALUE);
      StatusListPublisher publisher = StatusListPublisher.of(access.keys().key("status"), LIFETIME);
      for (String name : access.register().status().lists()) {
        Answered<StatusPublication> answered = access.register().status().publish(name, publisher);
        RegisterRefusal refusal = answered.refusal().orElse(null);
        if (refusal != null) {
          return Refusal.say(reporter, refusal.code(), refusal.text());
        }
        StatusPublication publication = answered.require();
        Path output =
            folder.resolve(
                name.replaceAll("[^A-Za-z0-9-]+", "_") + "-" + publication.sequence() + ".sdl");
        if (NewFile.exists(output)) {
          return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
        }
        NewFile.write(output, publication.bytes());
        StatusList list = StatusList.read(publication.bytes());
        if (reporter.json()) {
          reporter.line(line(list).put("output", output.toString()));
        } else {
          reporter.say(output + "  " + list.head().asOf());
        }
      }
      return ExitCode.YES.code();
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  /** What a list says of itself. */
  static ObjectNode line(StatusList list) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("list", list.head().name())
        .put("issuer", list.head().issuer())
        .put("sequence", list.head().sequence())
        .put("asOf", list.head().asOf().toString())
        .put("expiresAt", list.head().expiresAt().toString())
        .put("size", list.size())
        .put("bits", list.bits())
        .put("previous", list.head().previous());
  }
}
