package cn.sidian.certificate.verifying;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.CopyCode;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusList;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A register with two units under one root, their keys, one certificate, and its list. */
public final class World {
  public static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  public static final LocalDate ISSUED = LocalDate.of(2026, 10, 8);
  public static final String UNIT = "11100000000013338W";
  public static final String OTHER_UNIT = "11430000006122244L";
  public static final String TYPE = "11100000000013338W032";
  public static final String LIST = "W032-2026";
  public static final long INDEX = 4_711_234;
  public static final Instant BOUND = Instant.parse("2026-01-01T00:00:00Z");

  /** Made once: keys are expensive. */
  public static final World DEFAULT = new World();

  public final TestAuthority root =
      TestAuthority.root(TestKeys.SM2, BOUND, TestRandom.seeded(4_711));
  public final Map<KeyRole, SigningKey> own = new EnumMap<>(KeyRole.class);
  public final Map<KeyRole, SigningKey> other = new EnumMap<>(KeyRole.class);
  public final TrustAnchors anchors;
  private final VerifierBundle bundle;

  private World() {
    for (KeyRole role : KeyRole.values()) {
      own.put(role, key("TEST own " + role));
      other.put(role, key("TEST other " + role));
    }
    this.anchors = TrustAnchors.of(List.of(root.certificate(), key(KeyRole.BUNDLE).certificate()));
    this.bundle = VerifierBundle.sign(content(), key(KeyRole.BUNDLE));
  }

  public SigningKey key(String name) {
    return root.issue(CertificateSpec.signer(name, TestKeys.SM2, BOUND)).signingKey();
  }

  public SigningKey key(KeyRole role) {
    return java.util.Objects.requireNonNull(own.get(role));
  }

  public SigningKey otherKey(KeyRole role) {
    return java.util.Objects.requireNonNull(other.get(role));
  }

  public static KeyBinding binding(String unit, KeyRole role, SigningKey key) {
    return new KeyBinding(
        unit,
        role,
        SignatureSuite.SM2_SM3,
        BOUND,
        null,
        Issuance.NATIONAL,
        null,
        key.certificate());
  }

  public List<KeyBinding> bindings() {
    List<KeyBinding> all = new ArrayList<>();
    own.forEach((role, key) -> all.add(binding(UNIT, role, key)));
    other.forEach((role, key) -> all.add(binding(OTHER_UNIT, role, key)));
    return all;
  }

  public VerifierBundle.Content content() {
    return new VerifierBundle.Content(
        "TEST register",
        3,
        NOW.minusSeconds(3_600),
        NOW.plus(Duration.ofDays(7)),
        null,
        IssuerKeys.of(bindings()),
        List.of(),
        List.of(new TypeEdition(TYPE, "1", "测试证", LocalDate.of(2020, 1, 1), null)),
        new IssuerHistory(
            List.of(
                new IssuerUnit(UNIT, "测试甲局", LocalDate.of(2020, 1, 1), null),
                new IssuerUnit(OTHER_UNIT, "测试乙局", LocalDate.of(2020, 1, 1), null)),
            List.of(
                new IssuerCompetence(UNIT, TYPE, null, LocalDate.of(2020, 1, 1), null),
                new IssuerCompetence(OTHER_UNIT, TYPE, null, LocalDate.of(2020, 1, 1), null))),
        null);
  }

  /** Always the same bytes: two bundles of one sequence contradict each other. */
  public VerifierBundle bundle() {
    return bundle;
  }

  public VerifierBundle bundle(List<KeyBinding> bindings) {
    VerifierBundle.Content content = content();
    return VerifierBundle.sign(
        new VerifierBundle.Content(
            content.register(),
            content.sequence(),
            content.asOf(),
            content.expiresAt(),
            null,
            IssuerKeys.of(bindings),
            List.of(),
            content.types(),
            content.history(),
            null),
        key(KeyRole.BUNDLE));
  }

  public static CertificateId id() {
    return CertificateId.of(TYPE, UNIT, "20230000403", 1, CertificateIdRules.DEFAULT);
  }

  public static StatusPlace place() {
    return new StatusPlace(LIST, INDEX);
  }

  public static ValidityPeriod period() {
    return new ValidityPeriod(ISSUED, LocalDate.of(2031, 10, 7));
  }

  public static PermitCode permit() {
    return permit(id(), place(), period());
  }

  public static PermitCode permit(CertificateId id, StatusPlace place, ValidityPeriod period) {
    return PermitCode.full(
        id,
        place,
        ISSUED,
        period,
        Map.of(
            "CZZT", "张三", "CZZTDM*", "110105********002X", "ZZBH", "20230000403", "ZZMC", "测试执业证"),
        new byte[32]);
  }

  public static OfflinePass pass(Instant notBefore, byte[] id) {
    return OfflinePass.of(
        new OfflinePass.Subject(TYPE, UNIT, place(), period(), "张*"),
        new OfflinePass.Use("MEDICAL", "TEST-HOSPITAL-1", notBefore, notBefore.plusSeconds(120)),
        id,
        null);
  }

  public static CopyCode copy(LocalDate until) {
    return new CopyCode(id(), place(), "TEST-C-1", "BIDDING", "测试招标公司", until);
  }

  public StatusList list(long sequence, Instant asOf, int value) {
    StatusEntries entries = StatusEntries.filled(4, 5_000_000, 15);
    entries.set((int) INDEX, value);
    return StatusListPublisher.of(key(KeyRole.STATUS), Duration.ofHours(24))
        .publish(entries, UNIT, LIST, sequence, null, asOf);
  }

  /** A verifier with everything it needs. */
  public CertificateVerifier.Builder verifier() {
    return verifier(0);
  }

  public CertificateVerifier.Builder verifier(int status) {
    return CertificateVerifier.builder(anchors)
        .bundle(bundle())
        .lists(StatusListSource.of(List.of(list(1, NOW.minusSeconds(600), status))))
        .memory(StatusListMemory.inMemory(), ReplayMemory.inMemory())
        .policy(CertificateAcceptancePolicy.DEFAULT)
        .clock(() -> NOW);
  }
}
