package cn.sidian.seal.internal.cms;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.X509Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
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

/** A CMS SignedData with one signer, as it was received (RFC 5652). Immutable. */
public final class CmsSignature {
  private final ASN1ObjectIdentifier contentType;
  private final byte @Nullable [] content;
  private final List<X509Certificate> certificates;
  private final SignerInfo signer;
  private final byte @Nullable [] signedAttributes;
  private final @Nullable AttributeTable attributes;
  private final @Nullable AttributeTable unsigned;
  private final boolean zeroPadded;

  private CmsSignature(SignedData data, SignerInfo signer, byte[] definite, boolean zeroPadded)
      throws CmsException {
    this.contentType = data.getEncapContentInfo().getContentType();
    ASN1Encodable inner = data.getEncapContentInfo().getContent();
    this.content = inner == null ? null : octets(inner);
    this.certificates = certificates(data.getCertificates());
    this.signer = signer;
    ASN1Set set = signer.getAuthenticatedAttributes();
    this.signedAttributes = set == null ? null : received(definite);
    this.attributes = set == null ? null : new AttributeTable(set);
    ASN1Set more = signer.getUnauthenticatedAttributes();
    this.unsigned = more == null ? null : new AttributeTable(more);
    this.zeroPadded = zeroPadded;
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
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(padded);
      ASN1Primitive object = new ASN1InputStream(in, padded.length).readObject();
      if (object == null) {
        throw new CmsException("empty", false);
      }
      int end = padded.length - in.available();
      boolean zeros = isZero(padded, end);
      // indefinite lengths are made definite; the order of the elements stays
      byte[] definite =
          (padded[1] & 0xFF) == 0x80 ? object.getEncoded("DL") : Arrays.copyOf(padded, end);
      ContentInfo info = ContentInfo.getInstance(object);
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new CmsException("content type " + info.getContentType(), true);
      }
      SignedData data = SignedData.getInstance(info.getContent());
      ASN1Set signers = data.getSignerInfos();
      if (signers.size() != 1) {
        throw new CmsException(signers.size() + " signers", signers.size() > 1);
      }
      SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
      return new CmsSignature(data, signer, definite, zeros);
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
  private static byte[] received(byte[] definite) throws CmsException {
    Asn1Slices slices = new Asn1Slices(definite);
    Asn1Slices.Element info = slices.at(0, definite.length);
    Asn1Slices.Element data = slices.child(slices.child(info, 1), 0);
    Asn1Slices.Element signer = slices.child(slices.lastChild(data), 0);
    Asn1Slices.Element found = slices.childWithTag(signer, 0xA0);
    if (found == null) {
      throw new CmsException("signed attributes", false);
    }
    return Der.retagged(slices.bytes(found), Der.SET);
  }

  private static List<X509Certificate> certificates(@Nullable ASN1Set set) throws CmsException {
    List<X509Certificate> all = new ArrayList<>();
    if (set != null) {
      for (ASN1Encodable item : set) {
        // attribute certificates and other choices are tagged and of no use here
        if (item.toASN1Primitive() instanceof ASN1Sequence sequence) {
          try {
            all.add(X509Certificates.parse(sequence.getEncoded()));
          } catch (IOException | SidianException e) {
            throw new CmsException("certificate", false);
          }
        }
      }
    }
    return List.copyOf(all);
  }

  /** Whether only zeros follow the value in its hole. */
  public boolean isZeroPadded() {
    return zeroPadded;
  }

  /** The type of the content. */
  public String contentType() {
    return contentType.getId();
  }

  /** The content inside the structure, or null for a detached signature. */
  public byte @Nullable [] content() {
    return content;
  }

  /** All certificates of the structure. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The certificate of the signer, or null if it is not in the structure. */
  public @Nullable X509Certificate signerCertificate() {
    SignerIdentifier id = signer.getSID();
    for (X509Certificate certificate : certificates) {
      if (id.isTagged()) {
        byte[] wanted = SubjectKeyIdentifier.getInstance(id.getId()).getKeyIdentifier();
        byte[] wrapped = certificate.getExtensionValue("2.5.29.14");
        if (wrapped != null) {
          byte[] own =
              SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(wrapped).getOctets())
                  .getKeyIdentifier();
          if (Arrays.equals(wanted, own)) {
            return certificate;
          }
        }
      } else {
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(id.getId());
        boolean same =
            wanted.getSerialNumber().getValue().equals(certificate.getSerialNumber())
                && wanted
                    .getName()
                    .equals(
                        X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()));
        if (same) {
          return certificate;
        }
      }
    }
    return null;
  }

  /** The hash function of the content, or null if it is not known. */
  public @Nullable DigestAlgorithm digest() {
    return DigestAlgorithm.ofOid(signer.getDigestAlgorithm().getAlgorithm().getId()).orElse(null);
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
   * The only value of a signed attribute; null if it is absent, has several values or occurs twice.
   */
  public @Nullable ASN1Encodable signedAttribute(ASN1ObjectIdentifier type) {
    return single(attributes, type);
  }

  /** Whether a signed attribute is there at all. */
  public boolean hasSignedAttribute(ASN1ObjectIdentifier type) {
    return attributes != null && attributes.get(type) != null;
  }

  /** The only value of an unsigned attribute. */
  public @Nullable ASN1Encodable unsignedAttribute(ASN1ObjectIdentifier type) {
    return single(unsigned, type);
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
