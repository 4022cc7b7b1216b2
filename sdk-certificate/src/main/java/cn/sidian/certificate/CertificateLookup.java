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
