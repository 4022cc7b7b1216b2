package cn.sidian.benchmarks.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Objects;

/**
 * The folder that all measurements of one run share. It is filled once, before the first
 * measurement, so that every peer works on the same documents with the same keys.
 *
 * @param folder where the files lie
 */
public record Workspace(Path folder) {
  /** The system property that names the folder to the measured processes. */
  public static final String PROPERTY = "sidian.benchmarks.workspace";

  /** The name of the key in each key store. */
  public static final String ALIAS = "seal";

  /** The folder of {@link #PROPERTY}. */
  public static Workspace current() {
    return new Workspace(
        Path.of(Objects.requireNonNull(System.getProperty(PROPERTY), "-D" + PROPERTY)));
  }

  /** The password of every key store. */
  public static char[] password() {
    return "benchmark".toCharArray();
  }

  /** A document as it is before it is sealed. */
  public Path document(Document document) {
    return folder.resolve(name(document) + ".pdf");
  }

  /** A document sealed by Sidian: what the verifiers get. */
  public Path sealed(Document document, Key key) {
    return folder.resolve(name(document) + "-" + name(key) + "-sealed.pdf");
  }

  /** A document sealed by Sidian several times over: what the verifiers get. */
  public Path sealed(Document document, Key key, int seals) {
    return seals == 1
        ? sealed(document, key)
        : folder.resolve(name(document) + "-" + name(key) + "-sealed-" + seals + ".pdf");
  }

  /** What a peer made of a document, to be verified before anything is timed. */
  public Path sample(String peer, Document document, Key key) {
    return folder.resolve(name(document) + "-" + name(key) + "-" + peer + ".pdf");
  }

  /** A PKCS#12 file with one key and its chain. */
  public Path keyStore(Key key) {
    return folder.resolve(name(key) + ".p12");
  }

  /** The root certificate above a key, DER. */
  public Path root(Key key) {
    return folder.resolve(name(key) + "-root.der");
  }

  /** The picture of the seal, for peers that show pictures: PNG with alpha. */
  public Path picture() {
    return folder.resolve("seal.png");
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The bytes of a file of this folder. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key store of the JDK's own kind; not for SM2. */
  public KeyStore open(Key key) {
    try (InputStream in = Files.newInputStream(keyStore(key))) {
      KeyStore keyStore = KeyStore.getInstance("PKCS12");
      keyStore.load(in, password());
      return keyStore;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
