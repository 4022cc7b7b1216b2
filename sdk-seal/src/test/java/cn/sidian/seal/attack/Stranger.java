package cn.sidian.seal.attack;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** Whoever has keys and certificates of their own, and none that anybody trusts. */
final class Stranger {
  private static final String SIGNATURE = "SHA256withRSA";
  private static final X500Name NAME = new X500Name("CN=TEST stranger");
  private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Date TO = Date.from(Instant.parse("2049-01-01T00:00:00Z"));
  private static final KeyPair KEYS = keys();
  private static final X509CertificateHolder CERTIFICATE = selfMade();

  private Stranger() {}

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContentSigner signer() throws OperatorCreationException {
    return new JcaContentSignerBuilder(SIGNATURE).build(KEYS.getPrivate());
  }

  private static X509CertificateHolder selfMade() {
    try {
      return new X509v3CertificateBuilder(
              NAME,
              BigInteger.TWO,
              FROM,
              TO,
              NAME,
              SubjectPublicKeyInfo.getInstance(KEYS.getPublic().getEncoded()))
          .addExtension(
              Extension.extendedKeyUsage,
              true,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
          .build(signer());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate over the key of another one, with its issuer and number, for another name. */
  static X509CertificateHolder impostor(X509CertificateHolder real) {
    try {
      return new X509v3CertificateBuilder(
              real.getIssuer(),
              real.getSerialNumber(),
              FROM,
              TO,
              new X500Name("CN=TEST somebody else"),
              real.getSubjectPublicKeyInfo())
          .build(signer());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A detached CMS signature. */
  static byte[] sign(byte[] content) {
    try {
      SignerInfoGenerator info =
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build(SIGNATURE, KEYS.getPrivate(), certificate());
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(info);
      generator.addCertificates(new CollectionStore<>(List.of(CERTIFICATE)));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static java.security.cert.X509Certificate certificate() throws GeneralSecurityException {
    return new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
        .getCertificate(CERTIFICATE);
  }

  /** A time-stamp token over something else than the value. */
  static byte[] timestampOverSomethingElse(boolean withCertificate) {
    try {
      var calculator =
          new JcaDigestCalculatorProviderBuilder()
              .build()
              .get(
                  new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                      org.bouncycastle.asn1.oiw.OIWObjectIdentifiers.idSHA1));
      SignerInfoGenerator info =
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build(SIGNATURE, KEYS.getPrivate(), certificate());
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              info, calculator, new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.3.4"));
      generator.addCertificates(new CollectionStore<>(List.of(CERTIFICATE)));
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(withCertificate);
      byte[] imprint = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});
      return generator
          .generate(
              requests.generate(TSPAlgorithms.SHA256, imprint),
              BigInteger.ONE,
              Date.from(Instant.parse("2025-01-01T00:00:00Z")))
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | TSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
