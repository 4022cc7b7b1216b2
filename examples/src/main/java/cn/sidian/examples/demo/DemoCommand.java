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
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code sidian demo}: seals real documents, verifies them, and shows that a forgery is found; then
 * one certificate from its issue to its revocation.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "演示：加盖、核验、识别篡改，电子证照的一生 / Seals sample documents, verifies them, finds a forgery;"
            + " issues, shows, copies and revokes a certificate.")
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
  private final List<String> certificates = new ArrayList<>();
  private boolean asAnnounced = true;

  @Override
  public Integer call() throws IOException {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    DemoFolder demo;
    Path forCertificates;
    try {
      Optional<Path> free = DemoFolder.emptyForCertificates(folder);
      if (free.isEmpty()) {
        reporter.refused(
            folder.resolve("certificates").toString(),
            "OUTPUT_EXISTS",
            new Text(
                "该文件夹不是演示生成的，未更改；请用 --out 另指文件夹。",
                "This folder was not made by the demo and stays as it is; name another with --out."));
        return ExitCode.OPEN.code();
      }
      forCertificates = free.get();
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
    DemoCertificate certificate;
    try {
      certificate = DemoCertificate.live(forCertificates, demo.reports());
    } catch (DemoCertificate.CommandFailed e) {
      reporter.remark(
          new Text("命令未按预期结束：" + e.said(), "A command did not end as it must: " + e.said()));
      return ExitCode.NO.code();
    }
    DemoFolder.noteCommands(forCertificates, certificate.commands());
    for (DemoCertificate.Shown shown : certificate.shown()) {
      show(reporter, shown);
    }
    if (!reporter.json()) {
      summary.forEach(reporter::say);
      reporter.say(
          "\n"
              + new Text("一张电子证照，从颁发到吊销：", "One certificate, from its issue to its revocation:")
                  .in(reporter.locale()));
      certificates.forEach(reporter::say);
      Text where =
          new Text(
              "文件在 "
                  + folder.toAbsolutePath()
                  + "：keys 测试密钥、sealed 已盖章（LTA）、unstamped 无时间戳、tampered 篡改件、"
                  + "certificates 电子证照及所用命令、reports 报告",
              "Files are in "
                  + folder.toAbsolutePath()
                  + ": keys (TEST), sealed (LTA), unstamped, tampered, certificates (with the commands"
                  + " that made them), reports");
      reporter.say("\n" + where.in(reporter.locale()));
    }
    return (asAnnounced ? ExitCode.YES : ExitCode.NO).code();
  }

  private void show(Reporter reporter, DemoCertificate.Shown shown) {
    asAnnounced &= shown.isRight();
    if (reporter.json()) {
      reporter.line(
          shown.line().put("announced", shown.announced().name()).put("step", shown.step()));
      return;
    }
    String verdict = shown.line().path("verdict").asText();
    List<String> decided = new ArrayList<>();
    shown.line().path("decidedBy").forEach(code -> decided.add(code.asText()));
    certificates.add(
        (shown.isRight() ? "  " : "! ")
            + verdict
            + " ".repeat(15 - verdict.length())
            + shown.question().in(reporter.locale())
            + (decided.isEmpty() ? "" : "  " + String.join(" ", decided)));
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
