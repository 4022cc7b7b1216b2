package cn.sidian.examples.certificate;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.code.CodeKind;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.register.Answered;
import cn.sidian.certificate.register.RegisterLookup;
import cn.sidian.certificate.register.RegisterRefusal;
import cn.sidian.certificate.register.StoredCertificate;
import cn.sidian.certificate.register.TokenUse;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian certificate scan}: a window scans what it is shown; a token is redeemed once. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "扫码 / Scans a code at a window; a token is redeemed once.")
public final class ScanCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Parameters(paramLabel = "TEXT|IMAGE", description = "码的文本或图像 / text or picture of the code")
  private String input = "";

  @Option(
      names = "--scanner",
      required = true,
      paramLabel = "NAME",
      description = "扫码方 / who scans")
  private String scanner = "";

  @Option(names = "--cause", required = true, paramLabel = "TEXT", description = "事由 / why")
  private String cause = "";

  @Option(names = "--trust", paramLabel = "PEM", description = "信任的根证书 / trusted roots")
  private List<Path> trust = List.of();

  @Override
  public Integer call() throws IOException {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    String text = input;
    try {
      if (!input.startsWith("SD1:") && Files.isRegularFile(Path.of(input))) {
        List<String> texts = new CodeImages().read(Files.readAllBytes(Path.of(input)));
        if (texts.isEmpty()) {
          return none(reporter, "NO_CODE");
        }
        text = texts.get(0);
      }
      Optional<ScannedCode> code = CodeReader.read(text);
      if (code.isEmpty()) {
        return none(reporter, "NOT_OURS");
      }
      try (RegisterAccess access = RegisterAccess.open(register)) {
        return code.get().kind() == CodeKind.TOKEN && code.get().content() instanceof ShowToken t
            ? redeem(reporter, access, t)
            : verify(reporter, access, text);
      }
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      reporter.error(input.startsWith("SD1:") ? null : input, e);
      return ExitCode.UNREADABLE.code();
    }
  }

  private static int none(Reporter reporter, String code) {
    return say(reporter, "OTHER", "INDETERMINATE", List.of(code), null, List.of(finding(code)));
  }

  private int redeem(Reporter reporter, RegisterAccess access, ShowToken token) {
    Answered<TokenUse> answered =
        access.register().tokens().redeem(token.secret(), scanner, register.requestId(), cause);
    RegisterRefusal refusal = answered.refusal().orElse(null);
    if (refusal != null) {
      boolean unknown = refusal.code().equals("TOKEN_UNKNOWN");
      return say(
          reporter,
          "TOKEN",
          unknown ? "INDETERMINATE" : "REJECTED",
          List.of(refusal.code()),
          null,
          List.of(words(refusal.code(), unknown ? "WARNING" : "ERROR", refusal.text())));
    }
    TokenUse use = answered.require();
    StoredCertificate certificate = access.register().find(use.identifier()).orElseThrow();
    LocalDate today = LocalDate.ofInstant(access.now(), ZONE);
    List<String> decided = new ArrayList<>();
    List<ObjectNode> findings = new ArrayList<>();
    if (!use.standing().state().name().equals("VALID")) {
      decided.add("NOT_VALID");
    }
    if (certificate.metadata().validity().isOver(today)) {
      decided.add("PERIOD_OVER");
    } else if (!certificate.metadata().validity().contains(today)) {
      decided.add("NOT_YET_VALID");
    }
    decided.forEach(code -> findings.add(finding(code)));
    if (access.keys().isTest()) {
      findings.add(
          words(
              "TEST_ISSUANCE",
              "INFO",
              new Text(
                  "这是测试证照，不是真实签发的。",
                  "This certificate was made for testing; it was not really issued.")));
    }
    return say(
        reporter,
        "TOKEN",
        decided.isEmpty() ? "ACCEPTED" : "REJECTED",
        decided,
        shown(certificate, use.standing().state().name()),
        findings);
  }

  private int verify(Reporter reporter, RegisterAccess access, String text) {
    List<X509Certificate> anchors = new ArrayList<>();
    List<Path> files = new ArrayList<>(trust);
    Path beside = register.keysFolder().resolveSibling("trust.pem");
    if (files.isEmpty() && Files.exists(beside)) {
      files.add(beside);
    }
    files.forEach(file -> anchors.addAll(X509Certificates.read(file)));
    CertificateReport report =
        CertificateVerifier.builder(TrustAnchors.of(anchors))
            .register(new RegisterLookup(access.register(), access.catalog()))
            .policy(
                access.keys().isTest()
                    ? CertificateAcceptancePolicy.DEFAULT.allowingTest()
                    : CertificateAcceptancePolicy.DEFAULT)
            .clock(access.clock())
            .build()
            .verifyCode(text, CertificateQuestion.NOW);
    StoredCertificate certificate =
        report.identifier() == null
            ? null
            : access.register().find(report.identifier()).orElse(null);
    ArrayNode findings = Reporter.findings(report.findings());
    List<ObjectNode> nodes = new ArrayList<>();
    findings.forEach(node -> nodes.add((ObjectNode) node));
    return say(
        reporter,
        report.kind().name(),
        report.verdict().name(),
        report.decidedBy(),
        certificate == null ? null : shown(certificate, report.facts().status().value().name()),
        nodes);
  }

  private static ObjectNode shown(StoredCertificate certificate, String status) {
    Holder holder = certificate.metadata().holders().get(0);
    LocalDate end = certificate.metadata().validity().to();
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", certificate.metadata().typeCode())
        .put("typeName", certificate.metadata().typeName())
        .put("holderMasked", holder.maskedName() + " " + holder.code().masked())
        .put("validTo", end == null ? null : end.toString())
        .put("status", status);
  }

  private static ObjectNode finding(String code) {
    Text text =
        switch (code) {
          case "NOT_VALID" -> new Text("证照不在有效状态。", "The certificate is not in force.");
          case "PERIOD_OVER" -> new Text("证照已过有效期。", "The period of the certificate is over.");
          case "NOT_YET_VALID" ->
              new Text("证照的有效期尚未开始。", "The period of the certificate has not begun.");
          case "NO_CODE" -> new Text("图像中没有可识别的码。", "The picture holds no code that can be read.");
          default -> new Text("不是本系统的码。", "This is no code of ours.");
        };
    return words(code, code.startsWith("NO_CODE") ? "WARNING" : "ERROR", text);
  }

  private static ObjectNode words(String code, String severity, Text text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code)
        .put("severity", severity)
        .put("zh", text.zh())
        .put("en", text.en())
        .putNull("place")
        .putNull("clause");
  }

  private static int say(
      Reporter reporter,
      String kind,
      String verdict,
      List<String> decided,
      @Nullable ObjectNode certificate,
      List<ObjectNode> findings) {
    ObjectNode line =
        JsonNodeFactory.instance.objectNode().put("kind", kind).put("verdict", verdict);
    decided.forEach(line.putArray("decidedBy")::add);
    line.set("certificate", certificate);
    line.putArray("findings").addAll(findings);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(verdict + "  " + decided + (certificate == null ? "" : "  " + certificate));
    }
    return switch (verdict) {
      case "ACCEPTED" -> ExitCode.YES.code();
      case "REJECTED" -> ExitCode.NO.code();
      default -> ExitCode.OPEN.code();
    };
  }
}
