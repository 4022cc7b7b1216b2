package cn.sidian.examples.certificate;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sidian certificate init --test}: a register with keys that say TEST. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "建立测试登记库和测试密钥 / Makes a TEST register with TEST keys.")
public final class InitCommand implements Callable<Integer> {
  private static final LocalDate SINCE = LocalDate.of(2019, 1, 1);
  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Option(names = "--test", description = "测试库（必需）/ TEST register (required)")
  private boolean test;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "输出文件夹 / output folder")
  private Path out = Path.of("");

  @Option(
      names = "--suite",
      paramLabel = "SM2|RSA|P256",
      defaultValue = "SM2",
      description = "印章密钥的算法，默认 SM2 / algorithm of the seal keys")
  private String suite = "SM2";

  @Override
  public Integer call() throws IOException {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    if (!test) {
      throw new ParameterException(
          spec.commandLine(),
          "只能建立测试库：请加 --test；正式密钥由主管部门签发 / Only TEST registers are made here: add --test; real"
              + " keys come from the authorities");
    }
    if (Files.exists(out.resolve("keys"))) {
      return Refusal.say(reporter, "OUTPUT_EXISTS", NewFile.EXISTS);
    }
    TestKeys kind;
    try {
      kind = TestKeys.valueOf(suite.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--suite SM2|RSA|P256", e);
    }
    Instant now = register.clock().instant();
    TestKeysFolder.write(out, kind, now);
    KeyFolder keys = KeyFolder.open(out.resolve("keys"));
    try (RegisterAccess access = RegisterAccess.open(register, keys)) {
      if (!access.register().catalogue().isEmpty()) {
        return Refusal.say(
            reporter,
            "REGISTER_NOT_EMPTY",
            new Text(
                "该数据库中已有登记库，未更改；请换一个数据库。",
                "The database holds a register already; nothing was changed there. Name another."));
      }
      fill(access, keys, now);
      Files.write(out.resolve("bundle.sdb"), access.bundle().encoded());
      Files.write(out.resolve("catalogue.json"), CertificateCatalog.samples().canonicalJson());
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    }
    SampleRecords.write(
        out.resolve("records"), LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")));
    if (reporter.json()) {
      reporter.line(
          JsonNodeFactory.instance
              .objectNode()
              .put("output", out.toString())
              .put("issuance", "TEST")
              .put("issuer", keys.issuer())
              .put("types", CertificateCatalog.samples().types().size()));
    } else {
      reporter.say(
          new Text("测试登记库已建立：" + out, "The TEST register is ready: " + out).in(reporter.locale()));
    }
    return ExitCode.YES.code();
  }

  private static void fill(RegisterAccess access, KeyFolder keys, Instant now) {
    List<IssuerCompetence> competences = new ArrayList<>();
    for (CertificateType type : CertificateCatalog.samples().types()) {
      access
          .register()
          .addEdition(
              type.code(),
              type.edition(),
              new String(type.canonicalJson(), StandardCharsets.UTF_8));
      IssuerCompetence competence =
          new IssuerCompetence(keys.issuer(), type.code(), null, SINCE, null);
      if (!competences.contains(competence)) {
        competences.add(competence);
      }
    }
    access
        .register()
        .addIssuers(
            new IssuerHistory(
                List.of(new IssuerUnit(keys.issuer(), keys.issuerName(), SINCE, null)),
                competences));
    List<KeyBinding> bindings = new ArrayList<>();
    for (String role : TestKeysFolder.ROLES) {
      SigningKey key = keys.key(role);
      SignatureSuite algorithms =
          SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
      bindings.add(
          new KeyBinding(
              keys.issuer(),
              KeyRole.valueOf(role.toUpperCase(Locale.ROOT)),
              algorithms,
              now.minus(TEN_YEARS),
              now.plus(TEN_YEARS),
              Issuance.TEST,
              null,
              key.certificate()));
    }
    access.register().addKeys(IssuerKeys.of(bindings));
  }
}
