package cn.sidian.examples.demo;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.seal.SealReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidian demo}: seals real documents, verifies them, and shows that a forgery is found. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "演示：加盖、核验、识别篡改 / Seals sample documents, verifies them, finds a forgery.")
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "examples/target/demo",
      description = "输出文件夹，默认 ${DEFAULT-VALUE} / output folder")
  private Path folder = Path.of("examples/target/demo");

  private final List<String> summary = new ArrayList<>();
  private boolean asAnnounced = true;

  @Override
  public Integer call() throws IOException {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    DemoFolder demo;
    try {
      demo = DemoFolder.create(folder);
      demo.sealAll();
    } catch (SidianException e) {
      reporter.error(folder.toString(), e);
      return ExitCode.UNREADABLE.code();
    }
    for (Path sealed : demo.sealed()) {
      show(reporter, demo, sealed, demo.verify(sealed), Verdict.ACCEPTED);
    }
    show(reporter, demo, demo.tampered(), demo.verify(demo.tampered()), Verdict.REJECTED);
    // under the default policy nothing is accepted without revocation and proven time
    show(reporter, demo, demo.unstamped(), demo.verify(demo.unstamped()), Verdict.INDETERMINATE);
    if (!reporter.json()) {
      summary.forEach(reporter::say);
      Text where =
          new Text(
              "文件在 "
                  + folder.toAbsolutePath()
                  + "：keys 测试密钥、sealed 已盖章（LTA）、unstamped 无时间戳、tampered 篡改件、reports 报告",
              "Files are in "
                  + folder.toAbsolutePath()
                  + ": keys (TEST), sealed (LTA), unstamped, tampered, reports");
      reporter.say("\n" + where.in(reporter.locale()));
    }
    return (asAnnounced ? ExitCode.YES : ExitCode.NO).code();
  }

  private void show(
      Reporter reporter, DemoFolder demo, Path file, SealReport report, Verdict announced)
      throws IOException {
    boolean right = report.verdict() == announced;
    summary.add(
        (right ? "  " : "! ")
            + report.verdict()
            + " ".repeat(15 - report.verdict().name().length())
            + report.policy()
            + " ".repeat(28 - report.policy().length())
            + file.getFileName());
    asAnnounced &= right;
    String name =
        String.valueOf(file.getFileName()).replace(".pdf", "")
            + "-"
            + report.policy().toLowerCase(Locale.ROOT);
    Path reports = demo.reports();
    Files.writeString(reports.resolve(name + ".zh.txt"), report.toText(Locale.CHINESE));
    Files.writeString(reports.resolve(name + ".en.txt"), report.toText(Locale.ENGLISH));
    ObjectNode json = Reporter.object(file.toString(), report.toJson());
    Files.writeString(reports.resolve(name + ".json"), json + "\n");
    if (reporter.json()) {
      reporter.line(json.put("announced", announced.name()));
    } else {
      reporter.say(file + (right ? "" : "   !!! announced: " + announced));
      reporter.say(report.toText(reporter.locale()));
    }
  }
}
