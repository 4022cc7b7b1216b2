package cn.sidian.certificate.issuer;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key, bound to one issuer unit and one role.
 *
 * @param unit the unit's unified social credit code
 * @param role what the key may sign
 * @param suite how it signs; what a message says about its algorithm is not believed
 * @param from from when it may sign
 * @param to until when, exclusive; or null while it is in use
 * @param issuance real or for trials
 * @param compromisedSince from when somebody else may have had it, or null
 * @param certificate its certificate
 */
public record KeyBinding(
    String unit,
    KeyRole role,
    SignatureSuite suite,
    Instant from,
    @Nullable Instant to,
    Issuance issuance,
    @Nullable Instant compromisedSince,
    X509Certificate certificate) {

  /**
   * Checks the parts.
   *
   * @param unit the unit
   * @param role what the key may sign
   * @param suite how it signs
   * @param from from when
   * @param to until when, or null
   * @param issuance real or for trials
   * @param compromisedSince from when it is compromised, or null
   * @param certificate its certificate
   * @throws IllegalArgumentException if suite and key do not fit, or the end is not after the
   *     beginning
   */
  public KeyBinding {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(issuance, "issuance");
    suite
        .objection(certificate.getPublicKey())
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection + "; choose a suite for this key");
            });
    if (to != null && !to.isAfter(from)) {
      throw new IllegalArgumentException("a key ends after it begins");
    }
  }

  /**
   * The key id: the first 8 bytes of SM3 over the SubjectPublicKeyInfo. Two keys may share it; try
   * all of them.
   *
   * @return 16 hexadecimal digits in lower case
   */
  public String keyId() {
    return keyId(certificate);
  }

  /**
   * The key id of a certificate's key.
   *
   * @param certificate a certificate
   * @return 16 hexadecimal digits in lower case
   */
  public static String keyId(X509Certificate certificate) {
    byte[] digest = DigestAlgorithm.SM3.digest(certificate.getPublicKey().getEncoded());
    return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
  }

  /**
   * Whether the key was in use at an instant.
   *
   * @param at the instant
   * @return true within from and to; compromise is another question
   */
  public boolean isInUse(Instant at) {
    return !at.isBefore(from) && (to == null || at.isBefore(to));
  }
}
