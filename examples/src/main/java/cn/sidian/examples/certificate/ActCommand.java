package cn.sidian.examples.certificate;

import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.register.ActRequest;
import cn.sidian.certificate.register.Answered;
import cn.sidian.certificate.register.RegisterRefusal;
import cn.sidian.core.SidianException;
import cn.sidian.core.store.RequestKey;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sidian certificate act}: what may happen to a certificate after it was issued. */
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    description = "证照行为 / Acts on a certificate.")
public final class ActCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "证照标识 / identifier")
  private String id = "";

  @Option(
      names = "--act",
      required = true,
      paramLabel = "ACT",
      description = "${COMPLETION-CANDIDATES}")
  private LifeAct act = LifeAct.SUSPEND;

  @Option(
      names = "--basis",
      required = true,
      paramLabel = "TEXT",
      description = "法律依据 / legal basis")
  private String basis = "";

  @Option(names = "--actor", required = true, paramLabel = "NAME", description = "经办人 / who acts")
  private String actor = "";

  @Option(names = "--effective", paramLabel = "INSTANT", description = "生效时刻 / from when it holds")
  private @Nullable String effective;

  @Option(names = "--record", paramLabel = "F", description = "新证照的记录 / record of the successor")
  private @Nullable Path record;

  @Option(names = "-o", paramLabel = "OUT", description = "新证照的文件 / file of the successor")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    if (!act.isDoneByPeople()) {
      throw new ParameterException(spec.commandLine(), act + " 不能由人办理 / is not done by people");
    }
    if (act.needsSuccessor() && (record == null || output == null)) {
      throw new ParameterException(
          spec.commandLine(), act + " 需要 --record 和 -o / needs --record and -o");
    }
    Instant from = effective == null ? null : RegisterOptions.instant(effective);
    RecordFile file;
    try {
      file = act.needsSuccessor() && record != null ? RecordFile.read(record) : null;
    } catch (SidianException e) {
      reporter.error(String.valueOf(record), e);
      return ExitCode.UNREADABLE.code();
    }
    try (RegisterAccess access = RegisterAccess.open(register)) {
      return file == null
          ? alone(reporter, access, from)
          : withSuccessor(reporter, access, file, from);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private int alone(Reporter reporter, RegisterAccess access, @Nullable Instant from) {
    ActRequest request;
    try {
      request =
          new ActRequest(
              new RequestKey(RegisterAccess.CALLER, register.requestId()),
              id,
              act,
              basis,
              actor,
              from);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Answered<CertificateEvent> answered = access.register().act(request);
    RegisterRefusal refusal = answered.refusal().orElse(null);
    if (refusal != null) {
      return Refusal.say(reporter, refusal.code(), refusal.text());
    }
    access.signHead();
    say(reporter, answered.require(), null, answered.isReplayed());
    return ExitCode.YES.code();
  }

  private int withSuccessor(
      Reporter reporter, RegisterAccess access, RecordFile file, @Nullable Instant from) {
    Path out = output;
    if (out == null) {
      throw new IllegalStateException("asked before");
    }
    IssueRequest request = new IssueRequest(register.requestId(), actor, basis, act, from);
    if (NewFile.exists(out)
        && access.issuer().earlier(file.record().following(id), file.photo(), request).isEmpty()) {
      return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
    }
    IssueOutcome outcome =
        access.issuer().issue(file.record().following(id), file.photo(), request);
    if (outcome instanceof IssueOutcome.Refused refused) {
      return Refusal.say(reporter, null, refused.code(), refused.text(), refused.report());
    }
    IssueOutcome.Issued issued = outcome.requireIssued();
    if (!NewFile.exists(out)) {
      NewFile.write(out, issued.pdf());
    }
    access.signHead();
    List<CertificateEvent> events =
        access.register().trace(id).map(trace -> trace.events()).orElse(List.of());
    String successor = issued.identifier().toString();
    CertificateEvent event =
        events.stream()
            .filter(e -> successor.equals(e.successor()))
            .findFirst()
            .orElse(events.get(events.size() - 1));
    say(reporter, event, out, issued.replayed());
    return ExitCode.YES.code();
  }

  private static void say(
      Reporter reporter, CertificateEvent event, @Nullable Path output, boolean replayed) {
    if (!reporter.json()) {
      reporter.say(event.identifier() + "  " + event.from() + " → " + event.to());
      return;
    }
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", event.identifier())
            .put("act", event.act().name())
            .put("from", event.from() == null ? null : event.from().name())
            .put("to", event.to().name())
            .put("number", event.number())
            .put("recordedAt", event.recordedAt().toString())
            .put("effectiveAt", event.effectiveAt().toString())
            .put("successor", event.successor());
    if (output != null) {
      line.put("output", output.toString());
    }
    reporter.line(line.put("replayed", replayed));
  }
}
