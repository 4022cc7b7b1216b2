package cn.sidian.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

  /** One more extension. */
  public CertificateSpec extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    return with(spec -> spec.extras.add(new Extra(oid, critical, value)));
  }
}
