package cn.sidian.core.audit;

import cn.sidian.core.crypto.SignatureSuite;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signed statement: at this time the log had so many entries, and the last one had this digest.
 * Keep the newest one outside of the database (on paper, in another register, with the auditor):
 * with it, cutting off the end of the log is found too.
 *
 * @param log the name of the log
 * @param number the heads of a log are numbered from 1
 * @param count how many entries it covers
 * @param digest the digest of entry {@code count}, in hexadecimal
 * @param previous the digest of the head before, in hexadecimal; zeros for the first
 * @param signedAt when it was signed
 * @param suite the name of the {@link SignatureSuite}
 * @param signature the signature over {@link #toBeSigned()}, in hexadecimal
 */
public record AuditHead(
    String log,
    long number,
    long count,
    String digest,
    String previous,
    Instant signedAt,
    String suite,
    String signature) {

  /**
   * What is signed.
   *
   * @return UTF-8 text, one part in each line
   */
  public byte[] toBeSigned() {
    return String.join(
            "\n",
            "sidian-audit-head/1",
            log.replace("\n", " "),
            Long.toString(number),
            Long.toString(count),
            digest,
            previous,
            signedAt.toString(),
            suite)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The digest that the next head names.
   *
   * @return in hexadecimal
   */
  public String ownDigest() {
    return HexFormat.of()
        .formatHex(Digests.of(new String(toBeSigned(), StandardCharsets.UTF_8), signature));
  }

  /**
   * Whether the key of a certificate signed it.
   *
   * @param certificate a certificate the caller trusts for this log
   * @return false also if suite and key do not fit
   */
  public boolean isSignedBy(X509Certificate certificate) {
    Optional<SignatureSuite> known = SignatureSuite.named(suite);
    try {
      return known.isPresent()
          && known.get().objection(certificate.getPublicKey()).isEmpty()
          && known
              .get()
              .verify(certificate.getPublicKey(), toBeSigned(), HexFormat.of().parseHex(signature));
    } catch (InvalidKeyException | IllegalArgumentException e) {
      return false;
    }
  }
}
