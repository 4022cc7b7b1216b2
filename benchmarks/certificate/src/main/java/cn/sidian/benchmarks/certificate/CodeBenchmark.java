package cn.sidian.benchmarks.certificate;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.core.trust.TrustAnchors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A printed code, verified without a network, beside the bare SM2 verification with one key object.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CodeBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final String UNIT = "11100000000013338W";
  private static final String TYPE = "11100000000013338W032";

  private String code;
  private CertificateVerifier verifier;
  private VerifyingKey key;
  private byte[] toBeSigned;
  private byte[] signature;

  /** Keys, bundle, list and code. */
  @Setup
  public void start() {
    TestAuthority root = TestAuthority.root(TestKeys.SM2, NOW, TestRandom.seeded(1));
    SigningKey codeKey = key(root, "TEST code");
    SigningKey statusKey = key(root, "TEST status");
    SigningKey bundleKey = key(root, "TEST bundle");
    LocalDate from = LocalDate.of(2020, 1, 1);
    VerifierBundle bundle =
        VerifierBundle.sign(
            new VerifierBundle.Content(
                "TEST",
                1,
                NOW,
                NOW.plus(Duration.ofDays(9)),
                null,
                IssuerKeys.of(
                    List.of(binding(KeyRole.CODE, codeKey), binding(KeyRole.STATUS, statusKey))),
                List.of(),
                List.of(new TypeEdition(TYPE, "1", "测试证", from, null)),
                new IssuerHistory(
                    List.of(new IssuerUnit(UNIT, "测试局", from, null)),
                    List.of(new IssuerCompetence(UNIT, TYPE, null, from, null))),
                null),
            bundleKey);
    verifier =
        CertificateVerifier.builder(
                TrustAnchors.of(List.of(root.certificate(), bundleKey.certificate())))
            .bundle(bundle)
            .lists(
                StatusListSource.of(
                    List.of(
                        StatusListPublisher.of(statusKey, Duration.ofDays(1))
                            .publish(
                                StatusEntries.of(4, 1_000_000), UNIT, "W032-2026", 1, null, NOW))))
            .memory(StatusListMemory.inMemory(), ReplayMemory.inMemory())
            .policy(CertificateAcceptancePolicy.DEFAULT)
            .clock(InstantSource.fixed(NOW))
            .build();
    code =
        PermitCode.full(
                CertificateId.of(TYPE, UNIT, "20230000403", 1, CertificateIdRules.DEFAULT),
                new StatusPlace("W032-2026", 711_234),
                LocalDate.of(2026, 11, 1),
                new ValidityPeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2031, 10, 31)),
                Map.of("ZZBH", "20230000403", "CZZT", "测试甲", "CZZTDM*", "110105********002X"),
                new byte[32])
            .sign(codeKey);
    ScannedCode scanned = CodeReader.read(code).orElseThrow();
    key = VerifyingKey.of(codeKey.certificate().getPublicKey(), SignatureSuite.SM2_SM3);
    toBeSigned = scanned.toBeSigned();
    signature = scanned.signature();
  }

  private static SigningKey key(TestAuthority root, String name) {
    return root.issue(CertificateSpec.signer(name, TestKeys.SM2, NOW.minus(Duration.ofDays(30))))
        .signingKey();
  }

  private static KeyBinding binding(KeyRole role, SigningKey key) {
    return new KeyBinding(
        UNIT,
        role,
        SignatureSuite.SM2_SM3,
        NOW.minus(Duration.ofDays(60)),
        null,
        Issuance.NATIONAL,
        null,
        key.certificate());
  }

  /** The whole report of an offline code. */
  @Benchmark
  public CertificateReport offlineCode() {
    CertificateReport report = verifier.verifyCode(code, CertificateQuestion.NOW);
    if (report.verdict() != Verdict.ACCEPTED) {
      throw new IllegalStateException(report.toString());
    }
    return report;
  }

  /** The limit: the signature alone, with the same kind of key object. */
  @Benchmark
  public boolean rawSm2() {
    if (!key.verify(toBeSigned, signature)) {
      throw new IllegalStateException("the signature is right");
    }
    return true;
  }
}
