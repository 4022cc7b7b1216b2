package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamping authority, made of BouncyCastle's own parts (RFC 3161). */
final class TestTsa {
  static final TestTsa RSA = new TestTsa(TestKeys.RSA, "SHA256withRSA", DigestAlgorithm.SHA256);
  static final TestTsa SM2 = new TestTsa(TestKeys.SM2, "SM3withSM2", DigestAlgorithm.SM3);

  private final TestAuthority.Issued key;
  private final String algorithm;
  private final DigestAlgorithm digest;
  private final Instant time;

  private TestTsa(TestKeys kind, String algorithm, DigestAlgorithm digest) {
    this(
        TestAuthority.root(kind, Given.NOW, Given.RANDOM).issue(spec(kind)),
        algorithm,
        digest,
        Given.NOW);
  }

  private TestTsa(
      TestAuthority.Issued key, String algorithm, DigestAlgorithm digest, Instant time) {
    this.key = key;
    this.algorithm = algorithm;
    this.digest = digest;
    this.time = time;
  }

  /** The same kind of authority with another certificate and clock. */
  TestTsa with(TestAuthority.Issued other, Instant clock) {
    return new TestTsa(other, algorithm, digest, clock);
  }

  /** The certificate of a time-stamping authority. */
  static CertificateSpec spec(TestKeys kind) {
    return CertificateSpec.signer("TEST time stamps " + kind, kind, Given.NOW)
        .extension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
  }

  static TestTsa of(Signers who) {
    return who == Signers.SM2 ? SM2 : RSA;
  }

  String name() {
    return "TEST time stamps " + (this == SM2 ? "SM2" : "RSA");
  }

  String suite() {
    return this == SM2 ? "SM2_SM3" : "RSA_SHA256";
  }

  byte[] over(byte[] data) {
    return over(digest, data, true);
  }

  /** A token that does not bring the certificate along. */
  byte[] withoutCertificate(byte[] data) {
    return over(digest, data, false);
  }

  /** What a token over some data says. */
  byte[] content(byte[] data) {
    try {
      return new TSTInfo(
              new ASN1ObjectIdentifier("1.2.3.4.5"),
              new MessageImprint(
                  new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())),
                  digest.digest(data)),
              new ASN1Integer(1),
              new ASN1GeneralizedTime(Date.from(time)),
              null,
              null,
              null,
              null,
              null)
          .getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token as any signer can make it, also one that may not make time stamps. */
  byte[] unlicensed(byte[] data) {
    try {
      BouncyCastleProvider provider = new BouncyCastleProvider();
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
              .build(
                  new JcaContentSignerBuilder(algorithm)
                      .setProvider(provider)
                      .build(key.privateKey()),
                  key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      return generator
          .generate(
              new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, content(data)), true)
          .getEncoded("DL");
    } catch (GeneralSecurityException | IOException | OperatorCreationException | CMSException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] over(DigestAlgorithm imprint, byte[] data, boolean certificates) {
    try {
      ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(imprint.oid());
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(certificates);
      TimeStampRequest request = requests.generate(oid, imprint.digest(data));
      BouncyCastleProvider provider = new BouncyCastleProvider();
      DigestCalculator calculator =
          new JcaDigestCalculatorProviderBuilder()
              .setProvider(provider)
              .build()
              .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())));
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSignerInfoGeneratorBuilder(
                      new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
                  .build(
                      new JcaContentSignerBuilder(algorithm)
                          .setProvider(provider)
                          .build(key.privateKey()),
                      key.certificate()),
              calculator,
              new ASN1ObjectIdentifier("1.2.3.4.5"));
      tokens.addCertificates(new JcaCertStore(key.chain()));
      return tokens.generate(request, BigInteger.ONE, Date.from(time)).getEncoded("DL");
    } catch (GeneralSecurityException | IOException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException(e);
    }
  }
}
