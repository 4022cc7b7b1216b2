package cn.sidian.core.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds chains, shortest first, within limits. Chains whose signatures hold are looked for first,
 * so that foreign certificates with the right names cannot crowd them out; only without any, those
 * that exist by name and key identifier, so that they can be called UNTRUSTED.
 */
final class PathSearch {
  private static final int MAX_LENGTH = 50;
  private static final int MAX_PATHS = 32;
  private static final int MAX_STEPS = 2_000;
  private static final int MAX_OTHERS = 2_000;

  private final Set<ParsedCertificate> anchors = new LinkedHashSet<>();
  private final Map<X500Principal, List<ParsedCertificate>> issuers = new HashMap<>();
  private final IssuerLinks links;
  private boolean limited;

  PathSearch(TrustAnchors anchors, Collection<X509Certificate> others, IssuerLinks links) {
    this.links = links;
    for (X509Certificate anchor : anchors.certificates()) {
      add(anchor, this.anchors);
    }
    Set<ParsedCertificate> pool = new LinkedHashSet<>(this.anchors);
    for (X509Certificate other : others) {
      if (pool.size() >= MAX_OTHERS + this.anchors.size()) {
        limited = true;
        break;
      }
      add(other, pool);
    }
    for (ParsedCertificate issuer : pool) {
      issuers
          .computeIfAbsent(issuer.getSubjectX500Principal(), name -> new ArrayList<>())
          .add(issuer);
    }
  }

  private static void add(X509Certificate certificate, Set<ParsedCertificate> to) {
    try {
      to.add(ParsedCertificate.of(certificate));
    } catch (CertificateException e) {
      // what cannot be read cannot be part of a chain
      return;
    }
  }

  /** Chains from the signer to an anchor. */
  List<List<ParsedCertificate>> paths(ParsedCertificate signer) {
    List<List<ParsedCertificate>> signed =
        paths(
            signer,
            (issuer, subject) ->
                switch (links.link(subject, issuer)) {
                  case SIGNED, SIGNED_WEAKLY -> true;
                  case NOT_SIGNED, UNSUPPORTED, NOT_COMPUTED -> false;
                });
    return signed.isEmpty() ? paths(signer, PathSearch::keyIdsFit) : signed;
  }

  /** Whether a limit was met, so that there may be chains that were not looked at. */
  boolean isLimited() {
    return limited || links.isExhausted();
  }

  /** A chain that grows from the signer upwards; shared tails save memory. */
  private record Step(ParsedCertificate certificate, @Nullable Step below, int length) {
    boolean contains(ParsedCertificate wanted) {
      for (Step step = this; step != null; step = step.below) {
        if (step.certificate.equals(wanted)) {
          return true;
        }
      }
      return false;
    }

    List<ParsedCertificate> path() {
      Deque<ParsedCertificate> path = new ArrayDeque<>();
      for (Step step = this; step != null; step = step.below) {
        path.addFirst(step.certificate);
      }
      return List.copyOf(path);
    }
  }

  private List<List<ParsedCertificate>> paths(
      ParsedCertificate signer, BiPredicate<ParsedCertificate, ParsedCertificate> mayHaveIssued) {
    List<List<ParsedCertificate>> found = new ArrayList<>();
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(signer, null, 1)));
    int steps = 0;
    while (!open.isEmpty() && found.size() < MAX_PATHS) {
      Step step = open.remove();
      ParsedCertificate subject = step.certificate();
      if (anchors.contains(subject)) {
        found.add(step.path());
        continue;
      }
      steps++;
      if (step.length() >= MAX_LENGTH) {
        limited = true;
        continue;
      }
      for (ParsedCertificate issuer :
          issuers.getOrDefault(subject.getIssuerX500Principal(), List.of())) {
        if (!step.contains(issuer) && mayHaveIssued.test(issuer, subject)) {
          if (steps + open.size() >= MAX_STEPS) {
            limited = true;
            break;
          }
          open.add(new Step(issuer, step, step.length() + 1));
        }
      }
    }
    return found;
  }

  private static boolean keyIdsFit(ParsedCertificate issuer, ParsedCertificate subject) {
    byte[] wanted = authorityKeyId(subject);
    if (wanted == null
        && subject.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
      // a root that names no other key was made by its own; a namesake did not issue it
      return issuer.getPublicKey().equals(subject.getPublicKey());
    }
    byte[] own = subjectKeyId(issuer);
    return wanted == null || own == null || Arrays.equals(wanted, own);
  }

  private static byte @Nullable [] authorityKeyId(ParsedCertificate certificate) {
    byte[] value = certificate.extension(Extension.authorityKeyIdentifier.getId());
    try {
      return value == null
          ? null
          : AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static byte @Nullable [] subjectKeyId(ParsedCertificate certificate) {
    byte[] value = certificate.extension(Extension.subjectKeyIdentifier.getId());
    try {
      return value == null ? null : SubjectKeyIdentifier.getInstance(value).getKeyIdentifier();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
