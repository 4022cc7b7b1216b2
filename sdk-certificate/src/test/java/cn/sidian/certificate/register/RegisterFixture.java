package cn.sidian.certificate.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestDatabase;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A register with a clock of its own, and certificates whose files are only a few bytes. */
final class RegisterFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  static final String TYPE = "11100000000013338W011";
  static final String ISSUER = "11430000006122244L";
  static final String SERIES = "https://status.example/w011";
  static final byte[] KEY = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
  static final SigningKey AUDIT = auditKey();

  final TestDatabase test;
  final JdbcCertificateRegister register;
  final TestClock clock;

  /** A clock that stands still until it is set. */
  static final class TestClock implements InstantSource {
    volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }
  }

  private RegisterFixture(TestDatabase test, JdbcCertificateRegister register, TestClock clock) {
    this.test = test;
    this.register = register;
    this.clock = clock;
  }

  private static SigningKey auditKey() {
    SecureRandom random = TestRandom.seeded(7);
    return TestAuthority.root(TestKeys.SM2, START, random)
        .issue(CertificateSpec.signer("TEST audit", TestKeys.SM2, START))
        .signingKey();
  }

  static RegisterSecrets secrets() {
    return RegisterSecrets.of(
        KEY, KEY, FieldCipher.sm4Gcm(Map.of("k", KEY), "k", new SecureRandom()));
  }

  static RegisterFixture open(Dialect dialect, Path folder) {
    return open(TestDatabase.create(dialect, folder));
  }

  static RegisterFixture open(TestDatabase test) {
    TestClock clock = new TestClock();
    RegisterSettings settings =
        RegisterSettings.usual(clock, new SecureRandom())
            .withTargets(List.of("library"))
            .withLists(4_096, 16);
    return new RegisterFixture(
        test, JdbcCertificateRegister.open(test.source(), settings, secrets(), AUDIT), clock);
  }

  @Override
  public void close() {
    register.close();
    test.close();
  }

  static CertificateMetadata metadata(int n) {
    return metadata(n, null, LocalDate.of(2036, 11, 21));
  }

  static CertificateMetadata metadata(int n, @Nullable String predecessor, @Nullable LocalDate to) {
    return metadata(Integer.toString(n), predecessor, to);
  }

  static CertificateMetadata metadata(
      String n, @Nullable String predecessor, @Nullable LocalDate to) {
    return new CertificateMetadata(
        "TEST 证照",
        TYPE,
        "1",
        "TEST-" + n,
        "TEST 颁发机构",
        ISSUER,
        LocalDate.of(2026, 11, 22),
        new ValidityPeriod(LocalDate.of(2026, 11, 22), to),
        List.of(new Holder(new HolderCode("999", "HOLDER" + n), "TEST 持有人" + n)),
        Map.of(),
        null,
        null,
        predecessor);
  }

  static IssueOrder order(
      String requestId, CertificateMetadata metadata, LifeAct act, Instant now) {
    return new IssueOrder(
        new RequestKey("test", requestId),
        DigestAlgorithm.SM3.digest(metadata.canonicalJson()),
        metadata,
        SERIES,
        null,
        act,
        "approver",
        "TEST basis",
        now,
        now.plusSeconds(60));
  }

  IssueOrder order(String requestId, CertificateMetadata metadata) {
    return order(requestId, metadata, LifeAct.ISSUE, clock.now);
  }

  static IssuedFile file(IssueOrder order, Reservation reservation) {
    String identifier = reservation.identifier().toString();
    byte[] pdf = ("TEST file of " + identifier).getBytes(StandardCharsets.UTF_8);
    ElectronicCertificate certificate =
        new ElectronicCertificate(
            reservation.identifier(),
            order.metadata(),
            reservation.statusList(),
            reservation.statusIndex(),
            SaltedFields.of(order.metadata(), new SecureRandom()).salts(),
            null);
    return new IssuedFile(
        certificate, "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(pdf)), pdf);
  }

  /** Issues, or goes on issuing; gives the identifier. */
  static String issue(CertificateRegister register, IssueOrder order) {
    ReserveOutcome outcome = register.reserve(order);
    if (outcome instanceof ReserveOutcome.Answered answered) {
      return answered.answer();
    }
    assertThat(outcome).isInstanceOf(ReserveOutcome.Reserved.class);
    Reservation reservation = ((ReserveOutcome.Reserved) outcome).reservation();
    String identifier = reservation.identifier().toString();
    ReserveOutcome other =
        register.commit(order, reservation, file(order, reservation), identifier);
    assertThat(other).isNull();
    return identifier;
  }

  String issue(int n) {
    return issue(register, order("issue-" + n, metadata(n)));
  }

  Answered<CertificateEvent> act(String requestId, String identifier, LifeAct act) {
    return act(requestId, identifier, act, null);
  }

  Answered<CertificateEvent> act(
      String requestId, String identifier, LifeAct act, @Nullable Instant effectiveAt) {
    return register.act(
        new ActRequest(
            new RequestKey("test", requestId),
            identifier,
            act,
            "TEST basis",
            "clerk",
            effectiveAt));
  }

  int sql(String sql, @Nullable Object... values) {
    try (cn.sidian.core.store.Database database = test.open()) {
      return database.transact(tx -> tx.update(sql, values));
    }
  }

  long count(String sql, @Nullable Object... values) {
    try (cn.sidian.core.store.Database database = test.open()) {
      return database.transact(tx -> tx.count(sql, values));
    }
  }

  static @Nullable String code(Answered<?> answered) {
    return answered.refusal().map(RegisterRefusal::code).orElse(null);
  }
}
