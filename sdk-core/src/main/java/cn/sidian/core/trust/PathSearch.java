package cn.sidian.core.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds chains by names and key identifiers. Signatures are not looked at here: a chain that exists
 * by name but whose signatures are wrong must be found, so that it can be called UNTRUSTED.
 */
final class PathSearch {
  private static final int MAX_LENGTH = 12;
  private static final int MAX_PATHS = 32;
  private static final int MAX_STEPS = 2_000;

  private final TrustAnchors anchors;
  private final Set<X509Certificate> others;
  private final List<List<X509Certificate>> found = new ArrayList<>();
  private int steps;

  private PathSearch(TrustAnchors anchors, Collection<X509Certificate> others) {
    this.anchors = anchors;
    this.others = new LinkedHashSet<>(others);
  }

  /** Chains from the signer to an anchor, shortest ideas first; bounded. */
  static List<List<X509Certificate>> paths(
      X509Certificate signer, Collection<X509Certificate> others, TrustAnchors anchors) {
    PathSearch search = new PathSearch(anchors, others);
    search.extend(new ArrayList<>(List.of(signer)));
    return search.found;
  }

  private void extend(List<X509Certificate> path) {
    if (++steps > MAX_STEPS || found.size() >= MAX_PATHS) {
      return;
    }
    X509Certificate last = path.get(path.size() - 1);
    if (anchors.certificates().contains(last)) {
      found.add(List.copyOf(path));
      return;
    }
    if (path.size() >= MAX_LENGTH) {
      return;
    }
    for (X509Certificate anchor : anchors.certificates()) {
      if (mayHaveIssued(anchor, last)) {
        List<X509Certificate> whole = new ArrayList<>(path);
        whole.add(anchor);
        found.add(whole);
      }
    }
    for (X509Certificate issuer : others) {
      if (!path.contains(issuer)
          && !anchors.certificates().contains(issuer)
          && mayHaveIssued(issuer, last)) {
        path.add(issuer);
        extend(path);
        path.remove(path.size() - 1);
      }
    }
  }

  private static boolean mayHaveIssued(X509Certificate issuer, X509Certificate subject) {
    X500Principal name = subject.getIssuerX500Principal();
    if (!issuer.getSubjectX500Principal().equals(name)) {
      return false;
    }
    byte[] wanted = authorityKeyId(subject);
    byte[] own = subjectKeyId(issuer);
    return wanted == null || own == null || Arrays.equals(wanted, own);
  }

  private static byte @Nullable [] authorityKeyId(X509Certificate certificate) {
    byte[] value = extension(certificate, Extension.authorityKeyIdentifier.getId());
    try {
      return value == null
          ? null
          : AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte @Nullable [] subjectKeyId(X509Certificate certificate) {
    byte[] value = extension(certificate, Extension.subjectKeyIdentifier.getId());
    try {
      return value == null ? null : SubjectKeyIdentifier.getInstance(value).getKeyIdentifier();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static byte @Nullable [] extension(X509Certificate certificate, String oid) {
    byte[] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null ? null : ASN1OctetString.getInstance(wrapped).getOctets();
  }
}
