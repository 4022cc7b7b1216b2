package cn.sidian.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/** What a certificate of {@link TestAuthority} says; faults are planted by changing one line. */
public final class CertificateSpec {
  /** An extension. */
  public record Extra(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {}

  final String name;
  final TestKeys keys;
  Instant notBefore;
  Instant notAfter;
  boolean authority;
  int pathLength = -1;
  @Nullable Integer keyUsage;
  boolean testMark = true;
  @Nullable String signatureAlgorithm;
  boolean version1;
  boolean basicConstraints = true;
  boolean keyIdentifiers = true;
  @Nullable X500Name subject;
  final List<Extra> extras = new ArrayList<>();

  private CertificateSpec(String name, TestKeys keys, Instant now) {
    this.name = name;
    this.keys = keys;
    this.notBefore = now.minus(Duration.ofDays(1));
    this.notAfter = now.plus(Duration.ofDays(3650));
  }

  /** A certificate that signs documents. */
  public static CertificateSpec signer(String name, TestKeys keys, Instant now) {
    return new CertificateSpec(name, keys, now)
        .with(spec -> spec.keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
  }

  /** The certificate of an authority. */
  public static CertificateSpec authority(String name, TestKeys keys, Instant now) {
    return new CertificateSpec(name, keys, now)
        .with(
            spec -> {
              spec.authority = true;
              spec.keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            });
  }

  private CertificateSpec with(Consumer<CertificateSpec> change) {
    change.accept(this);
    return this;
  }

  /** Another validity. */
  public CertificateSpec valid(Instant from, Instant to) {
    return with(
        spec -> {
          spec.notBefore = from;
          spec.notAfter = to;
        });
  }

  /** Another key usage; null leaves the extension out. */
  public CertificateSpec keyUsage(@Nullable Integer usage) {
    return with(spec -> spec.keyUsage = usage);
  }

  /** Whether the certificate claims to be that of an authority. */
  public CertificateSpec authorityFlag(boolean flag) {
    return with(spec -> spec.authority = flag);
  }

  /** How many authorities may stand below. */
  public CertificateSpec pathLength(int length) {
    return with(spec -> spec.pathLength = length);
  }

  /** Without the TEST mark. */
  public CertificateSpec withoutTestMark() {
    return with(spec -> spec.testMark = false);
  }

  /** Signed by another algorithm of the issuer's key. */
  public CertificateSpec signedWith(String algorithm) {
    return with(spec -> spec.signatureAlgorithm = algorithm);
  }

  /** Version 1: no extensions at all, as in old roots. */
  public CertificateSpec version1() {
    return with(spec -> spec.version1 = true);
  }

  /** Without the extension that says whether it is the certificate of an authority. */
  public CertificateSpec withoutBasicConstraints() {
    return with(spec -> spec.basicConstraints = false);
  }

  /** Without the identifiers of its own key and of the issuer's. */
  public CertificateSpec withoutKeyIdentifiers() {
    return with(spec -> spec.keyIdentifiers = false);
  }

  /** Another subject than the name within "Sidian TEST". */
  public CertificateSpec subject(X500Name name) {
    return with(spec -> spec.subject = name);
  }

  /** One more extension. */
  public CertificateSpec extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    return with(spec -> spec.extras.add(new Extra(oid, critical, value)));
  }
}
