package cn.sidian.examples.certificate;

import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.LegacyImport;
import cn.sidian.certificate.quality.LegacySource;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.HexFormat;
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
    Charset charset = charset();
    try (RegisterAccess access = RegisterAccess.open(register);
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      String request = register.requestId();
      String input = String.join("\n", kind, charset.name(), digest());
      RegisterAccess.Earlier earlier = access.begin(request, "import", input);
      if (earlier.answer() != null) {
        return answer(reporter, earlier.answer(), true);
      }
      Consumer<LegacyImport.Row> each = row -> told(reporter, row);
      LegacyImport stock =
          new LegacyImport(
              access.issuer(),
              access.register().quarantine(),
              record -> RecordFile.photo(file.toAbsolutePath().getParent(), record),
              "存量证照电子化",
              access.clock(),
              ZONE);
      String name = String.valueOf(file.getFileName());
      LegacySource counts =
          kind.equals("json") ? stock.json(name, in, each) : stock.csv(name, in, charset, each);
      access.signHead();
      String answer =
          Reporter.object(file.toString())
              .put("read", counts.read())
              .put("issued", counts.issued())
              .put("quarantined", counts.quarantined())
              .put("refused", counts.refused())
              .put("expiredSkipped", counts.expiredSkipped())
              .toString();
      access.answer(request, answer);
      return answer(reporter, answer, false);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      reporter.error(file.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (IOException | UncheckedIOException e) {
      reporter.error(
          file.toString(),
          new SidianException(
              "INPUT_UNREADABLE",
              new Text("无法读取文件，请检查路径和权限。", "The file cannot be read; check its path and rights."),
              null,
              e));
      return ExitCode.UNREADABLE.code();
    }
  }

  private static int answer(Reporter reporter, String answer, boolean replayed) {
    ObjectNode line = RegisterAccess.object(answer).put("replayed", replayed);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(line.toString());
    }
    return ExitCode.YES.code();
  }

  /** The same request must bring the same bytes. */
  private String digest() throws IOException {
    MessageDigest digest = DigestAlgorithm.SM3.newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Charset charset() {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "gb18030" -> Charset.forName("GB18030");
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      default -> throw new ParameterException(spec.commandLine(), "--encoding gb18030|utf-8");
    };
  }

  /** What did not become a certificate is told row by row, with the remedy. */
  private static void told(Reporter reporter, LegacyImport.Row row) {
    if (reporter.json() || !(row.outcome() instanceof IssueOutcome.Refused no)) {
      return;
    }
    reporter.remark(new Text(row.place() + "：" + no.code(), row.place() + ": " + no.code()));
    QualityReport report = no.report();
    if (report != null) {
      report.defects().forEach(d -> reporter.say(Refusal.line(d, reporter.locale())));
    }
  }
}
