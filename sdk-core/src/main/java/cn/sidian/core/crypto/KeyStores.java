package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.internal.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reading of key stores. */
final class KeyStores {
  static final int MAX_BYTES = 16 << 20;

  private KeyStores() {}

  static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw unreadable("file", e, file.toString());
    }
  }

  /**
   * RSA and ECDSA keys load with the JDK's reader; on a file with an SM2 key it fails with
   * "keystore password was incorrect", whatever the password, so BouncyCastle's then decides.
   */
  static KeyStore readPkcs12(
      byte[] bytes, char[] password, @Nullable String wanted, @Nullable String place) {
    // without a password the JDK's reader would skip the integrity check
    Objects.requireNonNull(password, "password");
    if (bytes.length > MAX_BYTES) {
      throw unreadable("size", null, place, MAX_BYTES);
    }
    if (!Pkcs12Shape.isReadable(bytes)) {
      throw unreadable("format", null, place);
    }
    try {
      return load(KeyStore.getInstance("PKCS12"), bytes, password, wanted);
    } catch (IOException | GeneralSecurityException | RuntimeException jdkCannot) {
      try {
        return load(KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER), bytes, password, wanted);
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        throw unreadable("password", e, place);
      }
    }
  }

  private static KeyStore load(
      KeyStore keyStore, byte[] bytes, char[] password, @Nullable String wanted)
      throws IOException, GeneralSecurityException {
    keyStore.load(new ByteArrayInputStream(bytes), password);
    List<String> aliases = keyAliases(keyStore);
    String alias = wanted == null && aliases.size() == 1 ? aliases.get(0) : wanted;
    // the JDK's reader meets a key that it cannot decode only now
    if (alias != null && keyStore.isKeyEntry(alias) && keyStore.getKey(alias, password) == null) {
      throw new KeyStoreException("no key");
    }
    return keyStore;
  }

  private static List<String> keyAliases(KeyStore keyStore) throws KeyStoreException {
    List<String> aliases = new ArrayList<>();
    for (String alias : Collections.list(keyStore.aliases())) {
      if (keyStore.isKeyEntry(alias)) {
        aliases.add(alias);
      }
    }
    return aliases;
  }

  /** The name that was asked for, or the only one. */
  static String keyAlias(KeyStore keyStore, @Nullable String wanted) {
    if (wanted != null) {
      return wanted;
    }
    List<String> aliases = aliases(keyStore);
    if (aliases.size() == 1) {
      return aliases.get(0);
    }
    throw aliases.isEmpty()
        ? alias("none")
        : alias("several", aliases.size(), String.join(", ", aliases));
  }

  static PrivateKey key(KeyStore keyStore, String alias, char @Nullable [] password) {
    try {
      Key key = keyStore.getKey(alias, password);
      if (key instanceof PrivateKey privateKey) {
        return privateKey;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw unreadable("key", e, null, alias);
    }
    List<String> aliases = aliases(keyStore);
    throw aliases.isEmpty() ? alias("none") : alias("unknown", alias, String.join(", ", aliases));
  }

  private static List<String> aliases(KeyStore keyStore) {
    try {
      return keyAliases(keyStore);
    } catch (KeyStoreException | RuntimeException e) {
      throw unreadable("store", e, null);
    }
  }

  private static SidianException alias(String fault, Object... values) {
    return new SidianException(
        "KEYSTORE_ALIAS", MESSAGES.text("KEYSTORE_ALIAS." + fault, values), null);
  }

  private static SidianException unreadable(
      String fault, @Nullable Throwable cause, @Nullable String place, Object... values) {
    return new SidianException(
        "KEYSTORE_UNREADABLE", MESSAGES.text("KEYSTORE_UNREADABLE." + fault, values), place, cause);
  }

  static List<X509Certificate> chain(KeyStore keyStore, String alias) {
    Certificate[] certificates;
    try {
      certificates = keyStore.getCertificateChain(alias);
    } catch (KeyStoreException | RuntimeException e) {
      throw unreadable("store", e, null);
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
}
