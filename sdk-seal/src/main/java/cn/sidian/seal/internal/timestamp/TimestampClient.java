package cn.sidian.seal.internal.timestamp;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.seal.EvidenceSources;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gets a time stamp from an authority (RFC 3161, 2.4.1) and gives it away only after every check.
 * Safe for many threads.
 */
public final class TimestampClient {
  private static final int NONCE_BITS = 64;
  private static final int FIRST_GUESS = 8 << 10;
  private static final int MARGIN = 256;

  private final TimestampSource source;
  private final DigestAlgorithm digest;
  private final @Nullable String policy;
  private final SecureRandom random;
  private final TimestampResponseCheck check;

  /** How long the last token was, so that the next one gets room enough at once. */
  private volatile int room = FIRST_GUESS;

  /**
   * A client.
   *
   * @param source carries request and response
   * @param digest of the imprint
   * @param policy demanded, or null
   * @param random makes nonces
   * @param check what a token must pass
   */
  public TimestampClient(
      TimestampSource source,
      DigestAlgorithm digest,
      @Nullable String policy,
      SecureRandom random,
      TimestampResponseCheck check) {
    this.source = source;
    this.digest = digest;
    this.policy = policy;
    this.random = random;
    this.check = check;
  }

  /**
   * The client that a host's sources make; null if nobody stamps.
   *
   * @param usual the hash function unless the sources name one
   */
  public static @Nullable TimestampClient of(EvidenceSources sources, DigestAlgorithm usual) {
    return sources
        .timestamps()
        .map(
            source ->
                new TimestampClient(
                    source,
                    sources.timestampDigest().orElse(usual),
                    sources.timestampPolicy().orElse(null),
                    sources.random(),
                    new TimestampResponseCheck(
                        sources.anchors(),
                        sources.certificates(),
                        sources.clock(),
                        sources.clockTolerance(),
                        sources.sm2UserId())))
        .orElse(null);
  }

  /** The hash function of the imprint. */
  public DigestAlgorithm digest() {
    return digest;
  }

  /** Bytes that a token will probably need. */
  public int expectedLength() {
    return room;
  }

  /**
   * A token over a digest.
   *
   * @param hashed made with {@link #digest()}
   * @return the encoded token
   * @throws SidianException {@code TIMESTAMP_SERVICE_FAILED} or {@code TIMESTAMP_UNUSABLE}
   */
  public byte[] stamp(byte[] hashed) {
    BigInteger nonce = new BigInteger(NONCE_BITS, random);
    byte[] response;
    try {
      response = source.respond(request(hashed, nonce));
    } catch (IOException e) {
      throw MESSAGES.exception("TIMESTAMP_SERVICE_FAILED", e);
    }
    byte[] token =
        check.token(
            response, new TimestampResponseCheck.Asked(digest, hashed.clone(), nonce, policy));
    room = token.length + MARGIN;
    return token;
  }

  private byte[] request(byte[] hashed, BigInteger nonce) throws IOException {
    // SHA-2 with NULL, as most authorities know it; SM3 without (GB/T 20520)
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(digest.oid());
    AlgorithmIdentifier algorithm =
        digest == DigestAlgorithm.SM3
            ? new AlgorithmIdentifier(oid)
            : new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    return new TimeStampReq(
            new MessageImprint(algorithm, hashed),
            policy == null ? null : new ASN1ObjectIdentifier(policy),
            new ASN1Integer(nonce),
            ASN1Boolean.TRUE,
            null)
        .getEncoded("DER");
  }
}
