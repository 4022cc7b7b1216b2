package cn.sidian.examples.seal;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.OnlineOptions;
import cn.sidian.examples.cli.PdfInputs;
import cn.sidian.examples.cli.Progress;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.examples.cli.TrustOptions;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian verify}: says what the seals of documents are worth. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "核验电子签章 / Verifies the seals and signatures of PDF documents.",
    exitCodeListHeading = "退出码 / Exit codes:%n",
    exitCodeList = {
      "0:通过 / accepted",
      "1:不通过 / rejected",
      "2:用法错误 / wrong call",
      "3:输入无法读取 / unreadable input",
      "4:无法判定 / not decided"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private TrustOptions trust;
  @Mixin private OnlineOptions online;
  @Mixin private DocumentPassword password;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PDF 文件或文件夹 / files or folders")
  private List<Path> inputs = List.of();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "判定时刻，如 2026-01-31T09:30:00+08:00 / the judged time")
  private @Nullable String at;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "STRICT_GOVERNMENT",
      description =
          "STRICT_GOVERNMENT（默认 / default）, ARCHIVE, OFFLINE_WITHOUT_REVOCATION, INTEGRITY_ONLY")
  private String policy = "STRICT_GOVERNMENT";

  @Option(
      names = "--report-pdf",
      paramLabel = "F",
      description = "核验报告（PDF）；多个文件时为文件夹 / report as PDF; a folder for several files")
  private @Nullable Path reportPdf;

  @Option(names = "--overwrite", description = "覆盖已有报告 / overwrite an existing report")
  private boolean overwrite;

  @Option(
      names = "--sm2-user-id",
      paramLabel = "ID",
      description = "SM2 用户标识 / user id of SM2 signatures")
  private @Nullable String sm2UserId;

  private Path reading = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    PdfSealVerifier.Builder builder;
    try {
      builder =
          PdfSealVerifier.builder(trust.anchors(file -> reading = file))
              .policy(policy())
              .revocation(trust.evidence(file -> reading = file));
      online.source().ifPresent(builder::revocation);
      if (at != null) {
        builder.at(OffsetDateTime.parse(at).toInstant());
      }
      if (sm2UserId != null) {
        builder.sm2UserId(sm2UserId);
      }
      password.read(file -> reading = file).ifPresent(builder::password);
    } catch (SidianException e) {
      reporter.error(reading.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return verifyAll(reporter, builder.build()).code();
  }

  private SealAcceptancePolicy policy() {
    return SealAcceptancePolicy.named(policy)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown policy " + policy + "; known are " + SealAcceptancePolicy.all()));
  }

  private ExitCode verifyAll(Reporter reporter, PdfSealVerifier verifier) {
    List<PdfInputs.Input> documents = PdfInputs.find(inputs);
    if (documents.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "文件夹中没有 PDF / the folders hold no PDF");
    }
    ExitCode worst = ExitCode.YES;
    try (Progress progress = new Progress(spec.commandLine().getErr(), documents.size())) {
      for (PdfInputs.Input document : documents) {
        worst = worst.worse(verifyOne(reporter, verifier, document, reportOf(document)));
        progress.step();
      }
    }
    return worst;
  }

  /** Where the report on a document goes, or null. */
  private @Nullable ReportOutput reportOf(PdfInputs.Input document) {
    if (reportPdf == null) {
      return null;
    }
    boolean folder =
        inputs.size() > 1 || Files.isDirectory(inputs.get(0)) || Files.isDirectory(reportPdf);
    return new ReportOutput(reportPdf, folder ? document.name() : null, overwrite);
  }

  private static ExitCode verifyOne(
      Reporter reporter,
      PdfSealVerifier verifier,
      PdfInputs.Input document,
      @Nullable ReportOutput output) {
    Path file = document.file();
    try {
      Text refusal = output == null ? null : output.refusal(file);
      if (refusal != null) {
        reporter.refused(file.toString(), "OUTPUT_EXISTS", refusal);
        return ExitCode.OPEN;
      }
      SealReport report = verifier.verify(file);
      if (output != null) {
        output.write(report, file, Instant.now());
      }
      if (reporter.json()) {
        reporter.line(Reporter.object(file.toString(), report.toJson()));
      } else {
        reporter.say(file + "\n" + report.toText(reporter.locale()));
      }
      return switch (report.verdict()) {
        case ACCEPTED -> ExitCode.YES;
        case REJECTED -> ExitCode.NO;
        case INDETERMINATE -> ExitCode.OPEN;
      };
    } catch (SidianException e) {
      reporter.error(file.toString(), e);
      return ExitCode.UNREADABLE;
    }
  }
}
