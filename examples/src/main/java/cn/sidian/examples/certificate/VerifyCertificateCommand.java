package cn.sidian.examples.certificate;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.register.RegisterLookup;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.examples.cli.TrustOptions;
import cn.sidian.seal.SealAcceptancePolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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

/** {@code sidian certificate verify}: files, pictures and texts, with and without a network. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "核验证照、加注件和码 / Verifies certificates, copies and codes.")
public final class VerifyCertificateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private TrustOptions trust;

  @Parameters(arity = "1..*", paramLabel = "FILE|IMAGE|TEXT", description = "文件、图像或码的文本 / inputs")
  private List<String> inputs = List.of();

  @Option(names = "--bundle", paramLabel = "F", description = "验证包 / the verifier bundle")
  private @Nullable Path bundle;

  @Option(names = "--status", paramLabel = "F", description = "状态清单 / status list")
  private List<Path> lists = List.of();

  @Option(
      names = "--policy",
      paramLabel = "P",
      defaultValue = "STRICT_GOVERNMENT",
      description = "印章的策略 / of the seal")
  private String policy = "STRICT_GOVERNMENT";

  @Option(
      names = "--memory",
      paramLabel = "DIR",
      description = "防回退、防重放的记忆 / memory against rollback")
  private @Nullable Path memory;

  @Option(names = "--max-age", paramLabel = "PT24H", description = "状态清单最长时效 / oldest list allowed")
  private @Nullable String maxAge;

  @Option(names = "--at", paramLabel = "INSTANT", description = "判定时刻 / the moment asked")
  private @Nullable String at;

  @Option(names = "--holder", paramLabel = "F", description = "持证主体 JSON / the person who shows it")
  private @Nullable Path holder;

  @Option(names = "--purpose", paramLabel = "P", description = "用途 / purpose of a copy or pass")
  private @Nullable String purpose;

  @Option(names = "--user", paramLabel = "U", description = "使用者 / user of a copy")
  private @Nullable String user;

  @Option(names = "--audience", paramLabel = "A", description = "核验方 / audience of a pass")
  private @Nullable String audience;

  @Option(names = "--challenge", paramLabel = "HEX", description = "核验方的随机数 / the challenge shown")
  private @Nullable String challenge;

  @Option(names = "--allow-test", description = "接受测试证照 / accept TEST issuance")
  private boolean allowTest;

  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      description = "登记库，可不给 / the register, if at hand")
  private @Nullable String db;

  @Option(names = "--db-user", paramLabel = "U", description = "数据库用户 / its user")
  private @Nullable String dbUser;

  @Option(names = "--db-password-file", paramLabel = "F", description = "数据库口令文件 / its password")
  private @Nullable Path dbPassword;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "keys",
      description = "密钥文件夹 / its keys")
  private Path keys = Path.of("keys");

  @Option(names = "--clock", paramLabel = "INSTANT", description = "设定当前时刻 / sets now")
  private @Nullable String clock;

  private Path reading = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    CertificateVerifier.Builder builder;
    CertificateQuestion question;
    try {
      builder = builder();
      question = question();
    } catch (SidianException e) {
      reporter.error(reading.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (db == null) {
      return verifyAll(reporter, builder.build(), question).code();
    }
    RegisterOptions register = RegisterOptions.of(db, dbUser, dbPassword, keys, clock);
    try (RegisterAccess access = RegisterAccess.open(register)) {
      builder.register(new RegisterLookup(access.register(), access.catalog()));
      return verifyAll(reporter, builder.build(), question).code();
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
  }

  private CertificateVerifier.Builder builder() {
    CertificateVerifier.Builder builder =
        CertificateVerifier.builder(trust.anchors(file -> reading = file))
            .imageReader(new CodeImages());
    if (bundle != null) {
      reading = bundle;
      builder.bundle(VerifierBundle.read(bundle));
    }
    List<StatusList> read = new ArrayList<>();
    for (Path file : lists) {
      reading = file;
      read.add(StatusList.read(file));
    }
    builder.lists(StatusListSource.of(read));
    builder.revocation(trust.evidence(file -> reading = file));
    CertificateAcceptancePolicy accepted =
        CertificateAcceptancePolicy.DEFAULT.withSeal(
            SealAcceptancePolicy.named(policy)
                .orElseThrow(
                    () -> new IllegalArgumentException("--policy " + SealAcceptancePolicy.all())));
    if (maxAge != null) {
      accepted = accepted.withMaxAge(Duration.parse(maxAge));
    }
    builder.policy(allowTest ? accepted.allowingTest() : accepted);
    if (memory != null) {
      builder.memory(memory);
    }
    if (clock != null) {
      Instant now = RegisterOptions.instant(clock);
      builder.clock(() -> now);
    }
    return builder;
  }

  private CertificateQuestion question() {
    CertificateQuestion question = CertificateQuestion.NOW;
    if (purpose != null) {
      question = question.use(purpose, user);
    }
    if (audience != null) {
      question =
          question.as(audience, challenge == null ? null : HexFormat.of().parseHex(challenge));
    }
    if (at != null) {
      question = question.at(RegisterOptions.instant(at));
    }
    if (holder != null) {
      reading = holder;
      question = question.of(holder(holder));
    }
    return question;
  }

  private static Holder holder(Path file) {
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      return new Holder(
          new HolderCode(json.path("kind").asText(), json.path("code").asText()),
          json.path("name").asText());
    } catch (IOException | IllegalArgumentException e) {
      throw new SidianException(
          "HOLDER_UNREADABLE",
          new Text(
              "持证主体文件应为 {\"kind\",\"code\",\"name\"}。",
              "A holder file is {\"kind\",\"code\",\"name\"}."),
          null);
    }
  }

  private ExitCode verifyAll(
      Reporter reporter, CertificateVerifier verifier, CertificateQuestion question) {
    ExitCode worst = ExitCode.YES;
    for (String input : inputs) {
      worst = worst.worse(verifyOne(reporter, verifier, question, input));
    }
    return worst;
  }

  private static ExitCode verifyOne(
      Reporter reporter, CertificateVerifier verifier, CertificateQuestion question, String input) {
    try {
      CertificateReport report = report(verifier, question, input);
      if (reporter.json()) {
        reporter.line(RegisterAccess.object(report.toJson(input)));
      } else {
        reporter.say(report.toText(reporter.locale()));
      }
      return switch (report.verdict()) {
        case ACCEPTED -> ExitCode.YES;
        case REJECTED -> ExitCode.NO;
        case INDETERMINATE -> ExitCode.OPEN;
      };
    } catch (SidianException e) {
      reporter.error(input, e);
      return ExitCode.UNREADABLE;
    }
  }

  private static CertificateReport report(
      CertificateVerifier verifier, CertificateQuestion question, String input) {
    if (input.startsWith("SD1:") || !isFile(input)) {
      return verifier.verifyCode(input, question);
    }
    try {
      byte[] bytes = Files.readAllBytes(Path.of(input));
      if (isPicture(bytes)) {
        return verifier.verifyImage(bytes, question);
      }
      return verifier.verifyFile(bytes, question);
    } catch (IOException e) {
      throw new SidianException(
          "INPUT_UNREADABLE",
          new Text("无法读取文件，请检查路径和权限。", "The file cannot be read; check its path and rights."),
          null,
          e);
    }
  }

  private static boolean isFile(String input) {
    try {
      return Files.exists(Path.of(input)) || input.matches(".*\\.(pdf|png|jpe?g|PDF|PNG)");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isPicture(byte[] bytes) {
    return bytes.length > 3
        && (((bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P')
            || ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8));
  }
}
