package cn.sidian.certificate;

import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A register that a verifier may ask, for hosts that have one at hand. A verifier works without it.
 * Implementations must be safe for many threads.
 */
public interface CertificateLookup {
  /**
   * What the register says of a certificate.
   *
   * @param value its status
   * @param since since when
   * @param cause the act that led to it, or null
   */
  record Standing(CertificateFacts.StatusValue value, Instant since, @Nullable String cause) {}

  /**
   * How a certificate stood at a moment.
   *
   * @param identifier which certificate
   * @param at the moment
   * @return empty if the register does not know it
   */
  Optional<Standing> standing(CertificateId identifier, Instant at);

  /**
   * Whether a file is the registered one, by the digest of the range that its issuing seal signs.
   *
   * @param identifier which certificate
   * @param signedRangeDigest as in {@code sm3:HEX}
   * @return true if it is
   */
  boolean isRegistered(CertificateId identifier, String signedRangeDigest);

  /** How a token for showing stands. */
  enum TokenState {
    /** The register was not asked. */
    NOT_ASKED,
    /** The register never gave it out. */
    UNKNOWN,
    /** It waits to be redeemed. */
    OPEN,
    /** It was redeemed. */
    USED,
    /** Nobody redeemed it in time. */
    EXPIRED
  }

  /**
   * How a token for showing stands; it is not redeemed by asking.
   *
   * @param token the bytes of the token
   * @param at the moment
   * @return by default that the register was not asked
   */
  default TokenState token(byte[] token, Instant at) {
    return TokenState.NOT_ASKED;
  }

  /**
   * The keys of issuers.
   *
   * @return never null
   */
  IssuerKeys keys();

  /**
   * Who was competent when.
   *
   * @return never null
   */
  IssuerHistory history();

  /**
   * The editions of types.
   *
   * @return never null
   */
  List<TypeEdition> types();
}
