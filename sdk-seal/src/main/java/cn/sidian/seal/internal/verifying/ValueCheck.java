package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.CryptoPolicy;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.internal.cms.CertificateMemory;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.cms.EmbeddedEvidence;
import cn.sidian.seal.internal.cms.TimestampToken;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** Judges what stands in /Contents against the bytes that are covered. */
final class ValueCheck {
  /** Renewed by hand nobody has more; each costs a signature to verify. */
  private static final int MAX_TIMESTAMPS = 20;

  private final String sm2UserId;
  private final String place;
  private final CertificateMemory memory;
  private final List<Finding> findings = new ArrayList<>();
  private Integrity integrity = Integrity.UNREADABLE;
  private List<X509Certificate> certificates = List.of();
  private @Nullable X509Certificate signer;
  private @Nullable String suite;
  private @Nullable Instant signedAt;
  private @Nullable Time time;
  private @Nullable SignatureScheme scheme;
  private boolean legacy;

  /** Beside that of the scheme: of enclosed digests and imprints. */
  private final Set<DigestAlgorithm> digests = EnumSet.noneOf(DigestAlgorithm.class);

  private List<TimestampToken.Checked> timestamps = List.of();
  private EmbeddedEvidence evidence = new EmbeddedEvidence(List.of(), List.of());
  private boolean zeroPadded = true;
  private boolean namesCertificate;

  ValueCheck(String sm2UserId, String place, CertificateMemory memory) {
    this.memory = memory;
    this.sm2UserId = sm2UserId;
    this.place = place;
  }

  /** A structure that holds a whole seal, of GB/T 38540 or GM/T 0031. */
  void sealStructure() {
    integrity = Integrity.UNSUPPORTED;
    add(MESSAGES.warning("SEAL_STRUCTURE_UNSUPPORTED").under("GB/T 38540-2020"));
  }

  void unsupported(String subFilter) {
    integrity = Integrity.UNSUPPORTED;
    add(MESSAGES.warning("SUBFILTER_UNSUPPORTED", printable(subFilter)));
  }

  private static String printable(String name) {
    String ascii = name.replaceAll("[^ -~]", "?");
    return ascii.length() > 60 ? ascii.substring(0, 60) + "…" : ascii;
  }

  void cms(byte[] contents, SignedRange range, boolean pades) {
    CmsSignature cms = parse(contents);
    if (cms == null) {
      return;
    }
    byte[] content = cms.content();
    if (content == null) {
      signedData(cms, range, pades);
      return;
    }
    EnclosedContent enclosed = EnclosedContent.of(content, range, cms.digest());
    signedData(cms, CmsVerification.Content.of(content), pades);
    if (enclosed.digest() != null) {
      digests.add(enclosed.digest());
    }
    if (enclosed.isOfTheDocument()) {
      add(MESSAGES.info("CONTENT_NOT_DETACHED").under("ISO 32000-2, 12.8.3.3"));
    } else {
      integrity = integrity == Integrity.INTACT ? Integrity.BROKEN : integrity;
      add(MESSAGES.error("DIGEST_MISMATCH"));
    }
  }

  /**
   * {@code adbe.pkcs7.sha1}: what is signed is the SHA-1 digest of the document, whatever hash
   * function the signature itself uses.
   */
  void sha1(byte[] contents, SignedRange range) {
    CmsSignature cms = parse(contents);
    if (cms == null) {
      return;
    }
    byte[] content = cms.content();
    signedData(cms, content == null ? range : CmsVerification.Content.of(content), false);
    legacy = true;
    digests.add(DigestAlgorithm.SHA1);
    if (content != null && !MessageDigest.isEqual(content, range.digest(DigestAlgorithm.SHA1))) {
      integrity = integrity == Integrity.INTACT ? Integrity.BROKEN : integrity;
      add(MESSAGES.error("DIGEST_MISMATCH"));
    }
  }

