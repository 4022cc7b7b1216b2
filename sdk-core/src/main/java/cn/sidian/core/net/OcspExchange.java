package cn.sidian.core.net;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** One question to an OCSP service (RFC 6960, 4.1) and whether an answer is one to it. */
final class OcspExchange {
  private final byte[] nonce;
  private final byte[] request;

  /**
   * A question.
   *
   * @param digest makes the names of issuer and key; it need not be strong, only known to the
   *     service (RFC 5019, 2.1.1)
   * @param nonce binds an answer to this question, where the service supports it
   */
  OcspExchange(
      X509Certificate certificate, X509Certificate issuer, DigestAlgorithm digest, byte[] nonce) {
    this.nonce = nonce.clone();
    byte[] key =
        SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded())
            .getPublicKeyData()
            .getOctets();
    CertID id =
        new CertID(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()), DERNull.INSTANCE),
            new DEROctetString(digest.digest(certificate.getIssuerX500Principal().getEncoded())),
            new DEROctetString(digest.digest(key)),
            new ASN1Integer(certificate.getSerialNumber()));
    try {
      Extension once =
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
              false,
              new DEROctetString(nonce).getEncoded("DER"));
      this.request =
          new OCSPRequest(
                  new TBSRequest(
                      null, new DERSequence(new Request(id, null)), new Extensions(once)),
                  null)
              .getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] request() {
    return request;
  }

  /** Whether an answer bears no nonce, or that of this question: not an old one played again. */
  boolean isAnsweredBy(byte[] response) {
    try {
      OCSPResponse outer = OCSPResponse.getInstance(response);
      if (outer.getResponseBytes() == null) {
        return false;
      }
      Extensions extensions =
          BasicOCSPResponse.getInstance(outer.getResponseBytes().getResponse().getOctets())
              .getTbsResponseData()
              .getResponseExtensions();
      Extension once =
          extensions == null
              ? null
              : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      if (once == null) {
        return true;
      }
      byte[] wrapped = new DEROctetString(nonce).getEncoded("DER");
      byte[] found = once.getExtnValue().getOctets();
      return MessageDigest.isEqual(wrapped, found) || MessageDigest.isEqual(nonce, found);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
