package cn.sidian.seal;

import cn.sidian.core.crypto.CryptoPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller demands of a signature before it is ACCEPTED. A policy may drop a demand, never the
 * judgement of evidence: a fact that is bad rejects under every policy. Immutable.
 *
 * <p>{@code docs/verification.md} has the table of demands.
 */
public final class SealAcceptancePolicy {
  /** The facts that can be demanded. */
  public enum Demand {
    /** The signature value must have been judged. */
    INTEGRITY,
    /** The signed bytes must be a whole file or revision. */
    COVERAGE,
    /** What follows the signed revision must have been judged. */
    LATER_CHANGES,
    /** A chain to a trust anchor must have been found. */
    TRUST,
    /** Revocation must have been judged. */
    REVOCATION,
    /** A trusted time stamp must prove the time. */
    PROVEN_TIME
  }

  /** The default: every fact. */
  public static final SealAcceptancePolicy STRICT_GOVERNMENT =
      new SealAcceptancePolicy("STRICT_GOVERNMENT", Set.of(Demand.values()));

  /** For archives: every fact, judged at the proven time. */
  public static final SealAcceptancePolicy ARCHIVE =
      new SealAcceptancePolicy("ARCHIVE", Set.of(Demand.values()));

  /** Without network: nobody asks whether a certificate was revoked, and the time is not proven. */
  public static final SealAcceptancePolicy OFFLINE_WITHOUT_REVOCATION =
      new SealAcceptancePolicy(
          "OFFLINE_WITHOUT_REVOCATION",
          Set.of(Demand.INTEGRITY, Demand.COVERAGE, Demand.LATER_CHANGES, Demand.TRUST));

  /** Only that the bytes are unchanged; it says nothing about who sealed them. */
  public static final SealAcceptancePolicy INTEGRITY_ONLY =
      new SealAcceptancePolicy(
          "INTEGRITY_ONLY", Set.of(Demand.INTEGRITY, Demand.COVERAGE, Demand.LATER_CHANGES));

  private static final List<SealAcceptancePolicy> ALL =
      List.of(STRICT_GOVERNMENT, ARCHIVE, OFFLINE_WITHOUT_REVOCATION, INTEGRITY_ONLY);

  private final String name;
  private final Set<Demand> demands;
  private final CryptoPolicy crypto;

  private SealAcceptancePolicy(String name, Set<Demand> demands) {
    this(name, demands, CryptoPolicy.defaults());
  }

  private SealAcceptancePolicy(String name, Set<Demand> demands, CryptoPolicy crypto) {
    this.name = name;
    this.demands = demands;
    this.crypto = crypto;
  }

  /**
   * The same demands with another policy on algorithms (ZW-48).
   *
   * @param newCrypto which algorithms and key sizes count, and until when
   * @return a copy of the same name
   */
  public SealAcceptancePolicy withCrypto(CryptoPolicy newCrypto) {
    return new SealAcceptancePolicy(name, demands, Objects.requireNonNull(newCrypto, "newCrypto"));
  }

  /**
   * Which algorithms and key sizes count.
   *
   * @return {@link CryptoPolicy#defaults()} for the presets
   */
  public CryptoPolicy crypto() {
    return crypto;
  }

  /**
   * The preset of a name.
   *
   * @param name as in {@code STRICT_GOVERNMENT}
   * @return empty if there is none
   */
  public static Optional<SealAcceptancePolicy> named(String name) {
    return ALL.stream().filter(policy -> policy.name.equals(name)).findFirst();
  }

  /**
   * All presets.
   *
   * @return the strictest first
   */
  public static List<SealAcceptancePolicy> all() {
    return ALL;
  }

  /**
   * The name.
   *
   * @return in UPPER_SNAKE
   */
  public String name() {
    return name;
  }

  /**
   * Whether a fact is demanded.
   *
   * @param demand the fact
   * @return true if it is
   */
  public boolean demands(Demand demand) {
    return demands.contains(demand);
  }

  @Override
  public String toString() {
    return name;
  }
}
