package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.verifying.SealValues;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;

/**
 * The CMS value of a seal (RFC 5652), taken out of its document: what it signs besides the
 * document, by whom, and whether it fits a digest. Nothing here says whether to believe the signer;
 * that is what {@link PdfSealVerifier} reports. Immutable and safe for many threads.
 */
public final class SealValue {
  private final @Nullable String field;
  private final long signedEnd;
  private final byte[] cms;
  private final CmsSignature parsed;
  private final byte @Nullable [] digest;

  private SealValue(
      @Nullable String field,
      long signedEnd,
      byte[] cms,
      CmsSignature parsed,
      byte @Nullable [] digest) {
    this.field = field;
    this.signedEnd = signedEnd;
    this.cms = cms;
    this.parsed = parsed;
    this.digest = digest;
  }

  /**
   * The values of all signatures of a document that are CMS, in the order of its fields.
   *
   * @param pdf the document
   * @param limits of reading
   * @return empty if there is none
   * @throws SidianException {@code PDF_DAMAGED}, {@code LIMIT_EXCEEDED} and the like
   */
  public static List<SealValue> of(byte[] pdf, Limits limits) {
    return SealValues.in(pdf, limits).stream()
        .map(f -> new SealValue(f.field(), f.signedEnd(), f.cms(), f.parsed(), f.digest()))
        .toList();
  }

  /**
   * A value without its document.
   *
   * @param cms DER or BER of ContentInfo
   * @return the value
   * @throws SidianException {@code CMS_MALFORMED}
   */
  public static SealValue parse(byte[] cms) {
    try {
      return new SealValue(null, 0, cms.clone(), CmsSignature.parse(cms), null);
    } catch (CmsSignature.CmsException e) {
      throw MESSAGES.exception("CMS_MALFORMED", e);
    }
  }

  /**
   * The signature field.
   *
   * @return empty for a value without its document
   */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /**
   * Where the signed range ends: the bytes before are the revision that the seal signed.
   *
   * @return an offset in the document; 0 for a value without its document
   */
  public long signedEnd() {
    return signedEnd;
  }

  /**
   * The value.
   *
   * @return a copy, without the zeros of its place
   */
  public byte[] cms() {
    return cms.clone();
  }

  /**
   * The digest of the signed range, computed from the document.
   *
   * @return as in {@code sm3:HEX}; empty for a value without its document
   */
  public Optional<String> rangeDigest() {
    return digest == null ? Optional.empty() : Optional.of(printed(digest));
  }

  /**
   * The digest that the value states (messageDigest).
   *
   * @return as in {@code sm3:HEX}; empty if it states none
   */
  public Optional<String> statedDigest() {
    return signedAttribute("1.2.840.113549.1.9.4").map(this::printed);
  }

  private String printed(byte[] bytes) {
    DigestAlgorithm algorithm = parsed.digest();
    return (algorithm == null ? "unknown" : algorithm.prefix())
        + ":"
        + HexFormat.of().formatHex(bytes);
  }

  /**
   * The signer's certificate, as the value names it.
   *
   * @return empty if the value does not carry it
   */
  public Optional<X509Certificate> signer() {
    return Optional.ofNullable(parsed.signerCertificate());
  }

  /**
   * All certificates the value carries.
   *
   * @return in the order of the value
   */
  public List<X509Certificate> certificates() {
    return List.copyOf(parsed.certificates());
  }

  /**
   * A signed attribute with one OCTET STRING; see {@link PdfSealer#withSignedAttribute}.
   *
   * @param type its object identifier
   * @return its octets; empty if it is absent, twice there or of another type
   */
  public Optional<byte[]> signedAttribute(String type) {
    ASN1Encodable value = parsed.signedAttribute(new ASN1ObjectIdentifier(type));
    return value instanceof ASN1OctetString octets
        ? Optional.of(octets.getOctets())
        : Optional.empty();
  }

  /**
   * Whether this is a signature, by the key of the certificate it names, over content with a
   * digest. The signed attributes are verified as received.
   *
   * @param contentDigest {@code sm3:HEX} or the like; another function than the value's gives false
   * @return whether everything fits; false if the signer's certificate is absent
   */
  public boolean verifies(String contentDigest) {
    X509Certificate signer = parsed.signerCertificate();
    DigestAlgorithm algorithm = parsed.digest();
    if (signer == null
        || algorithm == null
        || !contentDigest.startsWith(algorithm.prefix() + ":")) {
      return false;
    }
    byte[] stated;
    try {
      stated =
          HexFormat.of()
              .parseHex(contentDigest, algorithm.prefix().length() + 1, contentDigest.length());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return SealValues.verifies(parsed, signer, stated, SignatureSuite.SM2_DEFAULT_USER_ID);
  }

  /**
   * The field only.
   *
   * @return for logs
   */
  @Override
  public String toString() {
    return "SealValue[" + field + "]";
  }
}
