package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.Text;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.spec.ECParameterSpec;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which hash functions and key sizes count, and until when (ZW-48): an allow-list. What is not on
 * it does not count; what ended counts only for what is proven to be older than its end. It is
 * applied to signatures, to the certificates of chains, to time stamps and to answers about
 * revocation, each at the moment at which it is judged.
 *
 * <p>{@link #defaults()} never accepts MD5 and SHA-1, RSA below 2048 bits and curves below 224
 * bits, and sets no end to the others: no rule in force names one. A caller whose rules do gives
 * them here. Immutable and safe for many threads.
 */
public final class CryptoPolicy {
  /** So that a moment can be compared where there is no end. */
  private static final Instant FOREVER = Instant.MAX;

  private static final CryptoPolicy DEFAULTS = ofDefaults();

  private final Map<DigestAlgorithm, Instant> digests;
  private final NavigableMap<Integer, Instant> rsa;
  private final NavigableMap<Integer, Instant> curves;
  private final boolean rejecting;

  private CryptoPolicy(
      Map<DigestAlgorithm, Instant> digests,
      NavigableMap<Integer, Instant> rsa,
      NavigableMap<Integer, Instant> curves,
      boolean rejecting) {
    this.digests = digests;
    this.rsa = rsa;
    this.curves = curves;
    this.rejecting = rejecting;
  }

  private static CryptoPolicy ofDefaults() {
    Map<DigestAlgorithm, Instant> digests = new EnumMap<>(DigestAlgorithm.class);
    for (DigestAlgorithm digest : DigestAlgorithm.values()) {
      if (!digest.isBroken()) {
        digests.put(digest, FOREVER);
      }
    }
    return new CryptoPolicy(
        digests,
        new TreeMap<>(Map.of(SignatureSuite.RSA_MIN_BITS, FOREVER)),
        new TreeMap<>(Map.of(224, FOREVER)),
        false);
  }

  /**
   * The default.
   *
   * @return the policy of the class description
   */
  public static CryptoPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * This policy with a hash function on it.
   *
   * @param digest the hash function
   * @param end the last moment for which it counts, or null if there is none
   * @return a copy
   */
  public CryptoPolicy withDigest(DigestAlgorithm digest, @Nullable Instant end) {
    Map<DigestAlgorithm, Instant> copy = new EnumMap<>(digests);
    copy.put(Objects.requireNonNull(digest, "digest"), end == null ? FOREVER : end);
    return new CryptoPolicy(copy, rsa, curves, rejecting);
  }

  /**
   * This policy without a hash function.
   *
   * @param digest the hash function that no longer counts
   * @return a copy
   */
  public CryptoPolicy withoutDigest(DigestAlgorithm digest) {
    Map<DigestAlgorithm, Instant> copy = new EnumMap<>(digests);
    copy.remove(digest);
    return new CryptoPolicy(copy, rsa, curves, rejecting);
  }

  /**
   * This policy with one rule for RSA keys in place of those it has for that size and below.
   *
   * @param minBits the least size of the modulus, in bits
   * @param end the last moment for which such keys count, or null if there is none
   * @return a copy; larger sizes with a later end of their own keep it
   */
  public CryptoPolicy withRsa(int minBits, @Nullable Instant end) {
    return new CryptoPolicy(digests, ruled(rsa, minBits, end), curves, rejecting);
  }

  /**
   * This policy with one rule for elliptic curves, SM2 among them, in place of those it has for
   * that size and below.
   *
   * @param minBits the least size of the order of the curve, in bits
   * @param end the last moment for which such keys count, or null if there is none
   * @return a copy; larger sizes with a later end of their own keep it
   */
  public CryptoPolicy withEllipticCurve(int minBits, @Nullable Instant end) {
    return new CryptoPolicy(digests, rsa, ruled(curves, minBits, end), rejecting);
  }

  private static NavigableMap<Integer, Instant> ruled(
      NavigableMap<Integer, Instant> rules, int minBits, @Nullable Instant end) {
    if (minBits <= 0) {
      throw new IllegalArgumentException("a key size is a positive number of bits");
    }
    NavigableMap<Integer, Instant> copy = new TreeMap<>(rules.tailMap(minBits, false));
    copy.put(minBits, end == null ? FOREVER : end);
    return copy;
  }

  /**
   * This policy, under which what does not count rejects; by default it leaves the verdict open.
   *
   * @return a copy
   */
  public CryptoPolicy rejectingWeak() {
    return new CryptoPolicy(digests, rsa, curves, true);
  }

  /**
   * Whether what does not count rejects.
   *
   * @return false by default
   */
  public boolean rejectsWeak() {
    return rejecting;
  }

  /**
   * Why a hash function does not count.
   *
   * @param digest the hash function
   * @param at the moment that is judged
   * @return empty if it counts
   */
  public Optional<Text> objection(DigestAlgorithm digest, Instant at) {
    Instant end = digests.get(digest);
    return end == null || at.isAfter(end) ? reason(digest.name(), end) : Optional.empty();
  }

  /**
   * Why a signature does not count.
   *
   * @param scheme how it was made
   * @param key the public key
   * @param at the moment that is judged
   * @return empty if it counts
   */
  public Optional<Text> objection(SignatureScheme scheme, PublicKey key, Instant at) {
    Optional<Text> digest =
        scheme.signsWholeMessage() ? Optional.empty() : objection(scheme.digest(), at);
    return digest.isPresent() ? digest : objection(key, at);
  }

  private Optional<Text> objection(PublicKey key, Instant at) {
    KeyKind kind = KeyKind.of(key);
    boolean isRsa = kind.isRsa();
    int bits = isRsa ? KeyKind.rsaBits(key) : curveBits(kind, key);
    Instant latest = null;
    for (Instant end : (isRsa ? rsa : curves).headMap(bits, true).values()) {
      latest = latest == null || end.isAfter(latest) ? end : latest;
    }
    return latest == null || at.isAfter(latest)
        ? reason((isRsa ? "RSA " : "EC ") + bits, latest)
        : Optional.empty();
  }

  /** The size of the order; 0 if it cannot be told, which never counts. */
  private static int curveBits(KeyKind kind, PublicKey key) {
    return switch (kind) {
      case SM2, EC_P256 -> 256;
      case EC_P384 -> 384;
      case ED25519 -> 253;
      case ED448 -> 446;
      default -> {
        ECParameterSpec curve = key instanceof ECKey ec ? ec.getParams() : null;
        yield curve == null ? 0 : curve.getOrder().bitLength();
      }
    };
  }

  private static Optional<Text> reason(String what, @Nullable Instant end) {
    return Optional.of(
        end == null
            ? MESSAGES.text("ALGORITHM_NOT_ALLOWED.never", what)
            : MESSAGES.text("ALGORITHM_NOT_ALLOWED.ended", what, end));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CryptoPolicy policy
        && digests.equals(policy.digests)
        && rsa.equals(policy.rsa)
        && curves.equals(policy.curves)
        && rejecting == policy.rejecting;
  }

  @Override
  public int hashCode() {
    return Objects.hash(digests, rsa, curves, rejecting);
  }

  /** The rules, as {@code SM3; SHA1 until 2016-12-31T16:00:00Z; RSA 2048; EC 224}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    digests.forEach((digest, end) -> rule(out, digest.name(), end));
    rsa.forEach((bits, end) -> rule(out, "RSA " + bits, end));
    curves.forEach((bits, end) -> rule(out, "EC " + bits, end));
    return out + (rejecting ? "; weak rejects" : "");
  }

  private static void rule(StringBuilder out, String what, Instant end) {
    out.append(out.isEmpty() ? "" : "; ").append(what);
    if (!end.equals(FOREVER)) {
      out.append(" until ").append(end);
    }
  }
}