  /** {@code adbe.x509.rsa_sha1}: a bare RSA signature. */
  void rsa(PdfDocument document, @Nullable PdfObject cert, byte[] contents, SignedRange range) {
    BareRsaValue value = BareRsaValue.of(document, cert, contents, range);
    zeroPadded = value.isZeroPadded();
    certificates = value.certificates();
    if (value.outcome() == null) {
      boolean nobody = certificates.isEmpty();
      integrity = nobody ? Integrity.UNSUPPORTED : Integrity.UNREADABLE;
      add(
          nobody
              ? MESSAGES.warning("NO_SIGNER_CERTIFICATE")
              : MESSAGES.error("SIGNATURE_VALUE_MALFORMED"));
      return;
    }
    X509Certificate certificate = certificates.get(0);
    signer = certificate;
    legacy = true;
    scheme = value.scheme();
    suite = value.scheme() == null ? null : value.scheme().name(certificate.getPublicKey());
    switch (value.outcome()) {
      case INTACT -> integrity = Integrity.INTACT;
      case BROKEN -> {
        integrity = Integrity.BROKEN;
        add(MESSAGES.error("SIGNATURE_VALUE_WRONG"));
      }
      case UNSUPPORTED -> {
        integrity = Integrity.UNSUPPORTED;
        add(MESSAGES.warning("ALGORITHM_UNSUPPORTED"));
      }
    }
  }

