package cn.sidian.examples.certificate;

import cn.sidian.certificate.code.CodeImage;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.register.Answered;
import cn.sidian.certificate.register.RegisterRefusal;
import cn.sidian.certificate.register.StoredCertificate;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sidian certificate show}: the printed code, a token for once, a pass for minutes. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "亮证、亮码 / Shows a certificate: printed code, token or offline pass.")
public final class ShowCommand implements Callable<Integer> {
  /** What is shown. */
  enum Kind {
    PERMIT,
    TOKEN,
    PASS
  }

  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "证照标识 / identifier")
  private String id = "";

  @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}")
  private Kind kind = Kind.PERMIT;

  @Option(names = "--purpose", paramLabel = "P", description = "用途 / purpose of a pass")
  private String purpose = "GOVERNMENT_SERVICE";

  @Option(names = "--audience", paramLabel = "A", description = "出示对象 / for whom a pass is")
  private @Nullable String audience;

  @Option(names = "--ttl", paramLabel = "PT60S", description = "有效时长 / lifetime")
  private @Nullable String ttl;

  @Option(
      names = "--challenge",
      paramLabel = "HEX",
      description = "核验方的随机数 / the verifier's challenge")
  private @Nullable String challenge;

  @Option(names = "-o", paramLabel = "PNG|SVG", description = "图像 / picture of the symbol")
  private @Nullable Path output;

  @Option(
      names = "--dpi",
      paramLabel = "300",
      defaultValue = "300",
      description = "打印精度 / of the printer")
  private int dpi = 300;

  @Option(names = "--side", paramLabel = "MM", description = "最大边长，毫米 / the largest side, in mm")
  private @Nullable Double side;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    Duration lifetime;
    byte[] nonce;
    try {
      lifetime = ttl == null ? MINUTE : Duration.parse(ttl);
      nonce = challenge == null ? null : HexFormat.of().parseHex(challenge);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--ttl PT60S, --challenge HEX", e);
    }
    if (kind == Kind.PASS && audience == null) {
      throw new ParameterException(spec.commandLine(), "亮码需要 --audience / a pass needs --audience");
    }
    try (RegisterAccess access = RegisterAccess.open(register)) {
      String request = register.requestId();
      String input =
          String.join(
              "\n",
              id,
              kind.name(),
              purpose,
              String.valueOf(audience),
              lifetime.toString(),
              String.valueOf(challenge),
              String.valueOf(output),
              Integer.toString(dpi),
              String.valueOf(side));
      RegisterAccess.Earlier earlier = access.begin(request, "show", input);
      if (earlier.answer() != null) {
        return answer(reporter, access.secret(request, earlier.answer()), true);
      }
      if (NewFile.exists(output)) {
        return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
      }
      Optional<StoredCertificate> found = access.register().find(id);
      if (found.isEmpty()) {
        return Refusal.say(
            reporter,
            "CERTIFICATE_UNKNOWN",
            new Text("登记库中没有该证照。", "The register does not have this certificate."));
      }
      return show(reporter, access, found.get(), lifetime, nonce, request);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      if (e.code().equals("CODE_TOO_DENSE")) {
        return Refusal.say(reporter, e.code(), e.text());
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int show(
      Reporter reporter,
      RegisterAccess access,
      StoredCertificate certificate,
      Duration lifetime,
      byte @Nullable [] nonce,
      String request) {
    Instant end = null;
    String text;
    switch (kind) {
      case PERMIT -> {
        Optional<String> printed = access.printedCode(id);
        if (printed.isEmpty()) {
          return Refusal.say(
              reporter,
              "NO_CODE",
              new Text("此类型的证照没有许可信息码。", "Certificates of this type have no printed code."));
        }
        text = printed.get();
      }
      case TOKEN -> {
        Answered<byte[]> token = access.register().tokens().create(id, lifetime);
        RegisterRefusal refusal = token.refusal().orElse(null);
        if (refusal != null) {
          return Refusal.say(reporter, refusal.code(), refusal.text());
        }
        text = ShowToken.of(token.require()).text();
        end = access.now().plus(lifetime);
      }
      default -> {
        if (certificate.state() != CertificateState.VALID) {
          return Refusal.say(
              reporter,
              "NOT_VALID",
              new Text("证照不在有效状态，不能亮码。", "The certificate is not in force; no pass is given."));
        }
        end = access.now().plus(lifetime);
        text = pass(access, certificate, end, nonce);
      }
    }
    CodeImage.Print print =
        side == null ? CodeImage.of(text).print(dpi) : CodeImage.of(text).printWithin(dpi, side);
    if (output != null) {
      picture(output, CodeImage.of(text), print);
    }
    String answer = line(text, end, print).toString();
    access.secretAnswer(request, answer);
    return answer(reporter, answer, false);
  }

  private String pass(
      RegisterAccess access, StoredCertificate certificate, Instant end, byte @Nullable [] nonce) {
    String list = certificate.statusList();
    if (list == null || audience == null) {
      throw new IllegalArgumentException(
          "certificates of this type are answered online only; show a TOKEN");
    }
    return access.pass(
        certificate,
        new StatusPlace(list, certificate.statusIndex()),
        purpose,
        audience,
        end,
        nonce);
  }

  private static void picture(Path file, CodeImage image, CodeImage.Print print) {
    boolean svg = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    NewFile.write(file, svg ? image.svg(print).getBytes(StandardCharsets.UTF_8) : image.png(print));
  }

  private static int answer(Reporter reporter, String answer, boolean replayed) {
    ObjectNode line = RegisterAccess.object(answer).put("replayed", replayed);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(line.path("text").asText());
    }
    return ExitCode.YES.code();
  }

  private ObjectNode line(String text, @Nullable Instant end, CodeImage.Print print) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind.name())
            .put("text", text)
            .put("identifier", id)
            .put("notAfter", end == null ? null : end.toString());
    line.putObject("symbol").put("modules", print.modules()).put("mm", print.mm());
    return line.put("output", output == null ? null : output.toString());
  }
}
