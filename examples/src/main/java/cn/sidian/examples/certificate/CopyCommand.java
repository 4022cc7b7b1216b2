package cn.sidian.examples.certificate;

import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.copy.AnnotatedCopy;
import cn.sidian.certificate.copy.CopyRequest;
import cn.sidian.certificate.copy.CopySealer;
import cn.sidian.certificate.copy.HolderAuthorization;
import cn.sidian.certificate.copy.UsePurpose;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.register.Answered;
import cn.sidian.certificate.register.RegisterRefusal;
import cn.sidian.certificate.register.StoredCertificate;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sidian certificate copy}: a copy for one purpose (WD-08, WD-49). */
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    description = "制作加注件 / Makes a copy for one purpose.")
public final class CopyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "证照标识 / identifier")
  private String id = "";

  @Option(names = "--purpose", required = true, paramLabel = "CODE", description = "用途代码 / purpose")
  private String purpose = "";

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "使用者 / who uses it")
  private String user = "";

  @Option(names = "--until", required = true, paramLabel = "DATE", description = "截止日期 / last day")
  private String until = "";

  @Option(names = "--case", required = true, paramLabel = "NO", description = "办件编号 / case number")
  private String caseNumber = "";

  @Option(
      names = "--hide",
      split = ",",
      paramLabel = "ITEM",
      description = "不显示的项目 / items not shown")
  private Set<String> hidden = new TreeSet<>();

  @Option(names = "-o", required = true, paramLabel = "OUT", description = "输出文件 / the output")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    LocalDate last;
    try {
      last = LocalDate.parse(until);
    } catch (DateTimeException e) {
      throw new ParameterException(spec.commandLine(), "--until 2026-01-31", e);
    }
    Optional<UsePurpose> known = UsePurpose.find(UsePurpose.SHIPPED, purpose);
    if (known.isEmpty()) {
      return Refusal.say(
          reporter,
          "UNKNOWN_PURPOSE",
          new Text(
              "没有这种用途。请使用用途目录中的代码。",
              "There is no such purpose. Use a code of the table of purposes."));
    }
    try (RegisterAccess access = RegisterAccess.open(register)) {
      String request = register.requestId();
      String input = String.join("\n", id, purpose, user, until, caseNumber, hidden.toString());
      RegisterAccess.Earlier earlier = access.begin(request, "copy", input);
      if (earlier.answer() != null) {
        return answer(reporter, earlier.answer(), true);
      }
      if (NewFile.exists(output)) {
        return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
      }
      return copy(reporter, access, known.get(), last, request);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private int copy(
      Reporter reporter, RegisterAccess access, UsePurpose use, LocalDate last, String request) {
    Optional<StoredCertificate> stored = access.register().find(id);
    if (stored.isEmpty()) {
      return Refusal.say(
          reporter,
          "CERTIFICATE_UNKNOWN",
          new Text("登记库中没有该证照。", "The register does not have this certificate."));
    }
    if (stored.get().state() != CertificateState.VALID) {
      return Refusal.say(
          reporter,
          "NOT_VALID",
          new Text("证照不在有效状态，不能制作加注件。", "The certificate is not in force; no copy is made."));
    }
    CertificateType type =
        access.type(stored.get().metadata().typeCode(), stored.get().metadata().edition());
    // the clerk at the window has the holder before him: his consent is this call
    String number = "C" + shortDigest(request);
    HolderAuthorization consent =
        new HolderAuthorization(
            "A" + number,
            id,
            HolderAuthorization.Scope.COPY,
            user,
            access.now(),
            access.now().plus(Duration.ofMinutes(10)),
            "窗口现场授权 " + caseNumber);
    RegisterRefusal refusal = access.register().uses().authorize(consent).refusal().orElse(null);
    if (refusal != null) {
      return Refusal.say(reporter, refusal.code(), refusal.text());
    }
    AnnotatedCopy.Outcome outcome =
        AnnotatedCopy.make(
            access.register().file(id).orElseThrow(),
            type,
            CertificateLayout.landscape(),
            new CopyRequest(
                number, use, user, last, caseNumber, access.keys().issuerName(), hidden),
            consent,
            CopySealer.of(access.sealer("copy", "电子证照加注专用章"), access.keys().key("copy")),
            access.now());
    if (outcome instanceof AnnotatedCopy.Outcome.Refused no) {
      return Refusal.say(reporter, no.code(), no.text());
    }
    AnnotatedCopy copy = ((AnnotatedCopy.Outcome.Made) outcome).copy();
    Answered<String> noted =
        access
            .register()
            .uses()
            .noteCopy(id, consent.number(), user, use.code(), last, caseNumber, copy.rangeDigest());
    refusal = noted.refusal().orElse(null);
    if (refusal != null) {
      return Refusal.say(reporter, refusal.code(), refusal.text());
    }
    NewFile.write(output, copy.pdf());
    String answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", id)
            .put("copy", number)
            .put("form", "DETACHED_COPY")
            .put("output", output.toString())
            .put("until", last.toString())
            .toString();
    access.answer(request, answer);
    return answer(reporter, answer, false);
  }

  private static int answer(Reporter reporter, String answer, boolean replayed) {
    if (reporter.json()) {
      reporter.line(RegisterAccess.object(answer).put("replayed", replayed));
    } else {
      reporter.say(RegisterAccess.object(answer).path("output").asText());
    }
    return ExitCode.YES.code();
  }

  private static String shortDigest(String text) {
    return HexFormat.of()
        .formatHex(DigestAlgorithm.SM3.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8)
        .toUpperCase(Locale.ROOT);
  }
}
