package cn.sidian.examples.certificate;

import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateStanding;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidian certificate trace}: what happened, proven by the chain (WD-10). */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "追溯证照的全部事件 / Shows and proves what happened to a certificate.")
public final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "证照标识 / identifier")
  private String id = "";

  @Option(names = "--at", paramLabel = "INSTANT", description = "该时刻的状态 / state at that time")
  private @Nullable String at;

  @Option(
      names = "--known-at",
      paramLabel = "INSTANT",
      description = "当时登记库所知 / as the register knew it then")
  private @Nullable String knownAt;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    try (RegisterAccess access = RegisterAccess.open(register)) {
      Optional<CertificateTrace> found = access.register().trace(id);
      if (found.isEmpty()) {
        return Refusal.say(
            reporter,
            "CERTIFICATE_UNKNOWN",
            new Text("登记库中没有该证照。", "The register does not have this certificate."));
      }
      CertificateTrace trace = found.get();
      Instant moment = at == null ? access.now() : RegisterOptions.instant(at);
      Optional<CertificateStanding> standing =
          knownAt == null
              ? trace.stateAt(moment)
              : trace.stateAt(moment, RegisterOptions.instant(knownAt));
      say(reporter, trace, standing.orElse(null));
      return (trace.chain() == CertificateTrace.Chain.INTACT ? ExitCode.YES : ExitCode.NO).code();
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private static void say(
      Reporter reporter, CertificateTrace trace, @Nullable CertificateStanding standing) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", trace.identifier())
            .put("chain", trace.chain().name())
            .put("brokenAt", trace.brokenAt())
            .put("unsignedTail", trace.unsignedTail());
    ArrayNode events = line.putArray("events");
    for (CertificateEvent event : trace.events()) {
      events
          .addObject()
          .put("number", event.number())
          .put("act", event.act().name())
          .put("from", event.from() == null ? null : event.from().name())
          .put("to", event.to().name())
          .put("recordedAt", event.recordedAt().toString())
          .put("effectiveAt", event.effectiveAt().toString())
          .put("actor", event.actor())
          .put("basis", event.basis())
          .put("successor", event.successor())
          .put("digest", event.digest())
          .put("previous", event.previous());
      if (!reporter.json()) {
        reporter.say(
            event.number()
                + "  "
                + event.effectiveAt()
                + "  "
                + event.act()
                + " → "
                + event.to()
                + "  "
                + event.actor()
                + "  "
                + event.basis());
      }
    }
    if (standing == null) {
      line.putNull("state");
    } else {
      line.putObject("state")
          .put("value", standing.state().name())
          .put("since", standing.since().toString())
          .put("cause", standing.cause() == null ? null : standing.cause().name());
    }
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(
          trace.chain()
              + (standing == null ? "" : "  " + standing.state())
              + (trace.unsignedTail() > 0 ? "  unsigned: " + trace.unsignedTail() : ""));
    }
  }
}