  private void signedData(CmsSignature cms, CmsVerification.Content content, boolean pades) {
    CmsVerification verification = verify(cms, CmsVerification.DATA, content);
    if (verification == null) {
      return;
    }
    if (verification.isRawValue()) {
      add(MESSAGES.warning("SIGNATURE_VALUE_RAW").under("GB/T 35276"));
    }
    if (verification.sentAttributesNotInDer()) {
      add(MESSAGES.warning("SIGNED_ATTRIBUTES_NOT_DER").under("RFC 5652, 5.3"));
    }
    namesCertificate = verification.hasSigningCertificateAttribute();
    if (pades && !namesCertificate) {
      add(MESSAGES.warning("SIGNING_CERTIFICATE_ATTRIBUTE_MISSING").under("EN 319 142-1, 6.3"));
    }
    ASN1Encodable stated = cms.signedAttribute(CMSAttributes.signingTime);
    if (stated != null) {
      signedAt = time(stated);
    }
    List<ASN1Encodable> tokens =
        cms.unsignedAttributes(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (!tokens.isEmpty()) {
      signatureTimestamps(tokens, cms.signature());
    }
  }

  private static @Nullable Instant time(ASN1Encodable value) {
    try {
      return org.bouncycastle.asn1.cms.Time.getInstance(value).getDate().toInstant();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable CmsSignature parse(byte[] contents) {
    try {
      CmsSignature cms = CmsSignature.parse(contents, memory);
      certificates = cms.certificates();
      zeroPadded = cms.isZeroPadded();
      evidence = cms.evidence();
      if (cms.hasUnreadableCertificate()) {
        add(MESSAGES.warning("EMBEDDED_CERTIFICATE_UNREADABLE"));
      }
      return cms;
    } catch (CmsSignature.CmsException e) {
      integrity = e.isUnsupported() ? Integrity.UNSUPPORTED : Integrity.UNREADABLE;
      add(
          e.isUnsupported()
              ? MESSAGES.warning("CMS_UNSUPPORTED")
              : MESSAGES.error("CMS_MALFORMED"));
      return null;
    }
  }

  private @Nullable CmsVerification verify(
      CmsSignature cms, String contentType, CmsVerification.Content content) {
    X509Certificate certificate = cms.signerCertificate();
    signer = certificate;
    if (certificate == null) {
      integrity = Integrity.UNSUPPORTED;
      add(MESSAGES.warning("NO_SIGNER_CERTIFICATE"));
      return null;
    }
    CmsVerification verification = new CmsVerification(cms, sm2UserId);
    integrity =
        switch (verification.verify(certificate, contentType, content)) {
          case INTACT -> Integrity.INTACT;
          case BROKEN -> Integrity.BROKEN;
          case UNSUPPORTED -> Integrity.UNSUPPORTED;
        };
    for (String problem : verification.problems()) {
      add(integrity == Integrity.UNSUPPORTED ? MESSAGES.warning(problem) : MESSAGES.error(problem));
    }
    SignatureScheme found = verification.scheme();
    scheme = found;
    DigestAlgorithm digest = cms.digest();
    if (found != null && digest != null) {
      suite = found.name(certificate.getPublicKey());
      digests.add(digest);
    }
    return verification;
  }

  /** A document time stamp: its value is a token over the covered bytes (RFC 3161). */
  void timestamp(byte[] contents, SignedRange range) {
    CmsSignature cms = parse(contents);
    if (cms == null) {
      return;
    }
    time = Time.NOT_CHECKED;
    TimestampToken token = TimestampToken.of(cms);
    if (token == null) {
      integrity = Integrity.UNREADABLE;
      add(MESSAGES.error("TIMESTAMP_INVALID"));
      return;
    }
    signedAt = token.time();
    if (verify(cms, TimestampToken.CONTENT_TYPE, token.content()) == null) {
      return;
    }
    DigestAlgorithm imprint = token.imprintAlgorithm();
    if (imprint == null) {
      integrity = integrity == Integrity.INTACT ? Integrity.UNSUPPORTED : integrity;
      add(MESSAGES.warning("ALGORITHM_UNSUPPORTED"));
      return;
    }
    digests.add(imprint);
    if (!token.isOver(range.digest(imprint))) {
      integrity = Integrity.BROKEN;
      add(MESSAGES.error("TIMESTAMP_INVALID"));
    }
  }

  /** Time stamps over the signature value; whether to believe their authority comes later. */
  private void signatureTimestamps(List<ASN1Encodable> tokens, byte[] signature) {
    List<TimestampToken.Checked> fitting = new ArrayList<>();
    for (ASN1Encodable token : tokens.subList(0, Math.min(MAX_TIMESTAMPS, tokens.size()))) {
      TimestampToken.Checked checked = TimestampToken.check(token, signature, sm2UserId, memory);
      if (checked != null) {
        fitting.add(checked);
      }
    }
    boolean good = fitting.size() == tokens.size();
    time = good ? Time.NOT_CHECKED : Time.CLAIMED;
    if (good) {
      timestamps = List.copyOf(fitting);
    } else {
      add(MESSAGES.warning("TIMESTAMP_INVALID"));
    }
  }

  private void add(Finding finding) {
    findings.add(finding.at(place));
  }

  Integrity integrity() {
    return integrity;
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  /** The time stamps over the signature value; none if one of them does not fit. */
  List<TimestampToken.Checked> timestamps() {
    return timestamps;
  }

  /** Whether the certificate is named by what is signed, so that a time stamp is over it too. */
  boolean namesCertificate() {
    return namesCertificate;
  }

  /** What the value carries about revocation. */
  EmbeddedEvidence evidence() {
    return evidence;
  }

  @Nullable X509Certificate signer() {
    return signer;
  }

  @Nullable String suite() {
    return suite;
  }

  @Nullable Instant signedAt() {
    return signedAt;
  }

  @Nullable Time time() {
    return time;
  }

  /** Whether nothing but zeros stands behind the value in its hole. */
  boolean isZeroPadded() {
    return zeroPadded;
  }

  /** Why the algorithms do not count at a moment, or null if they do. */
  @Nullable Text weakness(CryptoPolicy crypto, Instant at) {
    if (signer != null && scheme != null) {
      Optional<Text> objection = crypto.objection(scheme, signer.getPublicKey(), at);
      if (objection.isPresent()) {
        return objection.get();
      }
    }
    for (DigestAlgorithm digest : digests) {
      Optional<Text> objection = crypto.objection(digest, at);
      if (objection.isPresent()) {
        return objection.get();
      }
    }
    return legacy ? MESSAGES.text("report.legacyFormat") : null;
  }

  List<Finding> findings() {
    return findings;
  }
}
