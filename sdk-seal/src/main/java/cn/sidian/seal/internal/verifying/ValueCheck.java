package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.cms.EmbeddedEvidence;
import cn.sidian.seal.internal.cms.TimestampToken;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Finding> findings = new ArrayList<>();
  private Integrity integrity = Integrity.UNREADABLE;
  private List<X509Certificate> certificates = List.of();
  private @Nullable X509Certificate signer;
  private @Nullable String suite;
  private @Nullable Instant signedAt;
  private @Nullable Time time;
  private boolean weak;
  private List<TimestampToken.Checked> timestamps = List.of();
  private EmbeddedEvidence evidence = new EmbeddedEvidence(List.of(), List.of());
  private boolean zeroPadded = true;

  ValueCheck(String sm2UserId, String place) {
    this.sm2UserId = sm2UserId;
    this.place = place;
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
    if (cms.content() != null) {
      integrity = Integrity.UNSUPPORTED;
      add(MESSAGES.warning("CONTENT_NOT_DETACHED"));
      signer = cms.signerCertificate();
      return;
    }
    CmsVerification verification = verify(cms, CmsVerification.DATA, range);
    if (verification == null) {
      return;
    }
    if (verification.sentAttributesNotInDer()) {
      add(MESSAGES.warning("SIGNED_ATTRIBUTES_NOT_DER").under("RFC 5652, 5.3"));
    }
    if (pades && !verification.hasSigningCertificateAttribute()) {
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
      CmsSignature cms = CmsSignature.parse(contents);
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
    SignatureScheme scheme = verification.scheme();
    if (scheme != null) {
      suite = scheme.name(certificate.getPublicKey());
      DigestAlgorithm digest = cms.digest();
      weak = scheme.isWeak(certificate.getPublicKey()) || (digest != null && digest.isBroken());
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
    weak |= imprint.isBroken();
    if (!token.isOver(range.digest(imprint))) {
      integrity = Integrity.BROKEN;
      add(MESSAGES.error("TIMESTAMP_INVALID"));
    }
  }

  /** Time stamps over the signature value; whether to believe their authority comes later. */
  private void signatureTimestamps(List<ASN1Encodable> tokens, byte[] signature) {
    List<TimestampToken.Checked> fitting = new ArrayList<>();
    for (ASN1Encodable token : tokens.subList(0, Math.min(MAX_TIMESTAMPS, tokens.size()))) {
      TimestampToken.Checked checked = TimestampToken.check(token, signature, sm2UserId);
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

  boolean isWeak() {
    return weak;
  }

  List<Finding> findings() {
    return findings;
  }
}
