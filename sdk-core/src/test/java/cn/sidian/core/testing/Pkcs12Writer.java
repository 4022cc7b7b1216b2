package cn.sidian.core.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Writes PKCS#12 files like those of {@code openssl pkcs12 -export}: AES-256, HMAC with SHA-256 and
 * 2048 iterations, so that tests load them quickly. For keys that protect nothing.
 */
public final class Pkcs12Writer {
  private static final int ITERATIONS = 2048;

  private final char[] password;
  private final PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
  private final List<PKCS12SafeBag> certificates = new ArrayList<>();

  /** A file without keys yet. */
  public Pkcs12Writer(char[] password) {
    this.password = password.clone();
  }

  /** One more key with its chain. */
  public Pkcs12Writer add(String alias, TestAuthority.Issued issued) {
    ASN1Encodable id = new DEROctetString(alias.getBytes(StandardCharsets.UTF_8));
    try {
      for (X509Certificate certificate : issued.chain()) {
        PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
        if (certificate.equals(issued.certificate())) {
          named(bag, alias, id);
        }
        certificates.add(bag.build());
      }
      PKCS12SafeBagBuilder key =
          new PKCS12SafeBagBuilder(
              PrivateKeyInfo.getInstance(issued.privateKey().getEncoded()), encryptor());
      file.addData(named(key, alias, id).build());
      return this;
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PKCS12SafeBagBuilder named(
      PKCS12SafeBagBuilder bag, String alias, ASN1Encodable id) {
    return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(alias))
        .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
  }

  private OutputEncryptor encryptor() throws OperatorCreationException {
    return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
        .setProvider(TestKeys.PROVIDER)
        .setIterationCount(ITERATIONS)
        .build(password);
  }

  /** The content of the file. */
  public byte[] toBytes() {
    try {
      file.addEncryptedData(encryptor(), certificates.toArray(PKCS12SafeBag[]::new));
      return file.build(
              new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                  .setProvider(TestKeys.PROVIDER)
                  .setIterationCount(ITERATIONS),
              password)
          .getEncoded("DER");
    } catch (IOException | OperatorCreationException | PKCSException e) {
      throw new IllegalStateException(e);
    }
  }
}
