package cn.sidian.seal.verifying;

import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.trust.X509Certificates;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates that claim what is not so. */
final class Forgeries {
  private Forgeries() {}

  /**
   * A certificate that names the real root as its issuer, key identifier included, and was never
   * signed by it.
   *
   * @param holder whose key it certifies; null for a fresh one
   */
  static TestAuthority.Issued impostor(
      Signers who, String name, TestAuthority.@Nullable Issued holder) {
    try {
      KeyPair fresh = who.keys.generate(Given.RANDOM);
      KeyPair keys =
          holder == null
              ? fresh
              : new KeyPair(holder.certificate().getPublicKey(), holder.privateKey());
      X509Certificate root = who.root().certificate();
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509CertificateHolder certificate =
          new JcaX509v3CertificateBuilder(
                  root,
                  BigInteger.TEN,
                  Date.from(Given.NOW.minusSeconds(60)),
                  Date.from(Given.NOW.plusSeconds(60)),
                  new X500Principal("CN=" + name),
                  keys.getPublic())
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(root.getPublicKey()))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(keys.getPublic()))
              .build(
                  new JcaContentSignerBuilder(CmsForge.of(who.signer(), who.keys).jca)
                      .setProvider(new BouncyCastleProvider())
                      .build(fresh.getPrivate()));
      return new TestAuthority.Issued(
          keys.getPrivate(), List.of(X509Certificates.parse(certificate.getEncoded()), root));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
