package cn.sidian.examples.certificate;

import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidian certificate quarantine}: records that wait until they are mended (JZ-20). */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "待整改的存量记录及整改办法 / Records that wait, and how to mend them.")
public final class QuarantineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--id", paramLabel = "ID", description = "一条记录 / one record")
  private @Nullable String id;

  @Option(
      names = "-o",
      paramLabel = "F",
      description = "写出该记录以便整改（含个人信息）/ writes the record, to be mended; personal data")
  private @Nullable Path output;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "最多 / at most")
  private int limit = 1_000;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    if (NewFile.exists(output)) {
      return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
    }
    try (RegisterAccess access = RegisterAccess.open(register)) {
      Quarantine quarantine = access.register().quarantine();
      if (id == null) {
        list(reporter, quarantine.waiting(limit));
        return ExitCode.YES.code();
      }
      Optional<Quarantine.Entry> entry = quarantine.find(id);
      if (entry.isEmpty()) {
        return Refusal.say(
            reporter,
            "RECORD_UNKNOWN",
            new Text("待整改记录中没有该编号。", "No record of this id waits in the quarantine."));
      }
      if (output != null) {
        NewFile.write(output, entry.get().record().canonicalJson());
      }
      list(reporter, List.of(entry.get()));
      return ExitCode.YES.code();
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      reporter.error(null, e);
      return ExitCode.UNREADABLE.code();
    }
  }

  private void list(Reporter reporter, List<Quarantine.Entry> entries) {
    for (Quarantine.Entry entry : entries) {
      if (reporter.json()) {
        ObjectNode line =
            Reporter.object(entry.source())
                .put("id", entry.id())
                .put("place", entry.place())
                .put("keptAt", entry.keptAt().toString())
                .put(
                    "resolvedAt", entry.resolvedAt() == null ? null : entry.resolvedAt().toString())
                .put("output", output == null ? null : output.toString());
        line.set("defects", Refusal.defects(entry.defects(), reporter.locale()));
        reporter.line(line);
      } else {
        reporter.say(entry.id() + "  " + entry.source() + "  " + entry.place());
        entry.defects().forEach(d -> reporter.say(Refusal.line(d, reporter.locale())));
      }
    }
  }
}
