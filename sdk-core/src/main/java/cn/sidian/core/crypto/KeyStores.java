package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.internal.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading of key stores. */
final class KeyStores {
  static final int MAX_BYTES = 16 << 20;

  private KeyStores() {}

  /**
   * RSA and ECDSA keys load with the JDK's reader; on a file with an SM2 key it fails with
   * "keystore password was incorrect", whatever the password, so BouncyCastle's then decides.
   */
  static KeyStore readPkcs12(byte[] bytes, char[] password) {
    if (bytes.length > MAX_BYTES) {
      throw MESSAGES.exception("KEYSTORE_UNREADABLE", null, MAX_BYTES);
    }
    try {
      KeyStore keyStore = KeyStore.getInstance("PKCS12");
      keyStore.load(new ByteArrayInputStream(bytes), password);
      return keyStore;
    } catch (IOException | GeneralSecurityException | RuntimeException jdkCannot) {
      try {
        KeyStore keyStore = KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
        keyStore.load(new ByteArrayInputStream(bytes), password);
        return keyStore;
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        throw MESSAGES.exception("KEYSTORE_UNREADABLE", e, MAX_BYTES);
      }
    }
  }

  static String keyAlias(KeyStore keyStore, @Nullable String wanted) {
    List<String> aliases = new ArrayList<>();
    try {
      for (String alias : Collections.list(keyStore.aliases())) {
        if (keyStore.isKeyEntry(alias)) {
          aliases.add(alias);
        }
      }
    } catch (KeyStoreException e) {
      throw MESSAGES.exception("KEYSTORE_UNREADABLE", e, MAX_BYTES);
    }
    if (wanted != null) {
      return wanted;
    }
    if (aliases.size() != 1) {
      throw MESSAGES.exception("KEYSTORE_ALIAS", null, "?", String.join(", ", aliases));
    }
    return aliases.get(0);
  }

  static PrivateKey key(KeyStore keyStore, String alias, char @Nullable [] password) {
    try {
      Key key = keyStore.getKey(alias, password);
      if (key instanceof PrivateKey privateKey) {
        return privateKey;
      }
    } catch (GeneralSecurityException e) {
      throw MESSAGES.exception("KEYSTORE_UNREADABLE", e, MAX_BYTES);
    }
    throw MESSAGES.exception("KEYSTORE_ALIAS", null, alias, aliases(keyStore));
  }

  private static String aliases(KeyStore keyStore) {
    try {
      return String.join(", ", Collections.list(keyStore.aliases()));
    } catch (KeyStoreException e) {
      return "";
    }
  }

  static List<X509Certificate> chain(KeyStore keyStore, String alias) {
    Certificate[] certificates;
    try {
      certificates = keyStore.getCertificateChain(alias);
    } catch (KeyStoreException e) {
      throw MESSAGES.exception("KEYSTORE_UNREADABLE", e, MAX_BYTES);
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(x509);
      }
    }
    if (chain.isEmpty()) {
      throw MESSAGES.exception("KEYSTORE_NO_CERTIFICATE", null, alias);
    }
    return chain;
  }

  /**
   * A key that stays in its device can only be used with the provider of its key store. The others
   * are used with it where it signs with such keys; the JDK's file key stores do not, then the JVM
   * chooses.
   */
  static @Nullable Provider providerFor(KeyStore keyStore, PrivateKey key) {
    Provider provider = keyStore.getProvider();
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    boolean signs = provider.getService("Signature", algorithm) != null;
    return key.getEncoded() == null || signs ? provider : null;
  }
}
