package cn.sidian.seal.internal.cms;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Judges a CMS signature value (RFC 5652, 5.4 and 5.6; GB/T 35275): digest, signed attributes,
 * signature. The certificate is only used for its key; whether to believe it is another question.
 */
public final class CmsVerification {
  /** The bottom line on the value. */
  public enum Outcome {
    /** It fits. */
    INTACT,
    /** It does not fit. */
    BROKEN,
    /** An algorithm or shape is not supported. */
    UNSUPPORTED
  }

  /** The content type of documents. */
  public static final String DATA = "1.2.840.113549.1.7.1";

  /** The same in GB/T 35275-2017 (GM/T 0010). */
  private static final String GB_DATA = "1.2.156.10197.6.1.4.2.1";

  /** The most that is gathered in memory for signatures that need the whole message at once. */
  private static final long MAX_WHOLE_MESSAGE = 32L << 20;

  private final CmsSignature cms;
  private final String sm2UserId;
  private final List<String> problems = new ArrayList<>();
  private @Nullable SignatureScheme scheme;
  private boolean attributesNotDer;
  private boolean raw;

  /**
   * Prepares.
   *
   * @param cms the value
   * @param sm2UserId the user id of SM2 signatures
   */
  public CmsVerification(CmsSignature cms, String sm2UserId) {
    this.cms = cms;
    this.sm2UserId = sm2UserId;
  }

  /** Feeds the signed content to whatever hashes it. */
  public interface Content {
    byte[] digest(DigestAlgorithm algorithm);

    void feed(Signature signature) throws GeneralSecurityException;

    /** How many bytes it has. */
    long length();

    /** Content that is in memory. */
    static Content of(byte[] bytes) {
      return new Content() {
        @Override
        public byte[] digest(DigestAlgorithm algorithm) {
          return algorithm.digest(bytes);
        }

        @Override
        public void feed(Signature signature) throws GeneralSecurityException {
          signature.update(bytes);
        }

        @Override
        public long length() {
          return bytes.length;
        }
      };
    }
  }

  /**
   * Judges.
   *
   * @param signer the certificate of the signer
   * @param expectedType the content type that the signature must be over
   * @param content the signed content
   */
  public Outcome verify(X509Certificate signer, String expectedType, Content content) {
    DigestAlgorithm digest = cms.digest();
    Optional<SignatureScheme> found =
        digest == null ? Optional.empty() : CmsAlgorithms.scheme(cms.signatureIdentifier(), digest);
    if (digest == null || found.isEmpty() || publicKey(signer) == null) {
      return problem(Outcome.UNSUPPORTED, "ALGORITHM_UNSUPPORTED");
    }
    scheme = found.get();
    if (scheme.digest() != digest) {
      return problem(Outcome.BROKEN, "ALGORITHM_MISMATCH");
    }
    if (!isExpected(cms.contentType(), expectedType)) {
      return problem(Outcome.UNSUPPORTED, "CONTENT_TYPE_UNSUPPORTED");
    }
    byte[] attributes = cms.signedAttributes();
    if (attributes == null && scheme.signsWholeMessage() && content.length() > MAX_WHOLE_MESSAGE) {
      return problem(Outcome.UNSUPPORTED, "ALGORITHM_UNSUPPORTED");
    }
    if (attributes == null && !expectedType.equals(DATA)) {
      // other content must be signed together with its type (RFC 5652, 5.3)
      return problem(Outcome.BROKEN, "CONTENT_TYPE_ATTRIBUTE");
    }
    return attributes == null
        ? judged(value(signer, content::feed))
        : withAttributes(signer, attributes, digest, content);
  }

  private static boolean isExpected(String type, String expected) {
    return type.equals(expected) || (expected.equals(DATA) && type.equals(GB_DATA));
  }

