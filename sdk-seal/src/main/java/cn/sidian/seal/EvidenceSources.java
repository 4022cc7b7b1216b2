package cn.sidian.seal;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.core.trust.TrustAnchors;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * What the levels above {@link SealLevel#B} are made of: who stamps the time, whom the host trusts,
 * and where evidence about revocation comes from. Immutable; safe for many threads if its sources
 * are.
 */
public final class EvidenceSources {
  private final TrustAnchors anchors;
  private final @Nullable TimestampSource timestamps;
  private final @Nullable DigestAlgorithm timestampDigest;
  private final @Nullable String timestampPolicy;
  private final RevocationSource revocation;
  private final List<X509Certificate> certificates;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration clockTolerance;
  private final String sm2UserId;

  private EvidenceSources(Builder builder) {
    this.anchors = builder.anchors;
    this.timestamps = builder.timestamps;
    this.timestampDigest = builder.timestampDigest;
    this.timestampPolicy = builder.timestampPolicy;
    this.revocation = builder.revocation;
    this.certificates = List.copyOf(builder.certificates);
    this.random =
        builder.random == null ? CryptoServicesRegistrar.getSecureRandom() : builder.random;
    this.clock = builder.clock;
    this.clockTolerance = builder.clockTolerance;
    this.sm2UserId = builder.sm2UserId;
  }

  /**
   * Starts with whom the host trusts.
   *
   * @param anchors chains of signers and time-stamping authorities must lead to them. With none, a
   *     time stamp is checked by its own certificate alone, and evidence for LT is collected up to
   *     the topmost authorities in the document; whoever verifies decides whom to trust
   * @return the builder
   */
  public static Builder builder(TrustAnchors anchors) {
    return new Builder(anchors);
  }

  /**
   * Whom the host trusts.
   *
   * @return maybe none
   */
  public TrustAnchors anchors() {
    return anchors;
  }

  /**
   * Who stamps the time.
   *
   * @return empty if nobody does
   */
  public Optional<TimestampSource> timestamps() {
    return Optional.ofNullable(timestamps);
  }

  /**
   * The hash function of time stamps.
   *
   * @return empty for that of the signature
   */
  public Optional<DigestAlgorithm> timestampDigest() {
    return Optional.ofNullable(timestampDigest);
  }

  /**
   * The policy under which the authority must stamp.
   *
   * @return an object identifier, or empty for any
   */
  public Optional<String> timestampPolicy() {
    return Optional.ofNullable(timestampPolicy);
  }

  /**
   * Where evidence about revocation comes from.
   *
   * @return never null
   */
  public RevocationSource revocation() {
    return revocation;
  }

  /**
   * Certificates that may help to build chains.
   *
   * @return immutable; not trusted
   */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * The random source of nonces.
   *
   * @return never null
   */
  public SecureRandom random() {
    return random;
  }

  /**
   * The clock that tells the present.
   *
   * @return never null
   */
  public InstantSource clock() {
    return clock;
  }

  /**
   * By how much the clock of the authority may differ.
   *
   * @return not negative
   */
  public Duration clockTolerance() {
    return clockTolerance;
  }

  /**
   * The user id of SM2 signatures.
   *
   * @return never blank
   */
  public String sm2UserId() {
    return sm2UserId;
  }

  /** Counts and names, nothing secret. */
  @Override
  public String toString() {
    return "EvidenceSources[" + anchors + ", " + timestamps + "]";
  }

  /** Collects the sources; one thread at a time. */
  public static final class Builder {
    private final TrustAnchors anchors;
    private @Nullable TimestampSource timestamps;
    private @Nullable DigestAlgorithm timestampDigest;
    private @Nullable String timestampPolicy;
    private RevocationSource revocation = RevocationSource.none();
    private List<X509Certificate> certificates = List.of();
    private @Nullable SecureRandom random;
    private InstantSource clock = InstantSource.system();
    private Duration clockTolerance = Duration.ofMinutes(5);
    private String sm2UserId = SignatureSuite.SM2_DEFAULT_USER_ID;

    private Builder(TrustAnchors anchors) {
      this.anchors = Objects.requireNonNull(anchors, "anchors");
    }

    /**
     * Who stamps the time.
     *
     * @param source the authority, as {@link cn.sidian.core.net.HttpTimestampSource}
     * @return this builder
     */
    public Builder timestamps(TimestampSource source) {
      this.timestamps = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * The hash function of time stamps; by default that of the signature, SM3 or SHA-2.
     *
     * @param digest one that is not broken
     * @return this builder
     * @throws IllegalArgumentException for SHA-1 and MD5
     */
    public Builder timestampDigest(DigestAlgorithm digest) {
      if (digest.isBroken()) {
        throw new IllegalArgumentException(
            digest + " is broken and proves no time; use SM3 or SHA-256");
      }
      this.timestampDigest = digest;
      return this;
    }

    /**
     * The policy under which the authority must stamp; by default any.
     *
     * @param oid an object identifier, as {@code 1.2.3.4}
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public Builder timestampPolicy(String oid) {
      if (!oid.matches("[0-2](\\.(0|[1-9][0-9]{0,17})){1,30}")) {
        throw new IllegalArgumentException("the policy must be an object identifier like 1.2.3.4");
      }
      this.timestampPolicy = oid;
      return this;
    }

    /**
     * Where evidence about revocation comes from; by default only from the document.
     *
     * @param source the source
     * @return this builder
     */
    public Builder revocation(RevocationSource source) {
      this.revocation = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Certificates that may help to build chains, as those of intermediate authorities.
     *
     * @param more not trusted
     * @return this builder
     */
    public Builder certificates(Collection<X509Certificate> more) {
      this.certificates = List.copyOf(more);
      return this;
    }

    /**
     * The random source of nonces; by default the host's.
     *
     * @param newRandom the source
     * @return this builder
     */
    public Builder random(SecureRandom newRandom) {
      this.random = Objects.requireNonNull(newRandom, "newRandom");
      return this;
    }

    /**
     * The clock that tells the present; by default that of the machine.
     *
     * @param newClock the clock
     * @return this builder
     */
    public Builder clock(InstantSource newClock) {
      this.clock = Objects.requireNonNull(newClock, "newClock");
      return this;
    }

    /**
     * By how much the clock of the authority may differ; by default five minutes. A time stamp
     * further off is not used, for one of the two clocks is wrong.
     *
     * @param tolerance not negative
     * @return this builder
     */
    public Builder clockTolerance(Duration tolerance) {
      if (tolerance.isNegative()) {
        throw new IllegalArgumentException("the tolerance must not be negative");
      }
      this.clockTolerance = tolerance;
      return this;
    }

    /**
     * The user id of SM2 signatures; by default {@link SignatureSuite#SM2_DEFAULT_USER_ID}.
     *
     * @param userId the id that was agreed on
     * @return this builder
     */
    public Builder sm2UserId(String userId) {
      this.sm2UserId = SignatureSuite.sm2(userId).sm2UserId();
      return this;
    }

    /**
     * Builds the sources.
     *
     * @return the sources
     */
    public EvidenceSources build() {
      return new EvidenceSources(this);
    }
  }
}
