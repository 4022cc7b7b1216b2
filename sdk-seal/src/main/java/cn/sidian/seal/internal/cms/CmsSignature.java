package cn.sidian.seal.internal.cms;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.X509Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/** A SignedData with one signer, as it was received (RFC 5652, GB/T 35275). Immutable. */
public final class CmsSignature {
  /** Real signatures carry a handful; hostile ones would make every search among them slow. */
  private static final int MAX_CERTIFICATES = 200;

  /** With a revocation list of some megabytes inside; more would take all memory. */
  private static final int MAX_ELEMENTS = 1_000_000;

  /** Names that are longer, or have more parts, must be the same byte for byte. */
  private static final int MAX_NAME = 4096;

  private static final int MAX_NAME_PARTS = 32;

  /** signedData of RFC 5652 and of GB/T 35275-2017 (GM/T 0010), which differ in nothing else. */
  private static final Set<String> SIGNED_DATA =
      Set.of(CMSObjectIdentifiers.signedData.getId(), "1.2.156.10197.6.1.4.2.2");

  /** Version, signer and hash function stand before the signed attributes. */
  private static final int BEFORE_SIGNED_ATTRIBUTES = 3;

  private final ASN1ObjectIdentifier contentType;
  private final byte @Nullable [] content;
  private final List<X509Certificate> certificates;
  private final boolean unreadableCertificate;
  private final SignerInfo signer;
  private final @Nullable X509Certificate signerCertificate;
  private final byte @Nullable [] signedAttributes;
  private final @Nullable AttributeTable attributes;
  private final @Nullable AttributeTable unsigned;
  private final boolean zeroPadded;
  private final EmbeddedEvidence evidence;

  private CmsSignature(
      SignedData data,
      SignerInfo signer,
      byte @Nullable [] signedAttributes,
      boolean zeroPadded,
      CertificateMemory memory)
      throws CmsException, IOException {
    this.contentType = data.getEncapContentInfo().getContentType();
    ASN1Encodable inner = data.getEncapContentInfo().getContent();
    this.content = inner == null ? null : octets(inner);
    this.certificates = certificates(data.getCertificates(), memory);
    this.unreadableCertificate = unreadable(data.getCertificates(), certificates.size());
    this.signer = signer;
    this.signerCertificate = certificateOf(signer.getSID(), certificates);
    this.signedAttributes = signedAttributes;
    // read from the bytes that are hashed, so that nothing else can be believed to be signed
    this.attributes =
        signedAttributes == null ? null : new AttributeTable(ASN1Set.getInstance(signedAttributes));
    ASN1Set more = signer.getUnauthenticatedAttributes();
    this.unsigned = more == null ? null : new AttributeTable(more);
    this.zeroPadded = zeroPadded;
    this.evidence = EmbeddedEvidence.of(data.getCRLs(), attributes);
  }

  /** What is wrong with a structure. */
  public static final class CmsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unsupported;

    CmsException(String message, boolean unsupported) {
      super(message, null, false, false);
      this.unsupported = unsupported;
    }

