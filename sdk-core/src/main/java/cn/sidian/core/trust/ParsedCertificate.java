package cn.sidian.core.trust;

import cn.sidian.core.internal.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that was read to the end when it was built, so that no accessor fails later, and
 * whose public key is decoded by {@link SubjectKey}. Everything else is BouncyCastle's.
 */
final class ParsedCertificate extends X509Certificate {
  private static final long serialVersionUID = 1L;

  private final transient Certificate structure;
  private final X509Certificate certificate;
  private final PublicKey publicKey;
  private final int pathLength;
  private final byte[] encoded;
  private final transient Instant notBefore;
  private final transient Instant notAfter;
  private final int hash;

  private ParsedCertificate(byte[] der) throws IOException, GeneralSecurityException {
    this.structure = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
    this.encoded = structure.getEncoded("DER");
    CertificateFactory factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
    this.certificate =
        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    this.publicKey = SubjectKey.of(structure.getSubjectPublicKeyInfo());
    this.pathLength = pathLength(structure.getTBSCertificate().getExtensions());
    readToTheEnd();
    this.notBefore = certificate.getNotBefore().toInstant();
    this.notAfter = certificate.getNotAfter().toInstant();
    this.hash = super.hashCode();
  }

  /** The certificate of these bytes. */
  static ParsedCertificate of(byte[] der) throws CertificateException {
    try {
      return new ParsedCertificate(der);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new CertificateException("not an X.509 certificate", e);
    }
  }

  /** The same certificate of any provider. */
  static ParsedCertificate of(X509Certificate other) throws CertificateException {
    return other instanceof ParsedCertificate parsed ? parsed : of(other.getEncoded());
  }

  private static int pathLength(@Nullable Extensions extensions) {
    BasicConstraints constraints =
        extensions == null ? null : BasicConstraints.fromExtensions(extensions);
    if (constraints == null || !constraints.isCA()) {
      return -1;
    }
    ASN1Integer length = constraints.getPathLenConstraintInteger();
    if (length == null || length.getValue().bitLength() > 31) {
      return Integer.MAX_VALUE;
    }
    if (length.getValue().signum() < 0) {
      throw new IllegalArgumentException("negative path length");
    }
    return length.getValue().intValue();
  }

  private void readToTheEnd() throws CertificateException {
    for (Object part :
        new Object[] {
          certificate.getSubjectX500Principal(),
          certificate.getIssuerX500Principal(),
          certificate.getSerialNumber(),
          certificate.getTBSCertificate(),
          certificate.getSignature(),
          certificate.getSigAlgName()
        }) {
      if (part == null) {
        throw new CertificateParsingException("a part is missing");
      }
    }
    certificate.getSigAlgParams();
    certificate.getKeyUsage();
  }

  /** The structure, for what the JCA does not show. */
  Certificate structure() {
    return structure;
  }

  /** The content of an extension, or null if there is none. */
  byte @Nullable [] extension(String oid) {
    byte[] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null ? null : ASN1OctetString.getInstance(wrapped).getOctets();
  }

  boolean isSelfIssued() {
    return getSubjectX500Principal().equals(getIssuerX500Principal());
  }

  @Override
  public PublicKey getPublicKey() {
    return publicKey;
  }

  @Override
  public byte[] getEncoded() {
    return encoded.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ParsedCertificate parsed
        ? Arrays.equals(encoded, parsed.encoded)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Whether it is the certificate of an authority, and how many may stand below. */
  @Override
  public int getBasicConstraints() {
    return pathLength;
  }

  @Override
  public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
    certificate.checkValidity();
  }

  @Override
  public void checkValidity(Date date)
      throws CertificateExpiredException, CertificateNotYetValidException {
    if (date.toInstant().isAfter(notAfter)) {
      throw new CertificateExpiredException("expired on " + notAfter);
    }
    if (date.toInstant().isBefore(notBefore)) {
      throw new CertificateNotYetValidException("valid from " + notBefore);
    }
  }

  @Override
  public int getVersion() {
    return certificate.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return certificate.getSerialNumber();
  }

  @Override
  @Deprecated
  public Principal getIssuerDN() {
    return certificate.getIssuerX500Principal();
  }

  @Override
  public X500Principal getIssuerX500Principal() {
    return certificate.getIssuerX500Principal();
  }

  @Override
  @Deprecated
  public Principal getSubjectDN() {
    return certificate.getSubjectX500Principal();
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    return certificate.getSubjectX500Principal();
  }

  @Override
  public Date getNotBefore() {
    return Date.from(notBefore);
  }

  @Override
  public Date getNotAfter() {
    return Date.from(notAfter);
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return certificate.getTBSCertificate();
  }

  @Override
  public byte[] getSignature() {
    return certificate.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return certificate.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return certificate.getSigAlgOID();
  }

  @Override
  public byte @Nullable [] getSigAlgParams() {
    return certificate.getSigAlgParams();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    return certificate.getIssuerUniqueID();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    return certificate.getSubjectUniqueID();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    return certificate.getKeyUsage();
  }

  @Override
  public @Nullable List<String> getExtendedKeyUsage() throws CertificateParsingException {
    return certificate.getExtendedKeyUsage();
  }

  @Override
  public @Nullable Collection<List<?>> getSubjectAlternativeNames()
      throws CertificateParsingException {
    return certificate.getSubjectAlternativeNames();
  }

  @Override
  public @Nullable Collection<List<?>> getIssuerAlternativeNames()
      throws CertificateParsingException {
    return certificate.getIssuerAlternativeNames();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return certificate.hasUnsupportedCriticalExtension();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    return certificate.getCriticalExtensionOIDs();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    return certificate.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    return certificate.getExtensionValue(oid);
  }

  @Override
  public void verify(PublicKey key)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    certificate.verify(key, BouncyCastle.PROVIDER);
  }

  @Override
  public void verify(PublicKey key, String provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    certificate.verify(key, provider);
  }

  @Override
  public void verify(PublicKey key, Provider provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    certificate.verify(key, provider);
  }

  /** Names the serial number, not the subject, which may be a person. */
  @Override
  public String toString() {
    return "X509Certificate[serial " + certificate.getSerialNumber().toString(16) + "]";
  }
}
