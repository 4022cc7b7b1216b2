package cn.sidian.core.trust;

import cn.sidian.core.crypto.CryptoPolicy;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.core.crypto.SignatureSuite;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Who signed whom. Each pair is computed once, and a stranger who supplies many certificates cannot
 * make it much work: beyond the limit nothing is computed and nothing is claimed.
 */
final class IssuerLinks {
  /** The work of verifying 2,000 signatures of P-256 or SM2, which takes seconds. */
  private static final long MAX_WORK = 2_000L * 8;

  /** The curves that are computed with code of their own; others take several times as long. */
  private static final Set<String> FAST_CURVES =
      Set.of("1.2.156.10197.1.301", "1.2.840.10045.3.1.7", "1.3.132.0.34");

  /** The user id of certificate signatures (GM/T 0015, GB/T 20518). */
  private static final String USER_ID = SignatureSuite.SM2_DEFAULT_USER_ID;

  /** rsaEncryption and id-ecPublicKey name keys; a certificate must name the signature. */
  private static final Set<String> KEY_ALGORITHMS =
      Set.of("1.2.840.113549.1.1.1", "1.2.840.10045.2.1");

  private final Map<Pair, Link> known = new HashMap<>();
  private final CryptoPolicy crypto;
  private final Instant at;
  private final KnownLinks memory;
  private long work;

  /**
   * Starts.
   *
   * @param crypto which algorithms count
   * @param at the moment that is judged
   */
  IssuerLinks(CryptoPolicy crypto, Instant at) {
    this(crypto, at, new KnownLinks());
  }

  /**
   * Starts with what was computed before.
   *
   * @param crypto which algorithms count
   * @param at the moment that is judged
   * @param memory what holds; more is added
   */
  IssuerLinks(CryptoPolicy crypto, Instant at, KnownLinks memory) {
    this.crypto = crypto;
    this.at = at;
    this.memory = memory;
  }

  /** What is known of a pair. */
  enum Link {
    /** The key of the issuer made the signature. */
    SIGNED,
    /** It did, but by an algorithm or a key that does not count: others could have. */
    SIGNED_WEAKLY,
    /** It did not. */
    NOT_SIGNED,
    /** The algorithm or the key is not supported. */
    UNSUPPORTED,
    /** Too many others were computed before. */
    NOT_COMPUTED
  }

  private record Pair(ParsedCertificate subject, ParsedCertificate issuer) {}

  Link link(ParsedCertificate subject, ParsedCertificate issuer) {
    Pair pair = new Pair(subject, issuer);
    Link link = known.get(pair);
    if (link != null) {
      return link;
    }
    Optional<SignatureScheme> scheme =
        memory.contains(subject, issuer)
            ? scheme(subject.structure().getSignatureAlgorithm())
            : Optional.empty();
    if (scheme.isPresent()) {
      link = weighed(scheme.get(), issuer);
    } else {
      work += work(issuer);
      if (isExhausted()) {
        return Link.NOT_COMPUTED;
      }
      link = computed(subject, issuer);
      if (link == Link.SIGNED || link == Link.SIGNED_WEAKLY) {
        memory.add(subject, issuer);
      }
    }
    known.put(pair, link);
    return link;
  }

  boolean isExhausted() {
    return work > MAX_WORK;
  }

  /** Grows like the time of one verification with such a key; 8 for P-256. */
  private static long work(ParsedCertificate issuer) {
    PublicKey key = issuer.getPublicKey();
    if (key instanceof RSAPublicKey rsa) {
      long size = rsa.getModulus().bitLength() / 1024L;
      return 1 + size * size * (1 + rsa.getPublicExponent().bitLength() / 16);
    }
    if (key instanceof EdECKey) {
      // 448 bits take less than twice the time of P-256
      return 16;
    }
    if (key instanceof ECKey ec && ec.getParams() != null) {
      long bits = ec.getParams().getCurve().getField().getFieldSize();
      AlgorithmIdentifier id = issuer.structure().getSubjectPublicKeyInfo().getAlgorithm();
      boolean fast = FAST_CURVES.contains(String.valueOf(id.getParameters()));
      return bits * bits * bits / (1 << 21) * (fast ? 1 : 4);
    }
    return 1;
  }

  private Link computed(ParsedCertificate subject, ParsedCertificate issuer) {
    Certificate structure = subject.structure();
    AlgorithmIdentifier algorithm = structure.getSignatureAlgorithm();
    if (!sameAlgorithm(algorithm, structure.getTBSCertificate().getSignature())) {
      return Link.NOT_SIGNED;
    }
    try {
      return compute(algorithm, subject.getTBSCertificate(), subject.getSignature(), issuer);
    } catch (CertificateEncodingException e) {
      return Link.NOT_SIGNED;
    }
  }

  /**
   * Whether an issuer's key signed something; not counted as work.
   *
   * @param algorithm what the signature names
   * @param signed the signed bytes
   * @param value the signature
   * @param issuer the certificate with the key
   */
  Link compute(
      AlgorithmIdentifier algorithm, byte[] signed, byte[] value, ParsedCertificate issuer) {
    Optional<SignatureScheme> found = scheme(algorithm);
    if (found.isEmpty() || issuer.getPublicKey() instanceof SubjectKey.Unusable) {
      return Link.UNSUPPORTED;
    }
    SignatureScheme scheme = found.get();
    if (scheme.objection(issuer.getPublicKey()).isPresent()) {
      return Link.NOT_SIGNED;
    }
    Signature verifier;
    try {
      verifier = scheme.newVerifier(issuer.getPublicKey(), USER_ID);
    } catch (GeneralSecurityException | RuntimeException e) {
      return Link.UNSUPPORTED;
    }
    try {
      verifier.update(signed);
      if (!scheme.isOfRightLength(value) || !verifier.verify(value)) {
        return Link.NOT_SIGNED;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      // an ill-formed value is a wrong value
      return Link.NOT_SIGNED;
    }
    return weighed(scheme, issuer);
  }

  private Link weighed(SignatureScheme scheme, ParsedCertificate issuer) {
    return crypto.objection(scheme, issuer.getPublicKey(), at).isPresent()
        ? Link.SIGNED_WEAKLY
        : Link.SIGNED;
  }

  private static Optional<SignatureScheme> scheme(AlgorithmIdentifier algorithm) {
    if (KEY_ALGORITHMS.contains(algorithm.getAlgorithm().getId())) {
      return Optional.empty();
    }
    try {
      // the digest only matters for the algorithms just excluded
      return SignatureScheme.of(algorithm.getEncoded("DER"), DigestAlgorithm.SHA256);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** RFC 5280, 4.1.1.2: both places name one algorithm; NULL parameters are as good as none. */
  static boolean sameAlgorithm(AlgorithmIdentifier outer, AlgorithmIdentifier inner) {
    ASN1Encodable one = parameters(outer);
    ASN1Encodable other = parameters(inner);
    return outer.getAlgorithm().equals(inner.getAlgorithm())
        && (one == null ? other == null : one.equals(other));
  }

  private static @Nullable ASN1Encodable parameters(AlgorithmIdentifier algorithm) {
    ASN1Encodable parameters = algorithm.getParameters();
    return DERNull.INSTANCE.equals(parameters) ? null : parameters;
  }
}
