package cn.sidian.seal.internal.cms;

import cn.sidian.core.crypto.CryptoPolicy;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamp token (RFC 3161, GB/T 20520): what it says and over which digest. Whether to believe
 * the authority that made it is another question.
 */
public final class TimestampToken {
  /** The content type of a token. */
  public static final String CONTENT_TYPE = "1.2.840.113549.1.9.16.1.4";

  private final byte[] content;
  private final TSTInfo info;
  private final Instant time;

  private TimestampToken(byte[] content, TSTInfo info, Instant time) {
    this.content = content;
    this.info = info;
    this.time = time;
  }

  /** The token inside a CMS structure, or null if there is none. */
  public static @Nullable TimestampToken of(CmsSignature cms) {
    byte[] content = cms.content();
    if (content == null || !cms.contentType().equals(CONTENT_TYPE)) {
      return null;
    }
    try {
      TSTInfo info = TSTInfo.getInstance(content);
      return new TimestampToken(content, info, info.getGenTime().getDate().toInstant());
    } catch (ParseException | RuntimeException e) {
      return null;
    }
  }

  /**
   * A token whose own signature fits.
   *
   * @param time the time it states
   * @param signer the certificate of the authority
   * @param cms the structure around it
   * @param imprint the hash function of the imprint
   * @param scheme how its signature was made
   */
  public record Checked(
      Instant time,
      X509Certificate signer,
      CmsSignature cms,
      DigestAlgorithm imprint,
      SignatureScheme scheme) {

    /** Whether its algorithms do not count at a moment. */
    public boolean isWeak(CryptoPolicy crypto, Instant at) {
      // a scheme that signs the whole message still signs attributes with a digest in them
      return crypto.objection(imprint, at).isPresent()
          || crypto.objection(scheme.digest(), at).isPresent()
          || crypto.objection(scheme, signer.getPublicKey(), at).isPresent();
    }
  }

  /** A token over a value; null if it is over something else or its own signature does not fit. */
  public static @Nullable Checked check(ASN1Encodable encoded, byte[] value, String sm2UserId) {
    return check(encoded, value, sm2UserId, new CertificateMemory());
  }

  /** The same with certificates that were read before. */
  public static @Nullable Checked check(
      ASN1Encodable encoded, byte[] value, String sm2UserId, CertificateMemory memory) {
    try {
      CmsSignature cms = CmsSignature.parse(encoded.toASN1Primitive().getEncoded(), memory);
      TimestampToken token = of(cms);
      X509Certificate signer = cms.signerCertificate();
      DigestAlgorithm imprint = token == null ? null : token.imprintAlgorithm();
      if (token == null
          || signer == null
          || imprint == null
          || !token.isOver(imprint.digest(value))) {
        return null;
      }
      CmsVerification verification = new CmsVerification(cms, sm2UserId);
      if (verification.verify(signer, CONTENT_TYPE, token.content())
          != CmsVerification.Outcome.INTACT) {
        return null;
      }
      SignatureScheme scheme = verification.scheme();
      return scheme == null ? null : new Checked(token.time(), signer, cms, imprint, scheme);
    } catch (IOException | CmsSignature.CmsException | RuntimeException e) {
      return null;
    }
  }

  /** The time it states. */
  public Instant time() {
    return time;
  }

  /** The hash function of the imprint, or null if it is not known. */
  public @Nullable DigestAlgorithm imprintAlgorithm() {
    return DigestAlgorithm.ofOid(info.getMessageImprint().getHashAlgorithm().getAlgorithm().getId())
        .orElse(null);
  }

  /** Whether the imprint is this digest. */
  public boolean isOver(byte[] digest) {
    return MessageDigest.isEqual(info.getMessageImprint().getHashedMessage(), digest);
  }

  /** The number that binds it to one request, or null. */
  public @Nullable BigInteger nonce() {
    return info.getNonce() == null ? null : info.getNonce().getValue();
  }

  /** The policy under which it was made. */
  public String policy() {
    return info.getPolicy().getId();
  }

  /** What the signature of the token is over. */
  public CmsVerification.Content content() {
    return CmsVerification.Content.of(content);
  }
}
