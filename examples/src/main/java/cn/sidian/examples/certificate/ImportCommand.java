package cn.sidian.examples.certificate;

import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.LegacyRecords;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian certificate import}: stock issued on paper becomes electronic (ZW-39, WD-38). */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "存量证照电子化：有效期内的颁发，过期的跳过并计数 / Imports stock that is still valid.")
public final class ImportCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Parameters(paramLabel = "FILE", description = "CSV 或 JSON 文件 / the records")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "csv|json",
      description = "默认按扩展名 / by default from the name")
  private @Nullable String format;

  @Option(
      names = "--encoding",
      paramLabel = "gb18030|utf-8",
      defaultValue = "utf-8",
      description = "CSV 的编码 / encoding of the table")
  private String encoding = "utf-8";

  private long read;
  private long issued;
  private long quarantined;
  private long refused;
  private long expired;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    String kind =
        format == null
            ? file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? "json" : "csv"
            : format.toLowerCase(Locale.ROOT);
    if (!kind.equals("json") && !kind.equals("csv")) {
      throw new ParameterException(spec.commandLine(), "--format csv|json");
    }
    try (RegisterAccess access = RegisterAccess.open(register);
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Consumer<CertificateRecord> each = record -> take(access, record, reporter);
      if (kind.equals("json")) {
        LegacyRecords.json(in, each);
      } else {
        LegacyRecords.csv(in, charset(), each);
      }
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      reporter.error(file.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (IOException e) {
      reporter.error(
          file.toString(),
          new SidianException(
              "INPUT_UNREADABLE",
              new Text("无法读取文件，请检查路径和权限。", "The file cannot be read; check its path and rights."),
              null,
              e));
      return ExitCode.UNREADABLE.code();
    }
    ObjectNode line =
        Reporter.object(file.toString())
            .put("read", read)
            .put("issued", issued)
            .put("quarantined", quarantined)
            .put("refused", refused)
            .put("expiredSkipped", expired);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(line.toString());
    }
    return ExitCode.YES.code();
  }

  private Charset charset() {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "gb18030" -> Charset.forName("GB18030");
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      default -> throw new ParameterException(spec.commandLine(), "--encoding gb18030|utf-8");
    };
  }

  private void take(RegisterAccess access, CertificateRecord record, Reporter reporter) {
    read++;
    if (isExpired(record, LocalDate.ofInstant(access.clock().instant(), ZONE))) {
      expired++;
      return;
    }
    // the same row of the same file is the same request: an import that broke off goes on
    IssueRequest request =
        IssueRequest.of("import:" + access.digest(record.canonicalJson()), "存量证照电子化");
    IssueOutcome outcome =
        access
            .issuer()
            .issue(record, RecordFile.photo(file.toAbsolutePath().getParent(), record), request);
    if (outcome instanceof IssueOutcome.Refused no) {
      QualityReport report = no.report();
      boolean waits = report != null && report.result() == QualityReport.Result.QUARANTINE;
      if (waits) {
        quarantined++;
      } else {
        refused++;
      }
      if (!reporter.json()) {
        reporter.remark(
            new Text("第 " + read + " 条：" + no.code(), "record " + read + ": " + no.code()));
        if (report != null) {
          report.defects().forEach(d -> reporter.say(Refusal.line(d, reporter.locale())));
        }
      }
    } else {
      issued++;
    }
  }

  /** Expired stock is skipped before it is judged: nobody will mend it. */
  private static boolean isExpired(CertificateRecord record, LocalDate today) {
    String end = record.validTo();
    try {
      return end != null && LocalDate.parse(end).isBefore(today);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
