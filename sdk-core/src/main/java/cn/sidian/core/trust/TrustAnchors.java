package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates that the caller trusts: roots, intermediate authorities, or the very certificate
 * of a signer. Immutable.
 */
public final class TrustAnchors {
  private static final TrustAnchors NONE = new TrustAnchors(List.of());

  private final List<X509Certificate> certificates;

  private TrustAnchors(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /**
   * No anchors: trust stays undecided.
   *
   * @return the empty set
   */
  public static TrustAnchors none() {
    return NONE;
  }

  /**
   * These certificates.
   *
   * @param certificates the anchors; doubles are dropped
   * @return the set
   * @throws SidianException {@code CERTIFICATE_UNREADABLE} if one, of another provider, is
   *     malformed
   */
  public static TrustAnchors of(Collection<X509Certificate> certificates) {
    Set<X509Certificate> distinct = new LinkedHashSet<>();
    for (X509Certificate certificate : certificates) {
      try {
        distinct.add(ParsedCertificate.of(certificate));
      } catch (CertificateException e) {
        throw MESSAGES.exception("CERTIFICATE_UNREADABLE", e);
      }
    }
    return distinct.isEmpty() ? NONE : new TrustAnchors(List.copyOf(distinct));
  }

  /**
   * The certificates of files.
   *
   * @param files PEM, DER or PKCS#7
   * @return the set
   * @throws SidianException {@code CERTIFICATE_UNREADABLE} or {@code LIMIT_EXCEEDED}, naming the
   *     file
   */
  public static TrustAnchors fromFiles(Path... files) {
    List<X509Certificate> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(X509Certificates.read(file));
    }
    return of(all);
  }

  /**
   * The certificates of PEM, DER or PKCS#7 bytes.
   *
   * @param encoded the bytes
   * @return the set
   * @throws SidianException {@code CERTIFICATE_UNREADABLE}
   */
  public static TrustAnchors fromBytes(byte[] encoded) {
    return of(X509Certificates.parseAll(encoded));
  }

  /**
   * The trusted certificate entries of a key store; its own keys are not anchors.
   *
   * @param keyStore a loaded key store
   * @return the set
   * @throws SidianException {@code CERTIFICATE_UNREADABLE}
   */
  public static TrustAnchors fromKeyStore(KeyStore keyStore) {
    List<X509Certificate> all = new ArrayList<>();
    try {
      for (String alias : Collections.list(keyStore.aliases())) {
        if (keyStore.isCertificateEntry(alias)
            && keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
          all.add(certificate);
        }
      }
    } catch (KeyStoreException e) {
      throw MESSAGES.exception("CERTIFICATE_UNREADABLE", e);
    }
    return of(all);
  }

  /**
   * The anchors.
   *
   * @return immutable, in the order given
   */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * Whether there is none.
   *
   * @return true if trust cannot be decided
   */
  public boolean isEmpty() {
    return certificates.isEmpty();
  }

  @Override
  public String toString() {
    return "TrustAnchors[" + certificates.size() + "]";
  }
}
