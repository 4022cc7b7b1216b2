package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.life.StatusStatement;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.status.StatusKeys;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.trust.PathReport;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a bundle or a register binds to units, ready to verify. A chain is judged once for
 * each key: at the moment the register bound it; how long it is used afterwards the binding says.
 */
final class KnownKeys implements StatusKeys {
  private final IssuerKeys all;
  private final Map<String, List<Known>> byId = new HashMap<>();
  private final PathValidator paths;
  private final List<X509Certificate> intermediates;
  private final RevocationEvidence revocation;
  private final boolean anchored;

  /** By identity: encoding a key or hashing a certificate costs as much as a signature. */
  private final IdentityHashMap<KeyBinding, List<KeyBinding>> siblings = new IdentityHashMap<>();

  private final IdentityHashMap<KeyBinding, AtomicReference<Chain>> chains =
      new IdentityHashMap<>();

  /**
   * A key that is known.
   *
   * @param binding whose it is, and for what
   * @param key the same, ready to verify
   */
  record Known(KeyBinding binding, VerifyingKey key) {}

  /**
   * What became of a chain.
   *
   * @param status trusted or not
   * @param findings what was noticed
   */
  record Chain(TrustStatus status, List<Finding> findings) {}

  KnownKeys(
      IssuerKeys keys,
      List<X509Certificate> intermediates,
      TrustAnchors anchors,
      RevocationEvidence revocation) {
    this.all = keys;
    this.paths = new PathValidator(anchors);
    this.anchored = !anchors.isEmpty();
    this.intermediates = intermediates;
    this.revocation = revocation;
    for (KeyBinding binding : keys.bindings()) {
      siblings.put(binding, keys.of(binding.certificate().getPublicKey()));
      chains.put(binding, new AtomicReference<>());
      VerifyingKey key = VerifyingKey.of(binding.certificate().getPublicKey(), binding.suite());
      byId.computeIfAbsent(hex(key.id()), any -> new ArrayList<>()).add(new Known(binding, key));
    }
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  /** The keys with an id; several if ids collide, or if a key is bound for several times. */
  List<Known> withId(byte @Nullable [] id) {
    return id == null ? List.of() : byId.getOrDefault(hex(id), List.of());
  }

  /** The bindings of a key. */
  List<KeyBinding> of(PublicKey key) {
    return all.of(key);
  }

  /** Whether the keys with which a unit seals are known: then every other key is not its own. */
  boolean knowsSealsOf(String unit) {
    return all.bindings().stream()
        .anyMatch(binding -> binding.role() == KeyRole.SEAL && binding.unit().equals(unit));
  }

  /**
   * The binding of the same key that was in use at a moment; a key may be bound for several times.
   * One that says that the key is lost always goes before one that does not.
   */
  KeyBinding inUse(KeyBinding binding, @Nullable Instant at) {
    KeyBinding found = binding;
    for (KeyBinding other : siblings.getOrDefault(binding, List.of())) {
      boolean worse = other.compromisedSince() != null && found.compromisedSince() == null;
      boolean fits = at != null && other.isInUse(at) && !found.isInUse(at);
      if (worse || (fits && found.compromisedSince() == null)) {
        found = other;
      }
    }
    return found;
  }

  /** The chain of a key. */
  Chain chain(KeyBinding binding) {
    AtomicReference<Chain> judged = chains.get(binding);
    if (judged == null) {
      return judge(binding);
    }
    Chain known = judged.get();
    if (known == null) {
      // two threads may judge at once; they come to the same
      known = judge(binding);
      judged.set(known);
    }
    return known;
  }

  private Chain judge(KeyBinding binding) {
    X509Certificate certificate = binding.certificate();
    Instant begins = certificate.getNotBefore().toInstant();
    Instant at = begins.isAfter(binding.from()) ? begins : binding.from();
    PathReport path = paths.validate(certificate, intermediates, at);
    List<Finding> findings = new ArrayList<>(path.findings());
    TrustStatus status = path.status();
    if (status == TrustStatus.TRUSTED && !revocation.isEmpty()) {
      var revoked = new RevocationCheck(revocation, at).check(path.path(), at);
      if (revoked.status() == RevocationStatus.REVOKED) {
        findings.addAll(revoked.findings());
        status = TrustStatus.UNTRUSTED;
      }
    }
    return new Chain(status, findings);
  }

  @Override
  public Optional<Finding> objection(StatusList list, String issuer) {
    List<Known> known = withId(list.keyId());
    for (Known one : known) {
      if (list.isSignedBy(one.key(), AlgorithmNumbers.DEFAULT)) {
        Instant asOf = list.head().asOf();
        return objection(inUse(one.binding(), asOf), issuer, asOf);
      }
    }
    return Optional.of(MESSAGES.warning("LIST_UNTRUSTED"));
  }

  /** Why what a register says of one certificate is not believed; empty if it is. */
  Optional<Finding> objection(StatusStatement statement) {
    Instant madeAt = statement.content().madeAt();
    for (Known one : withId(statement.keyId())) {
      if (statement.isSignedBy(one.key())) {
        return objection(
                inUse(one.binding(), madeAt), statement.content().identifier().issuerCode(), madeAt)
            .map(
                finding ->
                    finding.code().equals("LIST_UNTRUSTED")
                        ? MESSAGES.warning("STATEMENT_UNTRUSTED")
                        : finding);
      }
    }
    return Optional.of(MESSAGES.warning("STATEMENT_UNTRUSTED"));
  }

  private Optional<Finding> objection(KeyBinding binding, String issuer, Instant asOf) {
    if (binding.role() != KeyRole.STATUS) {
      return Optional.of(warning("KEY_ROLE", binding.role(), KeyRole.STATUS));
    }
    if (!binding.unit().equals(issuer)) {
      return Optional.of(warning("ISSUER_KEY_OF_ANOTHER_UNIT", binding.unit(), issuer));
    }
    Instant lost = binding.compromisedSince();
    if (lost != null) {
      // who has the key dates a list as he likes
      return Optional.of(warning("KEY_COMPROMISED", lost));
    }
    boolean trusted =
        binding.isInUse(asOf) && anchored && chain(binding).status() == TrustStatus.TRUSTED;
    return trusted ? Optional.empty() : Optional.of(MESSAGES.warning("LIST_UNTRUSTED"));
  }

  /** About a list these only leave the status open. */
  private static Finding warning(String code, Object... values) {
    Finding finding = MESSAGES.error(code, values);
    return new Finding(finding.code(), Severity.WARNING, finding.message(), null, null);
  }
}
