package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateLookup;
import cn.sidian.core.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens for showing a certificate online (亮证). The register keeps SM3 of a token only: whoever
 * reads the database cannot show anything. Safe for many threads and processes.
 */
public interface ShowTokenRegister {
  /**
   * Makes a token.
   *
   * @param identifier the certificate to be shown
   * @param lifetime how long it can be redeemed; one minute is usual
   * @return 16 random bytes; refused with {@code CERTIFICATE_UNKNOWN}
   */
  @CheckReturnValue
  Answered<byte[]> create(String identifier, Duration lifetime);

  /**
   * Redeems a token, once: one conditional update decides between scanners. The same scanner with
   * the same request id gets the same answer for 60 seconds, anyone else {@code TOKEN_USED}.
   *
   * @param token the bytes of the token
   * @param scanner who scans
   * @param requestId the scanner's id of this request
   * @param cause why
   * @return the use; refused with {@code TOKEN_USED}, {@code TOKEN_EXPIRED} or {@code
   *     TOKEN_UNKNOWN}
   */
  @CheckReturnValue
  Answered<TokenUse> redeem(byte[] token, String scanner, String requestId, String cause);

  /**
   * How a token stands; asking redeems nothing.
   *
   * @param token the bytes of the token
   * @param at the moment
   * @return unknown, open, used or expired
   */
  CertificateLookup.TokenState state(byte[] token, Instant at);
}
