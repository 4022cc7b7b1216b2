package cn.sidian.examples.certificate;

import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.DraftOutcome;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.core.SidianException;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sidian certificate issue}: record, gate, draft, approval by digest, sealed file. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    description = "颁发证照 / Issues a certificate.")
public final class IssueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--record", paramLabel = "F", description = "证照记录 / the record")
  private @Nullable Path record;

  @Option(names = "--draft", description = "只生成草稿 / only makes a draft")
  private boolean draftOnly;

  @Option(names = "--draft-id", paramLabel = "D", description = "草稿编号 / a draft")
  private @Nullable String draftId;

  @Option(
      names = "--approve",
      paramLabel = "sm3:HEX",
      description = "批准的元数据摘要 / the digest that is approved")
  private @Nullable String approved;

  @Option(names = "--approver", paramLabel = "NAME", description = "批准人 / who approves")
  private @Nullable String approver;

  @Option(names = "-o", paramLabel = "OUT", description = "输出文件 / the output")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    if ((record == null) == (draftId == null)) {
      throw new ParameterException(
          spec.commandLine(), "请给出 --record 或 --draft-id 之一 / give either --record or --draft-id");
    }
    if (!draftOnly && (approver == null || output == null)) {
      throw new ParameterException(
          spec.commandLine(), "颁发需要 --approver 和 -o / issuing needs --approver and -o");
    }
    if (draftId != null && approved == null) {
      throw new ParameterException(
          spec.commandLine(), "批准草稿需要 --approve 摘要 / a draft is approved by --approve DIGEST");
    }
    RecordFile file = null;
    try {
      file = record == null ? null : RecordFile.read(record);
    } catch (SidianException e) {
      reporter.error(String.valueOf(record), e);
      return ExitCode.UNREADABLE.code();
    }
    try (RegisterAccess access = RegisterAccess.open(register)) {
      CertificateIssuer issuer = access.issuer();
      if (draftOnly && file != null) {
        return draft(reporter, issuer, file);
      }
      int exit = issue(reporter, issuer, file);
      access.signHead();
      if (exit == ExitCode.YES.code() && file != null) {
        // a mended record of the stock need not wait any more
        access.register().quarantine().resolve(file.record());
      }
      return exit;
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private int draft(Reporter reporter, CertificateIssuer issuer, RecordFile file) {
    DraftOutcome outcome = issuer.draft(register.requestId(), file.record(), file.photo());
    if (outcome instanceof DraftOutcome.Refused refused) {
      return Refusal.say(
          reporter, String.valueOf(record), refused.code(), refused.text(), refused.report());
    }
    DraftOutcome.Drafted drafted = (DraftOutcome.Drafted) outcome;
    if (reporter.json()) {
      ObjectNode line = Reporter.object(String.valueOf(record));
      line.put("draft", drafted.id()).put("metadataDigest", drafted.metadataDigest());
      line.put("quality", drafted.report().result().name());
      line.set("defects", Refusal.defects(drafted.report().defects(), reporter.locale()));
      reporter.line(line.put("replayed", drafted.replayed()));
    } else {
      reporter.say(drafted.id() + "  " + drafted.metadataDigest());
    }
    return ExitCode.YES.code();
  }

  private int issue(Reporter reporter, CertificateIssuer issuer, @Nullable RecordFile file) {
    Path out = output;
    String who = approver;
    if (out == null || who == null) {
      throw new IllegalStateException("asked before");
    }
    IssueRequest request = IssueRequest.of(register.requestId(), who);
    IssueOutcome outcome;
    if (NewFile.exists(out)) {
      // only a repeated request may find its own output there
      Optional<IssueOutcome> earlier =
          file != null
              ? issuer.earlier(file.record(), file.photo(), request)
              : issuer.earlier(String.valueOf(draftId), String.valueOf(approved), request);
      if (earlier.isEmpty()) {
        return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
      }
      outcome = earlier.get();
    } else if (file != null) {
      outcome = issuer.issue(file.record(), file.photo(), request);
    } else if (draftId != null && approved != null) {
      outcome = issuer.issueDraft(draftId, approved, request);
    } else {
      throw new IllegalStateException("asked before");
    }
    if (outcome instanceof IssueOutcome.Refused refused) {
      return Refusal.say(
          reporter,
          record == null ? null : record.toString(),
          refused.code(),
          refused.text(),
          refused.report());
    }
    IssueOutcome.Issued issued = (IssueOutcome.Issued) outcome;
    if (!NewFile.exists(out)) {
      NewFile.write(out, issued.pdf());
    }
    if (reporter.json()) {
      reporter.line(line(issued, record == null ? null : record.toString(), out, reporter));
    } else {
      reporter.say(issued.identifier() + "  " + out);
      issued.defects().forEach(d -> reporter.say(Refusal.line(d, reporter.locale())));
    }
    return ExitCode.YES.code();
  }

  /** What issuing answers. */
  static ObjectNode line(
      IssueOutcome.Issued issued, @Nullable String file, Path output, Reporter reporter) {
    ObjectNode line = file == null ? JsonNodeFactory.instance.objectNode() : Reporter.object(file);
    line.put("output", output.toString())
        .put("identifier", issued.identifier().toString())
        .put("version", issued.identifier().version())
        .put("predecessor", issued.predecessor())
        .put("list", issued.statusList())
        .put("index", issued.statusIndex())
        .put("metadataDigest", issued.metadataDigest())
        .put("quality", issued.quality().name());
    line.set("defects", Refusal.defects(issued.defects(), reporter.locale()));
    return line.put("replayed", issued.replayed());
  }
}
