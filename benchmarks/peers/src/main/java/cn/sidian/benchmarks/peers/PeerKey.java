package cn.sidian.benchmarks.peers;

import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * A key as the peers use it: RSA and signing by ECDSA with the JDK's providers, which are the
 * faster ones; verifying ECDSA with BouncyCastle's, which is faster there; SM2 with BouncyCastle's,
 * the only one that has it.
 *
 * @param type which key
 * @param privateKey the key
 * @param chain its certificate first
 * @param provider BouncyCastle for SM2, null for the JDK's choice
 * @param verifier BouncyCastle for SM2 and P-256, null for the JDK's choice
 */
public record PeerKey(
    Key type,
    PrivateKey privateKey,
    List<X509Certificate> chain,
    @Nullable Provider provider,
    @Nullable Provider verifier) {

  /** Loads a key of the workspace. */
  public static PeerKey of(Key type, Workspace workspace) {
    Provider bouncyCastle = new BouncyCastleProvider();
    Provider provider = type == Key.SM2 ? bouncyCastle : null;
    try (InputStream in = Files.newInputStream(workspace.keyStore(type))) {
      KeyStore keyStore =
          provider == null
              ? KeyStore.getInstance("PKCS12")
              : KeyStore.getInstance("PKCS12", provider);
      keyStore.load(in, Workspace.password());
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : keyStore.getCertificateChain(Workspace.ALIAS)) {
        chain.add((X509Certificate) certificate);
      }
      return new PeerKey(
          type,
          (PrivateKey) keyStore.getKey(Workspace.ALIAS, Workspace.password()),
          List.copyOf(chain),
          provider,
          type == Key.RSA ? null : bouncyCastle);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of the signature algorithm. */
  public String algorithm() {
    return switch (type) {
      case SM2 -> "SM3withSM2";
      case RSA -> "SHA256withRSA";
      case P256 -> "SHA256withECDSA";
    };
  }
}
