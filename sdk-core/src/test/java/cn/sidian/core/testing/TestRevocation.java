package cn.sidian.core.testing;

import cn.sidian.core.internal.BouncyCastle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Makes revocation lists and OCSP responses for tests; faults are planted by changing one line. */
public final class TestRevocation {
  private record Entry(BigInteger serial, Instant since, int reason) {}

  private record Extra(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {}

  private final TestAuthority.Issued signer;
  private final TestKeys kind;
  private X500Name issuer;
  private Instant thisUpdate;
  private @Nullable Instant nextUpdate;
  private String algorithm;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Extra> extras = new ArrayList<>();
  private @Nullable Extensions whole;

  private TestRevocation(TestAuthority.Issued signer, TestKeys kind, Instant now) {
    this.signer = signer;
    this.kind = kind;
    this.issuer = X500Name.getInstance(signer.certificate().getSubjectX500Principal().getEncoded());
    this.thisUpdate = now.minus(Duration.ofHours(1));
    this.nextUpdate = now.plus(Duration.ofDays(7));
    this.algorithm = kind.signatureAlgorithm();
  }

  /** Evidence signed by somebody, made an hour before a moment and good for a week. */
  public static TestRevocation by(TestAuthority.Issued signer, TestKeys kind, Instant now) {
    return new TestRevocation(signer, kind, now);
  }

  /** Another issuer's name. */
  public TestRevocation named(X509Certificate other) {
    issuer = X500Name.getInstance(other.getSubjectX500Principal().getEncoded());
    return this;
  }

  /** Another time. */
  public TestRevocation from(Instant made, @Nullable Instant next) {
    thisUpdate = made;
    nextUpdate = next;
    return this;
  }

  /** Another signature algorithm. */
  public TestRevocation signedWith(String name) {
    algorithm = name;
    return this;
  }

  /** A revoked certificate. */
  public TestRevocation revoking(X509Certificate certificate, Instant since) {
    entries.add(new Entry(certificate.getSerialNumber(), since, CRLReason.keyCompromise));
    return this;
  }

  /** A certificate on hold, which may be lifted again. */
  public TestRevocation holding(X509Certificate certificate, Instant since) {
    entries.add(new Entry(certificate.getSerialNumber(), since, CRLReason.certificateHold));
    return this;
  }

  /** One more extension, of the list or beside the status in a response. */
  public TestRevocation extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    extras.add(new Extra(oid, critical, value));
    return this;
  }

  /** An extension of a whole OCSP response, as a nonce. */
  public TestRevocation answering(Extension extension) {
    whole = new Extensions(extension);
    return this;
  }

  /** A revocation list. */
  public byte[] crl() {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, Date.from(thisUpdate));
      if (nextUpdate != null) {
        builder.setNextUpdate(Date.from(nextUpdate));
      }
      for (Entry entry : entries) {
        builder.addCRLEntry(entry.serial(), Date.from(entry.since()), entry.reason());
      }
      for (Extra extra : extras) {
        builder.addExtension(extra.oid(), extra.critical(), extra.value());
      }
      return builder.build(contentSigner()).getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An OCSP response about a certificate; responder certificates go along. */
  public byte[] ocsp(
      X509Certificate about, X509Certificate aboutsIssuer, boolean known, boolean withCertificate) {
    try {
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(BouncyCastle.PROVIDER)
                  .build()
                  .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"))),
              new JcaX509CertificateHolder(aboutsIssuer),
              about.getSerialNumber());
      CertificateStatus status = known ? CertificateStatus.GOOD : new UnknownStatus();
      for (Entry entry : entries) {
        if (entry.serial().equals(about.getSerialNumber())) {
          status = new RevokedStatus(Date.from(entry.since()), entry.reason());
        }
      }
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              new RespID(
                  X500Name.getInstance(
                      signer.certificate().getSubjectX500Principal().getEncoded())));
      builder.addResponse(
          id,
          status,
          Date.from(thisUpdate),
          nextUpdate == null ? null : Date.from(nextUpdate),
          singleExtensions());
      if (whole != null) {
        builder.setResponseExtensions(whole);
      }
      X509CertificateHolder[] along =
          withCertificate
              ? new X509CertificateHolder[] {new JcaX509CertificateHolder(signer.certificate())}
              : new X509CertificateHolder[0];
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(contentSigner(), along, Date.from(thisUpdate)))
          .getEncoded();
    } catch (GeneralSecurityException | IOException | OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Extensions singleExtensions() throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    for (Extra extra : extras) {
      generator.addExtension(extra.oid(), extra.critical(), extra.value());
    }
    return generator.isEmpty() ? null : generator.generate();
  }

  private ContentSigner contentSigner() throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm)
        .setProvider(BouncyCastle.PROVIDER)
        .build(signer.privateKey());
  }

  /** The kind of key that signs. */
  public TestKeys kind() {
    return kind;
  }
}
