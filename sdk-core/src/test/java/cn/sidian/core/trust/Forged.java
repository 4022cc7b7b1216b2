package cn.sidian.core.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificates that no authority issues: damaged, or built by hand. */
final class Forged {
  private Forged() {}

  /** The last bit of the signature value is turned. */
  static X509Certificate signature(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      der[der.length - 1] ^= 1;
      return X509Certificates.parse(der);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signature algorithm outside the signed part is another one. */
  static X509Certificate outerAlgorithm(X509Certificate certificate, String oid) {
    return structure(certificate, new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)));
  }

  private static X509Certificate structure(X509Certificate certificate, AlgorithmIdentifier outer) {
    try {
      Certificate structure = Certificate.getInstance(certificate.getEncoded());
      return X509Certificates.parse(
          new DERSequence(
                  new ASN1Encodable[] {
                    structure.getTBSCertificate(), outer, structure.getSignature()
                  })
              .getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a certificate by hand says of its owner. */
  static X500Name named(String subject) {
    return new X500Name(subject);
  }

  /** A certificate by hand with any subject and key, signed by a P-256 key. */
  static X509Certificate signed(
      X500Name subject, X509Certificate issuer, PrivateKey issuerKey, PublicKey subjectKey) {
    return signed(
        subject,
        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2")),
        "SHA256withECDSA",
        issuer,
        issuerKey,
        subjectKey);
  }

  /** A signer's certificate by hand, with any algorithm identifier. */
  static X509Certificate signed(
      AlgorithmIdentifier algorithm,
      String jcaName,
      X509Certificate issuer,
      PrivateKey issuerKey,
      PublicKey subjectKey) {
    return signed(named("CN=TEST by hand"), algorithm, jcaName, issuer, issuerKey, subjectKey);
  }

  private static X509Certificate signed(
      X500Name subject,
      AlgorithmIdentifier algorithm,
      String jcaName,
      X509Certificate issuer,
      PrivateKey issuerKey,
      PublicKey subjectKey) {
    try {
      V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(new ASN1Integer(BigInteger.TWO));
      generator.setSignature(algorithm);
      generator.setIssuer(X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()));
      generator.setSubject(subject);
      generator.setStartDate(new Time(Date.from(Chain.NOW.minus(Duration.ofDays(1)))));
      generator.setEndDate(new Time(Date.from(Chain.NOW.plus(Duration.ofDays(1)))));
      generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded()));
      TBSCertificate tbs = generator.generateTBSCertificate();
      Signature signer = Signature.getInstance(jcaName, new BouncyCastleProvider());
      signer.initSign(issuerKey);
      signer.update(tbs.getEncoded("DER"));
      return X509Certificates.parse(
          new DERSequence(new ASN1Encodable[] {tbs, algorithm, new DERBitString(signer.sign())})
              .getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static AlgorithmIdentifier withNull(String oid) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE);
  }
}
