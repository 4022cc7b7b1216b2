package cn.sidian.core.testing;

import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.trust.TestMark;
import cn.sidian.core.trust.X509Certificates;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority for tests: makes roots, intermediates and signers from a {@link
 * CertificateSpec}. Nothing it makes is trusted unless its root is given as an anchor.
 */
public final class TestAuthority {
  private final SecureRandom random;
  private final KeyPair keys;
  private final TestKeys kind;
  private final List<X509Certificate> chain;

  private TestAuthority(
      SecureRandom random, KeyPair keys, TestKeys kind, List<X509Certificate> chain) {
    this.random = random;
    this.keys = keys;
    this.kind = kind;
    this.chain = chain;
  }

  /** A root of its own. */
  public static TestAuthority root(CertificateSpec spec, SecureRandom random) {
    KeyPair keys = spec.keys.generate(random);
    X509Certificate certificate = certificate(spec, keys, null, keys.getPrivate(), spec, random);
    return new TestAuthority(random, keys, spec.keys, List.of(certificate));
  }

  /** A root for a kind of keys, valid around a moment. */
  public static TestAuthority root(TestKeys kind, Instant now, SecureRandom random) {
    return root(CertificateSpec.authority("TEST Sidian " + kind + " root", kind, now), random);
  }

  /** An authority below this one. */
  public TestAuthority subordinate(CertificateSpec spec) {
    KeyPair below = spec.keys.generate(random);
    return new TestAuthority(random, below, spec.keys, chainWith(certify(spec, below)));
  }

  /** A key with its chain, root included. */
  public Issued issue(CertificateSpec spec) {
    KeyPair issued = spec.keys.generate(random);
    return new Issued(issued.getPrivate(), chainWith(certify(spec, issued)));
  }

  /** A key that the caller has, with its chain. */
  public Issued issue(CertificateSpec spec, KeyPair subject) {
    return new Issued(subject.getPrivate(), chainWith(certify(spec, subject)));
  }

  /** A certificate of this authority for the key of another: a cross certificate. */
  public X509Certificate crossCertify(CertificateSpec spec, TestAuthority other) {
    return certify(spec, other.keys);
  }

  private X509Certificate certify(CertificateSpec spec, KeyPair subject) {
    CertificateSpec issuer = CertificateSpec.authority("issuer", kind, Instant.EPOCH);
    return certificate(spec, subject, certificate(), keys.getPrivate(), issuer, random);
  }

  private List<X509Certificate> chainWith(X509Certificate first) {
    List<X509Certificate> all = new ArrayList<>();
    all.add(first);
    all.addAll(chain);
    return List.copyOf(all);
  }

  /** The certificate of this authority. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The private key of this authority, for faults such as an authority that signs documents. */
  public Issued asSigner() {
    return new Issued(keys.getPrivate(), chain);
  }

  private static X509Certificate certificate(
      CertificateSpec spec,
      KeyPair subject,
      @Nullable X509Certificate issuer,
      PrivateKey issuerKey,
      CertificateSpec issuerSpec,
      SecureRandom random) {
    try {
      X500Name subjectName = spec.subject == null ? name(spec.name) : spec.subject;
      X500Name issuerName =
          issuer == null
              ? subjectName
              : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
      BigInteger serial = new BigInteger(127, random).add(BigInteger.ONE);
      Date from = Date.from(spec.notBefore);
      Date to = Date.from(spec.notAfter);
      String algorithm =
          spec.signatureAlgorithm == null
              ? issuerSpec.keys.signatureAlgorithm()
              : spec.signatureAlgorithm;
      ContentSigner signer =
          new JcaContentSignerBuilder(algorithm)
              .setProvider(TestKeys.PROVIDER)
              .setSecureRandom(random)
              .build(issuerKey);
      if (spec.version1) {
        return X509Certificates.parse(
            new JcaX509v1CertificateBuilder(
                    issuerName, serial, from, to, subjectName, subject.getPublic())
                .build(signer)
                .getEncoded());
      }
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName, serial, from, to, subjectName, subject.getPublic());
      extensions(spec, subject, issuer, builder);
      return X509Certificates.parse(builder.build(signer).getEncoded());
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void extensions(
      CertificateSpec spec,
      KeyPair subject,
      @Nullable X509Certificate issuer,
      X509v3CertificateBuilder builder)
      throws IOException, GeneralSecurityException {
    if (spec.basicConstraints) {
      BasicConstraints constraints =
          spec.authority && spec.pathLength >= 0
              ? new BasicConstraints(spec.pathLength)
              : new BasicConstraints(spec.authority);
      builder.addExtension(Extension.basicConstraints, true, constraints);
    }
    if (spec.keyUsage != null) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(spec.keyUsage));
    }
    if (spec.keyIdentifiers) {
      keyIdentifiers(subject, issuer, builder);
    }
    if (spec.testMark) {
      builder.addExtension(new ASN1ObjectIdentifier(TestMark.OID), false, new DERSequence());
    }
    for (CertificateSpec.Extra extra : spec.extras) {
      builder.addExtension(extra.oid(), extra.critical(), extra.value());
    }
  }

  private static void keyIdentifiers(
      KeyPair subject, @Nullable X509Certificate issuer, X509v3CertificateBuilder builder)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(subject.getPublic()));
    if (issuer != null) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
    }
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "CN")
        .addRDN(BCStyle.O, "Sidian TEST")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  /** A private key with its chain. */
  public record Issued(PrivateKey privateKey, List<X509Certificate> chain) {
    /** The same as a signing key. */
    public SigningKey signingKey() {
      return SigningKey.of(privateKey, chain);
    }

    /** The certificate of the key. */
    public X509Certificate certificate() {
      return chain.get(0);
    }

    /** The same as a PKCS#12 file. */
    public byte[] pkcs12(char[] password) {
      return new Pkcs12Writer(password).add("seal", this).toBytes();
    }
  }

  /** Certificates as PEM. */
  public static String pem(List<X509Certificate> certificates) {
    StringBuilder out = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        out.append("-----BEGIN CERTIFICATE-----\n")
            .append(
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }
}
