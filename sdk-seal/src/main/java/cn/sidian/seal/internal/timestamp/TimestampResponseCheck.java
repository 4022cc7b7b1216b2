package cn.sidian.seal.internal.timestamp;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.core.trust.CertificatePurpose;
import cn.sidian.core.trust.PathReport;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.cms.TimestampToken;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * What an authority's answer must pass before it is used (RFC 3161, 2.2 and 2.4.2): status, nonce,
 * imprint, policy, signature, and a certificate for time stamps and nothing else.
 *
 * @param anchors whom the host trusts; with none the chain of the authority is not asked
 * @param certificates that may help to build the chain
 * @param clock tells the present
 * @param tolerance by how much the authority's clock may differ
 * @param sm2UserId the user id of SM2 signatures
 */
public record TimestampResponseCheck(
    TrustAnchors anchors,
    List<X509Certificate> certificates,
    InstantSource clock,
    Duration tolerance,
    String sm2UserId) {
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final Set<Integer> GRANTED = Set.of(0, 1);

  /**
   * What was asked for.
   *
   * @param digest of the imprint
   * @param hashed the digest itself
   * @param nonce of the request
   * @param policy demanded, or null
   */
  public record Asked(
      DigestAlgorithm digest, byte[] hashed, BigInteger nonce, @Nullable String policy) {}

  /**
   * The token of a response.
   *
   * @throws SidianException {@code TIMESTAMP_UNUSABLE} with the reason
   */
  public byte[] token(byte[] response, Asked asked) {
    byte[] encoded = granted(response);
    CmsSignature cms;
    try {
      cms = CmsSignature.parse(encoded);
    } catch (CmsSignature.CmsException e) {
      throw unusable("malformed");
    }
    TimestampToken token = TimestampToken.of(cms);
    if (token == null) {
      throw unusable("malformed");
    }
    content(token, asked);
    X509Certificate signer = cms.signerCertificate();
    if (signer == null) {
      throw unusable("certificate");
    }
    signature(cms, token, signer, asked.digest());
    Instant now = clock.instant();
    if (Duration.between(now, token.time()).abs().compareTo(tolerance) > 0) {
      throw unusable("time", token.time());
    }
    authority(cms, signer, token.time());
    return encoded;
  }

  /** The token inside a response that grants one. */
  private static byte[] granted(byte[] response) {
    BigInteger status;
    byte[] token = null;
    try {
      ASN1Primitive object = ASN1Primitive.fromByteArray(response);
      if (object == null) {
        throw unusable("malformed");
      }
      TimeStampResp resp = TimeStampResp.getInstance(object);
      status = resp.getStatus().getStatus();
      if (resp.getTimeStampToken() != null) {
        token = resp.getTimeStampToken().getEncoded("DL");
      }
    } catch (SidianException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unusable("malformed");
    }
    if (status.bitLength() > Byte.SIZE || !GRANTED.contains(status.intValue())) {
      throw unusable("status", status);
    }
    if (token == null) {
      throw unusable("malformed");
    }
    return token;
  }

  private static void content(TimestampToken token, Asked asked) {
    if (!asked.nonce().equals(token.nonce())) {
      throw unusable("nonce");
    }
    if (token.imprintAlgorithm() != asked.digest() || !token.isOver(asked.hashed())) {
      throw unusable("imprint");
    }
    if (asked.policy() != null && !asked.policy().equals(token.policy())) {
      throw unusable("policy");
    }
  }

  private void signature(
      CmsSignature cms, TimestampToken token, X509Certificate signer, DigestAlgorithm imprint) {
    CmsVerification verification = new CmsVerification(cms, sm2UserId);
    CmsVerification.Outcome outcome =
        verification.verify(signer, TimestampToken.CONTENT_TYPE, token.content());
    // RFC 3161, 2.4.2 demands the attribute that names the certificate
    if (outcome != CmsVerification.Outcome.INTACT
        || !verification.hasSigningCertificateAttribute()) {
      throw unusable("signature");
    }
    SignatureScheme scheme = verification.scheme();
    if (imprint.isBroken() || scheme == null || scheme.isWeak(signer.getPublicKey())) {
      throw unusable("weak");
    }
  }

  private void authority(CmsSignature cms, X509Certificate signer, Instant at) {
    if (!isForTimestamps(signer)) {
      throw unusable("purpose");
    }
    if (at.isBefore(signer.getNotBefore().toInstant())
        || at.isAfter(signer.getNotAfter().toInstant())) {
      throw unusable("expired");
    }
    if (anchors.isEmpty()) {
      return;
    }
    List<X509Certificate> others = new ArrayList<>(cms.certificates());
    others.addAll(certificates);
    PathReport path =
        new PathValidator(anchors).validate(signer, others, at, CertificatePurpose.TIME_STAMPING);
    if (path.status() != TrustStatus.TRUSTED) {
      throw unusable("untrusted");
    }
  }

  /** RFC 3161, 2.3: the extended key usage is critical and names nothing else. */
  private static boolean isForTimestamps(X509Certificate signer) {
    try {
      Set<String> critical = signer.getCriticalExtensionOIDs();
      return critical != null
          && critical.contains(Extension.extendedKeyUsage.getId())
          && List.of(TIME_STAMPING).equals(signer.getExtendedKeyUsage());
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static SidianException unusable(String reason, Object... values) {
    return new SidianException(
        "TIMESTAMP_UNUSABLE", MESSAGES.text("TIMESTAMP_UNUSABLE." + reason, values), null);
  }
}
