package cn.sidian.certificate;

import cn.sidian.core.status.StatusFreshness;
import cn.sidian.seal.SealAcceptancePolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a caller demands before a certificate is ACCEPTED. A policy may widen what is taken for
 * fresh, or let trials pass; it never turns a bad fact into a good one.
 *
 * @param seal what is demanded of the seal of a file
 * @param freshness how old a status list may be
 * @param zone in which days begin and end
 * @param testAllowed whether certificates made for trial may be accepted
 */
public record CertificateAcceptancePolicy(
    SealAcceptancePolicy seal, StatusFreshness freshness, ZoneId zone, boolean testAllowed) {
  /** Real certificates, lists of a day, days of Asia/Shanghai, the strictest seal policy. */
  public static final CertificateAcceptancePolicy DEFAULT =
      new CertificateAcceptancePolicy(
          SealAcceptancePolicy.STRICT_GOVERNMENT,
          StatusFreshness.DEFAULT,
          ZoneId.of("Asia/Shanghai"),
          false);

  /**
   * Checks the parts.
   *
   * @param seal what is demanded of the seal
   * @param freshness how old a status list may be
   * @param zone in which days begin and end
   * @param testAllowed whether trials may be accepted
   */
  public CertificateAcceptancePolicy {
    Objects.requireNonNull(seal, "seal");
    Objects.requireNonNull(freshness, "freshness");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * This policy, taking trials for real.
   *
   * @return a copy
   */
  public CertificateAcceptancePolicy allowingTest() {
    return new CertificateAcceptancePolicy(seal, freshness, zone, true);
  }

  /**
   * This policy with another age of lists.
   *
   * @param maxAge how old a status list may be
   * @return a copy
   */
  public CertificateAcceptancePolicy withMaxAge(Duration maxAge) {
    return new CertificateAcceptancePolicy(seal, StatusFreshness.of(maxAge), zone, testAllowed);
  }

  /**
   * This policy with another policy for seals.
   *
   * @param sealPolicy what is demanded of the seal
   * @return a copy
   */
  public CertificateAcceptancePolicy withSeal(SealAcceptancePolicy sealPolicy) {
    return new CertificateAcceptancePolicy(sealPolicy, freshness, zone, testAllowed);
  }
}
