package cn.sidian.core.testing;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.TimestampSource;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A time-stamping authority in the process (RFC 3161), with SM2 and SM3, RSA or ECDSA keys, made of
 * BouncyCastle's own parts. Faults are planted by changing one line.
 */
public final class TestTimestamps implements TimestampSource {
  private static final String POLICY = "1.2.3.4.5";

  private final TestAuthority.Issued key;
  private final TestKeys kind;
  private final InstantSource clock;
  private final AtomicLong serial = new AtomicLong(1);
  private final Provider provider = new BouncyCastleProvider();
  private UnaryOperator<TimeStampReq> reading = UnaryOperator.identity();
  private UnaryOperator<byte[]> sending = UnaryOperator.identity();
  private String policy = POLICY;

  private TestTimestamps(TestAuthority.Issued key, TestKeys kind, InstantSource clock) {
    this.key = key;
    this.kind = kind;
    this.clock = clock;
  }

  /** An authority below a root. */
  public static TestTimestamps below(TestAuthority root, TestKeys kind, InstantSource clock) {
    return of(root.issue(certificate(kind, clock.instant())), kind, clock);
  }

  /** An authority with any key; BouncyCastle refuses one that may not make time stamps. */
  public static TestTimestamps of(TestAuthority.Issued key, TestKeys kind, InstantSource clock) {
    return new TestTimestamps(key, kind, clock);
  }

  /** What the certificate of an authority says. */
  public static CertificateSpec certificate(TestKeys kind, Instant now) {
    return CertificateSpec.signer("TEST time stamps " + kind, kind, now)
        .extension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
  }

  /** Answers another request than the one it got. */
  public TestTimestamps reading(UnaryOperator<TimeStampReq> change) {
    reading = change;
    return this;
  }

  /** Changes the response. */
  public TestTimestamps sending(UnaryOperator<byte[]> change) {
    sending = change;
    return this;
  }

  /** Stamps under another policy. */
  public TestTimestamps under(String oid) {
    policy = oid;
    return this;
  }

  /** The certificate of the authority. */
  public X509Certificate certificate() {
    return key.certificate();
  }

  @Override
  public byte[] respond(byte[] request) throws IOException {
    TimeStampReq asked = reading.apply(TimeStampReq.getInstance(request));
    try {
      DigestAlgorithm digest = kind == TestKeys.SM2 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSignerInfoGeneratorBuilder(
                      new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
                  .build(
                      new JcaContentSignerBuilder(kind.signatureAlgorithm())
                          .setProvider(provider)
                          .build(key.privateKey()),
                      key.certificate()),
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(provider)
                  .build()
                  .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()))),
              new ASN1ObjectIdentifier(policy));
      tokens.addCertificates(new JcaCertStore(key.chain()));
      ContentInfo token =
          ContentInfo.getInstance(
              tokens
                  .generate(
                      new TimeStampRequest(asked.getEncoded()),
                      BigInteger.valueOf(serial.getAndIncrement()),
                      Date.from(clock.instant()))
                  .getEncoded("DL"));
      return sending.apply(
          new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token).getEncoded("DL"));
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IOException(e);
    }
  }
}
