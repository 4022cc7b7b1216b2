package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * A certificate chain and something that signs for its first certificate. The private key itself is
 * never handed out.
 *
 * <p>Key and certificate are tried against each other when the object is built. Immutable and safe
 * for many threads, if the device behind it is.
 */
public final class SigningKey {
  private final List<X509Certificate> chain;
  private final @Nullable KeySigner local;
  private final @Nullable RemoteSigner remote;

  private SigningKey(
      List<X509Certificate> chain, @Nullable KeySigner local, @Nullable RemoteSigner remote) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(
          "a signing key needs at least the certificate of its public key");
    }
    this.chain = List.copyOf(chain);
    this.local = local;
    this.remote = remote;
  }

  /**
   * The only key of a PKCS#12 file (RSA, ECDSA or SM2, also as {@code openssl pkcs12 -export}
   * writes it).
   *
   * @param file the file
   * @param password its password; the caller may wipe the array afterwards
   * @return the key with its chain
   * @throws SidianException if the file cannot be read, the password is wrong ({@code
   *     KEYSTORE_UNREADABLE}), or it holds no key or several ({@code KEYSTORE_ALIAS})
   */
  public static SigningKey fromPkcs12(Path file, char[] password) {
    return fromPkcs12(file, password, null);
  }

  /**
   * A key of a PKCS#12 file, by name.
   *
   * @param file the file
   * @param password its password; the caller may wipe the array afterwards
   * @param alias the name of the key, or null for the only one
   * @return the key with its chain
   * @throws SidianException as {@link #fromPkcs12(Path, char[])}
   */
  public static SigningKey fromPkcs12(Path file, char[] password, @Nullable String alias) {
    return fromPkcs12(KeyStores.read(file), password, alias, file.toString());
  }

  /**
   * A key of PKCS#12 bytes, by name.
   *
   * @param pkcs12 the content of the file
   * @param password its password; the caller may wipe the array afterwards
   * @param alias the name of the key, or null for the only one
   * @return the key with its chain
   * @throws SidianException as {@link #fromPkcs12(Path, char[])}
   */
  public static SigningKey fromPkcs12(byte[] pkcs12, char[] password, @Nullable String alias) {
    return fromPkcs12(pkcs12, password, alias, null);
  }

  private static SigningKey fromPkcs12(
      byte[] pkcs12, char[] password, @Nullable String alias, @Nullable String place) {
    KeyStore keyStore = KeyStores.readPkcs12(pkcs12, password, alias, place);
    return fromKeyStore(keyStore, KeyStores.keyAlias(keyStore, alias), password);
  }

  /**
   * A key of any JCA key store, PKCS#11 included. It is used with the provider it came from.
   *
   * @param keyStore a loaded key store
   * @param alias the name of the key
   * @param password the password of the key, or null where the store asks for none
   * @return the key with its chain
   * @throws SidianException if there is no such key ({@code KEYSTORE_ALIAS}), it cannot be unlocked
   *     ({@code KEYSTORE_UNREADABLE}) or does not fit its certificate ({@code
   *     KEY_CERTIFICATE_MISMATCH})
   */
  public static SigningKey fromKeyStore(
      KeyStore keyStore, String alias, char @Nullable [] password) {
    return fromKeyStore(keyStore, alias, password, null);
  }

  /**
   * A key of any JCA key store, with a random source of the caller's.
   *
   * @param keyStore a loaded key store
   * @param alias the name of the key
   * @param password the password of the key, or null where the store asks for none
   * @param random what ECDSA, SM2 and PSS draw from; null leaves it to the provider
   * @return the key with its chain
   * @throws SidianException as {@link #fromKeyStore(KeyStore, String, char[])}
   */
  public static SigningKey fromKeyStore(
      KeyStore keyStore, String alias, char @Nullable [] password, @Nullable SecureRandom random) {
    PrivateKey key = KeyStores.key(keyStore, alias, password);
    List<X509Certificate> chain = KeyStores.chain(keyStore, alias);
    return local(key, keyStore.getProvider(), chain, random);
  }

  /**
   * A private key that is at hand, with its chain.
   *
   * @param key the key; one that stays in its device works if a provider of the JVM takes it
   * @param chain its certificate first, then the issuers
   * @return the key with its chain
   * @throws SidianException if key and certificate do not belong together ({@code
   *     KEY_CERTIFICATE_MISMATCH}), or no suite takes such a key ({@code KEY_UNSUPPORTED})
   */
  public static SigningKey of(PrivateKey key, List<X509Certificate> chain) {
    return of(key, chain, null);
  }

  /**
   * A private key that is at hand, with a random source of the caller's.
   *
   * @param key the key
   * @param chain its certificate first, then the issuers
   * @param random what ECDSA, SM2 and PSS draw from; null leaves it to the provider
   * @return the key with its chain
   * @throws SidianException as {@link #of(PrivateKey, List)}
   */
  public static SigningKey of(
      PrivateKey key, List<X509Certificate> chain, @Nullable SecureRandom random) {
    return local(key, null, chain, random);
  }

  /**
   * A key in the host's own device. Each signature is verified before it is used.
   *
   * @param chain the certificate of the device's key first, then the issuers
   * @param signer what signs
   * @return the key with its chain
   * @throws SidianException if no suite takes such a key ({@code KEY_UNSUPPORTED})
   */
  public static SigningKey remote(List<X509Certificate> chain, RemoteSigner signer) {
    SigningKey key = new SigningKey(chain, null, Objects.requireNonNull(signer, "signer"));
    usualSuite(publicKey(key.chain));
    return key;
  }

  /**
   * A key that signs in another process or on another day: it can prepare a seal, not apply one;
   * {@link #sign} always fails with {@code SIGNING_FAILED}.
   *
   * @param chain the certificate of the key first, then the issuers
   * @return the chain without a signer
   * @throws SidianException if no suite takes such a key ({@code KEY_UNSUPPORTED})
   */
  public static SigningKey elsewhere(List<X509Certificate> chain) {
    SigningKey key = new SigningKey(chain, null, null);
    usualSuite(publicKey(key.chain));
    return key;
  }

  static SigningKey local(
      PrivateKey key,
      @Nullable Provider provider,
      List<X509Certificate> chain,
      @Nullable SecureRandom random) {
    Objects.requireNonNull(key, "key");
    SigningKey signingKey = new SigningKey(chain, signer(key, provider, chain, random), null);
    signingKey.tryOut(key);
    return signingKey;
  }

  private static KeySigner signer(
      PrivateKey key,
      @Nullable Provider provider,
      List<X509Certificate> chain,
      @Nullable SecureRandom random) {
    ECPrivateKeyParameters number =
        !chain.isEmpty() && KeyKind.of(publicKey(chain)) == KeyKind.SM2
            ? Sm2Keys.privateNumber(key)
            : null;
    return number == null ? KeySigner.jca(key, provider, random) : KeySigner.sm2(number, random);
  }

  private static PublicKey publicKey(List<X509Certificate> chain) {
    PublicKey key;
    try {
      key = chain.get(0).getPublicKey();
    } catch (RuntimeException e) {
      throw MESSAGES.exception("KEY_UNSUPPORTED", e, KeyKind.describe(null));
    }
    if (key == null) {
      // BouncyCastle's answer when it cannot decode the key
      throw MESSAGES.exception("KEY_UNSUPPORTED", null, KeyKind.describe(null));
    }
    return key;
  }

  private static SignatureSuite usualSuite(PublicKey key) {
    return SignatureSuite.usualFor(key)
        .orElseThrow(() -> MESSAGES.exception("KEY_UNSUPPORTED", null, KeyKind.describe(key)));
  }

  /** Signs something and verifies it, so that a mismatch is found before the first document. */
  private void tryOut(PrivateKey key) {
    PublicKey publicKey = publicKey(chain);
    SignatureSuite suite = usualSuite(publicKey);
    KeyKind kind = KeyKind.of(key);
    KeyKind publicKind = KeyKind.of(publicKey);
    if (kind != KeyKind.OTHER && kind != publicKind && !(kind.isRsa() && publicKind.isRsa())) {
      throw MESSAGES.exception("KEY_CERTIFICATE_MISMATCH", null, KeyKind.describe(publicKey));
    }
    byte[] probe = {'s', 'i', 'd', 'i', 'a', 'n'};
    boolean fits;
    try {
      fits = suite.verify(publicKey, probe, sign(suite, probe));
    } catch (InvalidKeyException e) {
      throw MESSAGES.exception("KEY_CERTIFICATE_MISMATCH", e, KeyKind.describe(publicKey));
    }
    if (!fits) {
      throw MESSAGES.exception("KEY_CERTIFICATE_MISMATCH", null, KeyKind.describe(publicKey));
    }
  }

  /**
   * The certificate of the key.
   *
   * @return the first of the chain
   */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /**
   * The certificate of the key and its issuers, as far as they were given.
   *
   * @return immutable, at least one
   */
  public List<X509Certificate> certificateChain() {
    return chain;
  }

  /**
   * Signs. What a device returns is brought into DER where it is raw, and verified.
   *
   * @param suite how; it must fit the key
   * @param toBeSigned the bytes
   * @return the signature; DER for SM2 and ECDSA
   * @throws IllegalArgumentException if the suite does not fit the key
   * @throws SidianException if the key or device fails ({@code SIGNING_FAILED}) or returns
   *     something that is not the signature ({@code SIGNATURE_MISMATCH})
   */
  public byte[] sign(SignatureSuite suite, byte[] toBeSigned) {
    Objects.requireNonNull(toBeSigned, "toBeSigned");
    suite
        .objection(publicKey(chain))
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection + "; choose a suite for this key");
            });
    if (local != null) {
      try {
        return local.sign(suite, toBeSigned);
      } catch (GeneralSecurityException | RuntimeException e) {
        // PKCS#11 providers report a lost or locked token by a ProviderException
        throw MESSAGES.exception("SIGNING_FAILED", e);
      }
    }
    SignatureRequest request = new SignatureRequest(suite, certificate(), toBeSigned);
    return ForeignSignature.checked(request, askRemote(request));
  }

  private byte[] askRemote(SignatureRequest request) {
    if (remote == null) {
      throw new SidianException("SIGNING_FAILED", MESSAGES.text("SIGNING_FAILED.elsewhere"), null);
    }
    byte[] value;
    try {
      value = remote.sign(request);
    } catch (SidianException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw MESSAGES.exception("SIGNING_FAILED", e);
    }
    // a copy: the device's buffer may change after it was verified
    return Objects.requireNonNull(
            value, "RemoteSigner.sign returned null; return the signature or throw IOException")
        .clone();
  }

  /** Names the certificate's serial number, not its subject. */
  @Override
  public String toString() {
    return "SigningKey["
        + KeyKind.describe(publicKey(chain))
        + ", serial "
        + certificate().getSerialNumber().toString(16)
        + (local != null ? "" : remote != null ? ", remote" : ", elsewhere")
        + "]";
  }
}
