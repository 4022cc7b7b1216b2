package cn.sidian.seal.internal.cms;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * A detached CMS SignedData (RFC 5652) for one key, all parts but two encoded once: signed
 * attributes content-type, message-digest, signing-certificate-v2 (RFC 5035) and algorithm
 * protection (RFC 6211), no signing-time (EN 319 142-1). Immutable and safe for many threads.
 */
public final class CmsTemplate {
  private static final int CONTEXT_0 = 0xA0;
  private static final int CONTEXT_1 = 0xA1;

  /** Of the four elements around the attribute, when they grow. */
  private static final int LONGER_LENGTHS = 16;

  private static final byte[] SIGNATURE_TIMESTAMP =
      oid(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
  private static final byte[] MESSAGE_DIGEST = oid(CMSAttributes.messageDigest);
  private static final byte[] SIGNED_DATA = oid(CMSObjectIdentifiers.signedData);
  private static final byte[] DATA = oid(CMSObjectIdentifiers.data);
  private static final byte[] VERSION_1 = {Der.INTEGER, 1, 1};

  private final List<byte[]> constantAttributes;
  private final byte[] digestAlgorithm;
  private final byte[] signatureAlgorithm;
  private final byte[] certificates;
  private final byte[] signerId;
  private final int maxLength;
  private final boolean furtherAttributes;

  /**
   * Prepares everything that is the same for every document.
   *
   * @param suite the algorithms
   * @param chain the signer's certificate first
   */
  public CmsTemplate(SignatureSuite suite, List<X509Certificate> chain) {
    this.furtherAttributes = false;
    X509Certificate signer = chain.get(0);
    AlgorithmIdentifier digest =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(suite.digest().oid()));
    AlgorithmIdentifier signature = AlgorithmIdentifier.getInstance(suite.algorithmIdentifier());
    try {
      this.digestAlgorithm = digest.getEncoded("DER");
      this.signatureAlgorithm = suite.algorithmIdentifier();
      this.constantAttributes =
          List.of(
              attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.data),
              attribute(
                  PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                  signingCertificate(suite, signer)),
              attribute(
                  CMSAttributes.cmsAlgorithmProtect,
                  new DERSequence(vector(digest, new DERTaggedObject(false, 1, signature)))));
      List<byte[]> encoded = new ArrayList<>();
      for (X509Certificate certificate : chain) {
        encoded.add(certificate.getEncoded());
      }
      this.certificates = Der.setOf(CONTEXT_0, encoded);
      this.signerId =
          new IssuerAndSerialNumber(issuer(signer), signer.getSerialNumber()).getEncoded("DER");
    } catch (IOException | CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate of the chain cannot be encoded", e);
    }
    byte[] attributes = signedAttributes(new byte[suite.digest().length()]);
    byte[] longest = new byte[suite.maxSignatureLength(signer.getPublicKey())];
    this.maxLength = assemble(attributes, longest).length;
  }

  private CmsTemplate(CmsTemplate other, byte[] attribute) {
    this.digestAlgorithm = other.digestAlgorithm;
    this.signatureAlgorithm = other.signatureAlgorithm;
    this.certificates = other.certificates;
    this.signerId = other.signerId;
    List<byte[]> attributes = new ArrayList<>(other.constantAttributes);
    attributes.add(attribute);
    this.constantAttributes = List.copyOf(attributes);
    // the length of lengths may grow too, at most by three bytes in each of seven places
    this.maxLength = other.maxLength + attribute.length + 21;
    this.furtherAttributes = true;
  }

  /** Whether it was made by {@link #with}. */
  public boolean hasFurtherAttributes() {
    return furtherAttributes;
  }

  /**
   * This template with one more signed attribute.
   *
   * @param type its object identifier
   * @param octets its one value, an OCTET STRING of these bytes
   */
  public CmsTemplate with(String type, byte[] octets) {
    try {
      return new CmsTemplate(
          this, attribute(new ASN1ObjectIdentifier(type), new DEROctetString(octets)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1EncodableVector vector(ASN1Encodable... items) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.addAll(items);
    return vector;
  }

  private static X500Name issuer(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
  }

  private static byte[] attribute(ASN1ObjectIdentifier type, ASN1Encodable value)
      throws IOException {
    return new Attribute(type, new DERSet(value)).getEncoded("DER");
  }

  private static SigningCertificateV2 signingCertificate(
      SignatureSuite suite, X509Certificate signer) throws CertificateEncodingException {
    boolean sm3 = suite.digest() == DigestAlgorithm.SM3;
    DigestAlgorithm algorithm = sm3 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
    IssuerSerial issuerSerial =
        new IssuerSerial(
            new GeneralNames(new GeneralName(issuer(signer))), signer.getSerialNumber());
    // SHA-256 is the default of ESSCertIDv2 and then left out in DER
    AlgorithmIdentifier hash = new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.oid()));
    return new SigningCertificateV2(
        new ESSCertIDv2(hash, algorithm.digest(signer.getEncoded()), issuerSerial));
  }

  /**
   * The signed attributes of a document.
   *
   * @param messageDigest the digest of the signed range
   * @return their DER as SET OF: what the key signs
   */
  public byte[] signedAttributes(byte[] messageDigest) {
    List<byte[]> attributes = new ArrayList<>(constantAttributes);
    attributes.add(
        Der.element(
            Der.SEQUENCE,
            MESSAGE_DIGEST,
            Der.element(Der.SET, Der.element(Der.OCTET_STRING, messageDigest))));
    return Der.setOf(Der.SET, attributes);
  }

  private static byte[] oid(ASN1ObjectIdentifier oid) {
    try {
      return oid.getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The whole signature value.
   *
   * @param signedAttributes as {@link #signedAttributes} gave them
   * @param signature the signature over them
   * @return DER of ContentInfo
   */
  public byte[] assemble(byte[] signedAttributes, byte[] signature) {
    return assemble(signedAttributes, signature, new byte[0]);
  }

  /**
   * The whole signature value with a time stamp (RFC 3161, appendix A).
   *
   * @param signedAttributes as {@link #signedAttributes} gave them
   * @param signature the signature over them
   * @param token the encoded token over the signature
   * @return DER of ContentInfo
   */
  public byte[] assembleStamped(byte[] signedAttributes, byte[] signature, byte[] token) {
    return assemble(signedAttributes, signature, unsignedAttributes(token));
  }

  private static byte[] unsignedAttributes(byte[] token) {
    return Der.element(
        CONTEXT_1, Der.element(Der.SEQUENCE, SIGNATURE_TIMESTAMP, Der.element(Der.SET, token)));
  }

  /** Bytes that a token adds to a value, its own included; lengths may take four more each. */
  public static int lengthWith(int token) {
    return unsignedAttributes(new byte[token]).length + LONGER_LENGTHS;
  }

  private byte[] assemble(byte[] signedAttributes, byte[] signature, byte[] unsigned) {
    byte[] signerInfo =
        Der.element(
            Der.SEQUENCE,
            VERSION_1,
            signerId,
            digestAlgorithm,
            Der.retagged(signedAttributes, CONTEXT_0),
            signatureAlgorithm,
            Der.element(Der.OCTET_STRING, signature),
            unsigned);
    byte[] signedData =
        Der.element(
            Der.SEQUENCE,
            VERSION_1,
            Der.element(Der.SET, digestAlgorithm),
            Der.element(Der.SEQUENCE, DATA),
            certificates,
            Der.element(Der.SET, signerInfo));
    return Der.element(Der.SEQUENCE, SIGNED_DATA, Der.element(CONTEXT_0, signedData));
  }

  /**
   * The length of the longest value this key can make.
   *
   * @return in bytes
   */
  public int maxLength() {
    return maxLength;
  }
}