  /** The key of a certificate, or null if it is of a kind that nobody here knows. */
  public static @Nullable PublicKey publicKey(X509Certificate certificate) {
    try {
      return certificate.getPublicKey();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Outcome withAttributes(
      X509Certificate signer, byte[] attributes, DigestAlgorithm digest, Content content) {
    Outcome outcome = value(signer, signature -> signature.update(attributes));
    byte[] distinguished = CmsSignature.distinguished(attributes);
    attributesNotDer = !Arrays.equals(attributes, distinguished);
    if (outcome == Outcome.BROKEN && attributesNotDer) {
      // what was sent in another order or encoding was signed as it ought to have been sent
      outcome = value(signer, signature -> signature.update(distinguished));
    }
    if (judged(outcome) == Outcome.UNSUPPORTED) {
      return outcome;
    }
    boolean good = outcome == Outcome.INTACT;
    ASN1Encodable type = cms.signedAttribute(CMSAttributes.contentType);
    if (!(type instanceof ASN1ObjectIdentifier oid) || !oid.getId().equals(cms.contentType())) {
      problems.add("CONTENT_TYPE_ATTRIBUTE");
      good = false;
    }
    ASN1Encodable stated = cms.signedAttribute(CMSAttributes.messageDigest);
    if (!(stated instanceof ASN1OctetString octets)
        || !MessageDigest.isEqual(octets.getOctets(), content.digest(digest))) {
      problems.add("DIGEST_MISMATCH");
      good = false;
    }
    good &= namesItsCertificate(signer);
    good &= protectsItsAlgorithms();
    return good ? Outcome.INTACT : Outcome.BROKEN;
  }

  private interface Feed {
    void into(Signature signature) throws GeneralSecurityException;
  }

  private Outcome value(X509Certificate signer, Feed feed) {
    if (scheme == null) {
      throw new IllegalStateException("verify() chooses the scheme first");
    }
    try {
      Signature signature = scheme.newVerifier(signer.getPublicKey(), sm2UserId);
      feed.into(signature);
      Optional<byte[]> der = scheme.fromRaw(signer.getPublicKey(), cms.signature());
      boolean right =
          scheme.isOfRightLength(cms.signature())
              && signature.verify(der.orElseGet(cms::signature));
      raw |= right && der.isPresent();
      return right ? Outcome.INTACT : Outcome.BROKEN;
    } catch (InvalidKeyException e) {
      return Outcome.UNSUPPORTED;
    } catch (GeneralSecurityException | RuntimeException e) {
      // an ill-formed value is a wrong value
      return Outcome.BROKEN;
    }
  }

  private Outcome judged(Outcome ofValue) {
    switch (ofValue) {
      case UNSUPPORTED -> problems.add("ALGORITHM_UNSUPPORTED");
      case BROKEN -> problems.add("SIGNATURE_VALUE_WRONG");
      case INTACT -> {
        // nothing to say
      }
    }
    return ofValue;
  }

  /** The attribute must name this very certificate (RFC 5035); else it was exchanged. */
  private boolean namesItsCertificate(X509Certificate signer) {
    boolean v2 = cms.hasSignedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    boolean v1 = cms.hasSignedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificate);
    try {
      byte[] encoded = signer.getEncoded();
      boolean right = true;
      if (v2) {
        ESSCertIDv2 id =
            SigningCertificateV2.getInstance(
                    cms.signedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .getCerts()[0];
        DigestAlgorithm hash =
            DigestAlgorithm.ofOid(id.getHashAlgorithm().getAlgorithm().getId()).orElse(null);
        right = hash != null && MessageDigest.isEqual(hash.digest(encoded), id.getCertHash());
      }
      if (v1) {
        ESSCertID id =
            SigningCertificate.getInstance(
                    cms.signedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificate))
                .getCerts()[0];
        right &= MessageDigest.isEqual(DigestAlgorithm.SHA1.digest(encoded), id.getCertHash());
      }
      if (right) {
        return true;
      }
    } catch (CertificateEncodingException | RuntimeException e) {
      problems.add("SIGNING_CERTIFICATE_MISMATCH");
      return false;
    }
    problems.add("SIGNING_CERTIFICATE_MISMATCH");
    return false;
  }

  /** Whether the signed attributes name the certificate at all. */
  public boolean hasSigningCertificateAttribute() {
    return cms.hasSignedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
        || cms.hasSignedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificate);
  }

  /** RFC 6211: the algorithms inside the signed range must be those outside. */
  private boolean protectsItsAlgorithms() {
    if (!cms.hasSignedAttribute(CMSAttributes.cmsAlgorithmProtect)) {
      return true;
    }
    try {
      ASN1Sequence sequence =
          ASN1Sequence.getInstance(cms.signedAttribute(CMSAttributes.cmsAlgorithmProtect));
      AlgorithmIdentifier digest = AlgorithmIdentifier.getInstance(sequence.getObjectAt(0));
      AlgorithmIdentifier signature =
          AlgorithmIdentifier.getInstance(
              ASN1TaggedObject.getInstance(sequence.getObjectAt(1), 128), false);
      if (digest.getAlgorithm().equals(cms.digestIdentifier().getAlgorithm())
          && signature.getAlgorithm().equals(cms.signatureIdentifier().getAlgorithm())) {
        return true;
      }
    } catch (RuntimeException e) {
      problems.add("ALGORITHM_MISMATCH");
      return false;
    }
    problems.add("ALGORITHM_MISMATCH");
    return false;
  }

  private Outcome problem(Outcome outcome, String code) {
    problems.add(code);
    return outcome;
  }

  /** Codes of what is wrong. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether the signed attributes were not sent in DER, as RFC 5652, 5.3 demands. */
  public boolean sentAttributesNotInDer() {
    return attributesNotDer;
  }

  /** Whether the value is r ‖ s instead of the SEQUENCE that GB/T 35276 and RFC 5753 demand. */
  public boolean isRawValue() {
    return raw;
  }

  /** The scheme, or null if it is not known. */
  public @Nullable SignatureScheme scheme() {
    return scheme;
  }
}