    /** Whether it may be right, but is not supported. */
    public boolean isUnsupported() {
      return unsupported;
    }
  }

  /**
   * Reads a signature value.
   *
   * @param padded the value, followed by the zeros of its hole
   * @throws CmsException if it is no SignedData with one signer
   */
  public static CmsSignature parse(byte[] padded) throws CmsException {
    return parse(padded, new CertificateMemory());
  }

  /**
   * Reads a signature value.
   *
   * @param padded the value, followed by the zeros of its hole
   * @param memory certificates that were read before; more are added
   * @throws CmsException if it is no SignedData with one signer
   */
  public static CmsSignature parse(byte[] padded, CertificateMemory memory) throws CmsException {
    if (Asn1Elements.count(padded, MAX_ELEMENTS + 1) > MAX_ELEMENTS) {
      throw new CmsException("elements", true);
    }
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(padded);
      ASN1Primitive object = new ASN1InputStream(in, padded.length).readObject();
      if (object == null) {
        throw new CmsException("empty", false);
      }
      int end = padded.length - in.available();
      boolean zeros = isZero(padded, end);
      ContentInfo info = ContentInfo.getInstance(object);
      if (!SIGNED_DATA.contains(info.getContentType().getId())) {
        throw new CmsException("content type " + info.getContentType(), true);
      }
      SignedData data = SignedData.getInstance(info.getContent());
      ASN1Set signers = data.getSignerInfos();
      if (signers.size() != 1) {
        throw new CmsException(signers.size() + " signers", signers.size() > 1);
      }
      SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
      byte[] attributes =
          signer.getAuthenticatedAttributes() == null
              ? null
              : received(Arrays.copyOf(padded, end), object);
      return new CmsSignature(data, signer, attributes, zeros, memory);
    } catch (IOException | RuntimeException e) {
      throw new CmsException("malformed", false);
    }
  }

  private static boolean isZero(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] octets(ASN1Encodable inner) throws CmsException {
    if (inner.toASN1Primitive() instanceof ASN1OctetString string) {
      return string.getOctets();
    }
    throw new CmsException("content is no octet string", true);
  }

  /** The signed attributes as received, under the tag that is signed. */
  private static byte[] received(byte[] encoded, ASN1Primitive object)
      throws CmsException, IOException {
    byte[] found = signedAttributes(encoded);
    // indefinite lengths are made definite; the order of the elements stays
    found = found == null ? signedAttributes(object.getEncoded("DL")) : found;
    if (found == null) {
      throw new CmsException("signed attributes", false);
    }
    return Der.retagged(found, Der.SET);
  }

  private static byte @Nullable [] signedAttributes(byte[] encoded) {
    Asn1Slices slices = new Asn1Slices(encoded);
    Asn1Slices.Element info = slices.at(0, encoded.length);
    Asn1Slices.Element data = slices.child(slices.child(info, 1), 0);
    Asn1Slices.Element signer = slices.child(slices.lastChild(data), 0);
    Asn1Slices.Element found = slices.child(signer, BEFORE_SIGNED_ATTRIBUTES);
    return found == null || found.tag() != 0xA0 ? null : slices.bytes(found);
  }

  private static List<X509Certificate> certificates(@Nullable ASN1Set set, CertificateMemory memory)
      throws CmsException {
    List<X509Certificate> all = new ArrayList<>();
    if (set != null) {
      if (set.size() > MAX_CERTIFICATES) {
        throw new CmsException(set.size() + " certificates", true);
      }
      for (ASN1Encodable item : set) {
        // attribute certificates and other choices are tagged and of no use here
        if (item.toASN1Primitive() instanceof ASN1Sequence sequence) {
          X509Certificate certificate = certificate(sequence, memory);
          if (certificate != null) {
            all.add(certificate);
          }
        }
      }
    }
    return List.copyOf(all);
  }

  /**
   * A certificate, or null if it is none or not in DER: what a reader would make of it were not the
   * bytes that stand here, and only those may be compared with a hash or a signature.
   */
  private static @Nullable X509Certificate certificate(
      ASN1Sequence sequence, CertificateMemory memory) {
    try {
      byte[] received = sequence.getEncoded("DL");
      X509Certificate known = memory.get(received);
      if (known != null) {
        return known;
      }
      X509Certificate certificate = X509Certificates.parse(received);
      if (!Arrays.equals(received, certificate.getEncoded())) {
        return null;
      }
      memory.add(received, certificate);
      return certificate;
    } catch (IOException | CertificateEncodingException | SidianException e) {
      return null;
    }
  }

  /** Whether only zeros follow the value in its hole. */
  public boolean isZeroPadded() {
    return zeroPadded;
  }

  /** Revocation lists and OCSP responses that the structure carries. */
  public EmbeddedEvidence evidence() {
    return evidence;
  }

  /** The type of the content. */
  public String contentType() {
    return contentType.getId();
  }

  /** The content inside the structure, or null for a detached signature. */
  public byte @Nullable [] content() {
    return content;
  }

  /** All certificates of the structure that can be read. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  private static boolean unreadable(@Nullable ASN1Set set, int read) {
    int all = 0;
    if (set != null) {
      for (ASN1Encodable item : set) {
        all += item.toASN1Primitive() instanceof ASN1Sequence ? 1 : 0;
      }
    }
    return all > read;
  }

  /** Whether a certificate was left out because it cannot be read. */
  public boolean hasUnreadableCertificate() {
    return unreadableCertificate;
  }

  /** The certificate of the signer, or null if it is not in the structure. */
  public @Nullable X509Certificate signerCertificate() {
    return signerCertificate;
  }

  private static @Nullable X509Certificate certificateOf(
      SignerIdentifier id, List<X509Certificate> certificates) throws IOException {
    for (X509Certificate certificate : certificates) {
      boolean same =
          id.isTagged()
              ? hasKeyId(certificate, SubjectKeyIdentifier.getInstance(id.getId()))
              : hasName(certificate, IssuerAndSerialNumber.getInstance(id.getId()));
      if (same) {
        return certificate;
      }
    }
    return null;
  }

  private static boolean hasKeyId(X509Certificate certificate, SubjectKeyIdentifier wanted) {
    byte[] wrapped = certificate.getExtensionValue("2.5.29.14");
    if (wrapped == null) {
      return false;
    }
    byte[] own = ASN1OctetString.getInstance(wrapped).getOctets();
    return wanted.equals(SubjectKeyIdentifier.getInstance(own));
  }

  private static boolean hasName(X509Certificate certificate, IssuerAndSerialNumber wanted)
      throws IOException {
    if (!wanted.getSerialNumber().getValue().equals(certificate.getSerialNumber())) {
      return false;
    }
    X500Name name = wanted.getName();
    byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
    if (Arrays.equals(name.getEncoded("DER"), issuer)) {
      return true;
    }
    // each part is looked for among all of the other, which a stranger could make take hours
    return issuer.length <= MAX_NAME
        && name.getRDNs().length <= MAX_NAME_PARTS
        && name.equals(X500Name.getInstance(issuer));
  }

  /** The hash function of the content, or null if it is not known. */
  public @Nullable DigestAlgorithm digest() {
    return CmsAlgorithms.digest(signer.getDigestAlgorithm());
  }

  /** The algorithm identifier of the hash function. */
  AlgorithmIdentifier digestIdentifier() {
    return signer.getDigestAlgorithm();
  }

  /** The algorithm identifier of the signature. */
  AlgorithmIdentifier signatureIdentifier() {
    return signer.getDigestEncryptionAlgorithm();
  }

  /** The signature over the signed attributes, or over the content if there are none. */
  public byte[] signature() {
    return signer.getEncryptedDigest().getOctets();
  }

  /** The bytes that are signed, or null if the content itself is. */
  public byte @Nullable [] signedAttributes() {
    return signedAttributes;
  }

  /**
   * The signed attributes in the encoding that RFC 5652, 5.4 demands whatever was sent.
   *
   * @param received what {@link #signedAttributes()} gives
   */
  static byte[] distinguished(byte[] received) {
    try {
      return ASN1Set.getInstance(received).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The only value of a signed attribute; null if it is absent, has several values or occurs twice.
   */
  public @Nullable ASN1Encodable signedAttribute(ASN1ObjectIdentifier type) {
    return single(attributes, type);
  }

  /** Whether a signed attribute is there at all. */
  public boolean hasSignedAttribute(ASN1ObjectIdentifier type) {
    return attributes != null && attributes.get(type) != null;
  }

  /** All values of an unsigned attribute. */
  public List<ASN1Encodable> unsignedAttributes(ASN1ObjectIdentifier type) {
    List<ASN1Encodable> all = new ArrayList<>();
    if (unsigned != null) {
      ASN1EncodableVector found = unsigned.getAll(type);
      for (int i = 0; i < found.size(); i++) {
        all.addAll(Arrays.asList(Attribute.getInstance(found.get(i)).getAttributeValues()));
      }
    }
    return all;
  }

  private static @Nullable ASN1Encodable single(
      @Nullable AttributeTable table, ASN1ObjectIdentifier type) {
    if (table == null || table.getAll(type).size() != 1) {
      return null;
    }
    Attribute attribute = table.get(type);
    return attribute == null || attribute.getAttrValues().size() != 1
        ? null
        : attribute.getAttributeValues()[0];
  }
}
