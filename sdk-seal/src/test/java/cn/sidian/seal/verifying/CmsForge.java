package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes CMS signatures piece by piece with BouncyCastle's ASN.1 types, so that every piece can be
 * made wrong while the others stay right. Made independently of the product's own writer.
 */
final class CmsForge {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  final TestAuthority.Issued signer;
  DigestAlgorithm digest;
  String digestOid;
  String signatureOid;
  String jca;
  boolean attributesPresent = true;
  boolean sorted = true;
  boolean signedSorted;
  boolean indefinite;
  boolean definiteOutside;
  boolean subjectKeyId;
  int signers = 1;
  ASN1ObjectIdentifier contentType = CMSObjectIdentifiers.data;
  byte @Nullable [] content;

  /** Makes the content from the covered bytes, where it has some. */
  @Nullable UnaryOperator<byte[]> contentOf;

  ASN1ObjectIdentifier type = CMSObjectIdentifiers.signedData;

  /** Parameters of the signature algorithm, as those of PSS. */
  @Nullable ASN1Encodable signatureParameters;

  /** Changes the finished value, as to r ‖ s. */
  UnaryOperator<byte[]> valueAs = value -> value;

  /** Changes the name of the issuer by which the signer's certificate is named. */
  UnaryOperator<X500Name> issuerAs = name -> name;

  List<X509Certificate> certificates;
  final Map<String, ASN1Encodable> attributes = new LinkedHashMap<>();

  /** Makes values of the time-stamp attribute from the signature value. */
  List<UnaryOperator<byte[]>> timestamps = List.of();

  private CmsForge(TestAuthority.Issued signer, DigestAlgorithm digest) {
    this.signer = signer;
    this.digest = digest;
    this.digestOid = digest.oid();
    this.certificates = signer.chain();
    this.signatureOid = "";
    this.jca = "";
  }

  /** What is right for a kind of key. */
  static CmsForge of(TestAuthority.Issued signer, TestKeys kind) {
    return switch (kind) {
      case SM2 ->
          new CmsForge(signer, DigestAlgorithm.SM3).algorithm("1.2.156.10197.1.501", "SM3withSM2");
      case RSA, RSA_1024 ->
          new CmsForge(signer, DigestAlgorithm.SHA256)
              .algorithm("1.2.840.113549.1.1.1", "SHA256withRSA");
      case P256 ->
          new CmsForge(signer, DigestAlgorithm.SHA256)
              .algorithm("1.2.840.10045.4.3.2", "SHA256withECDSA");
      case P384 ->
          new CmsForge(signer, DigestAlgorithm.SHA384)
              .algorithm("1.2.840.10045.4.3.3", "SHA384withECDSA");
      case ED25519 ->
          new CmsForge(signer, DigestAlgorithm.SHA512).algorithm("1.3.101.112", "Ed25519");
      case ED448 ->
          new CmsForge(signer, DigestAlgorithm.SHAKE256).algorithm("1.3.101.113", "Ed448");
    };
  }

  CmsForge algorithm(String oid, String jcaName) {
    this.signatureOid = oid;
    this.jca = jcaName;
    return this;
  }

  CmsForge hash(DigestAlgorithm algorithm) {
    this.digest = algorithm;
    this.digestOid = algorithm.oid();
    return this;
  }

  /** A signed attribute that replaces the right one or comes in addition. */
  CmsForge attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    attributes.put(type.getId(), value);
    return this;
  }

  /** The whole structure over the parts of a file. */
  byte[] make(byte[]... parts) {
    try {
      return structure(parts);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] structure(byte[]... parts) throws IOException, GeneralSecurityException {
    if (contentOf != null) {
      content = contentOf.apply(joined(parts));
    }
    byte[] signed = content == null ? joined(parts) : content;
    ASN1Encodable toSign = attributesPresent ? signedAttributes(signed) : null;
    byte[] value = valueAs.apply(sign(toSign == null ? signed : toBeSigned(toSign)));
    ASN1EncodableVector infos = new ASN1EncodableVector();
    for (int i = 0; i < signers; i++) {
      infos.add(signerInfo(toSign, value));
    }
    ASN1EncodableVector encapsulated = vector(contentType);
    if (content != null) {
      encapsulated.add(new DERTaggedObject(true, 0, new DEROctetString(content)));
    }
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (X509Certificate certificate : certificates) {
      all.add(ASN1Primitive.fromByteArray(certificate.getEncoded()));
    }
    ASN1EncodableVector data = vector(new ASN1Integer(1));
    data.add(set(vector(identifier(digestOid))));
    data.add(sequence(encapsulated));
    if (!certificates.isEmpty()) {
      data.add(tagged(0, set(all)));
    }
    data.add(set(infos));
    if (indefinite && definiteOutside) {
      byte[] inner = sequence(data).toASN1Primitive().getEncoded("BER");
      return wrapped(0x30, joined(type.getEncoded(), wrapped(0xA0, inner)));
    }
    ASN1EncodableVector outer = vector(type);
    outer.add(
        indefinite
            ? new BERTaggedObject(true, 0, sequence(data))
            : new DLTaggedObject(true, 0, sequence(data)));
    return sequence(outer).toASN1Primitive().getEncoded(indefinite ? "BER" : "DL");
  }

  private static byte[] wrapped(int tag, byte[] content) {
    byte[] out = new byte[content.length + 4];
    out[0] = (byte) tag;
    out[1] = (byte) 0x82;
    out[2] = (byte) (content.length >> 8);
    out[3] = (byte) content.length;
    System.arraycopy(content, 0, out, 4, content.length);
    return out;
  }

  private ASN1Encodable signedAttributes(byte[] signed)
      throws IOException, GeneralSecurityException {
    Map<String, ASN1Encodable> all = new LinkedHashMap<>();
    all.put(CMSAttributes.contentType.getId(), contentType);
    all.put(CMSAttributes.messageDigest.getId(), new DEROctetString(digest.digest(signed)));
    all.put(
        PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId(),
        namesCertificate(signer.certificate()));
    all.put(CMSAttributes.cmsAlgorithmProtect.getId(), protection(digestOid, signatureOid));
    attributes.forEach((type, value) -> all.put(type, value));
    all.values().removeIf(value -> value == ABSENT);
    List<ASN1Encodable> items = new ArrayList<>();
    for (Map.Entry<String, ASN1Encodable> entry : all.entrySet()) {
      ASN1Encodable values =
          entry.getValue() instanceof DERSet several ? several : new DERSet(entry.getValue());
      items.add(
          new DLSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(entry.getKey()), values}));
    }
    items.sort(
        (a, b) -> {
          int order = Arrays.compareUnsigned(encoded(a), encoded(b));
          return sorted ? order : -order;
        });
    return new DLSet(items.toArray(new ASN1Encodable[0]));
  }

  private byte[] toBeSigned(ASN1Encodable set) throws IOException {
    return set.toASN1Primitive().getEncoded(sorted || signedSorted ? "DER" : "DL");
  }

  /** Put in place of a signed attribute to leave it out. */
  static final ASN1Encodable ABSENT = new DERSequence();

  static ASN1Encodable namesCertificate(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new SigningCertificateV2(new ESSCertIDv2(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static ASN1Encodable protection(String digestOid, String signatureOid) {
    return new DERSequence(
        new ASN1Encodable[] {
          identifier(digestOid), new DERTaggedObject(false, 1, identifier(signatureOid))
        });
  }

  private ASN1Encodable signerInfo(@Nullable ASN1Encodable toSign, byte[] value)
      throws IOException {
    ASN1EncodableVector info = vector(new ASN1Integer(subjectKeyId ? 3 : 1));
    if (subjectKeyId) {
      byte[] extension = signer.certificate().getExtensionValue("2.5.29.14");
      byte[] inner = Arrays.copyOfRange(extension, 4, extension.length);
      info.add(new DERTaggedObject(false, 0, new DEROctetString(inner)));
    } else {
      info.add(
          new IssuerAndSerialNumber(
              issuerAs.apply(
                  X500Name.getInstance(signer.certificate().getIssuerX500Principal().getEncoded())),
              signer.certificate().getSerialNumber()));
    }
    info.add(identifier(digestOid));
    if (toSign != null) {
      info.add(new DLTaggedObject(false, 0, toSign));
    }
    info.add(
        signatureParameters == null
            ? identifier(signatureOid)
            : new AlgorithmIdentifier(new ASN1ObjectIdentifier(signatureOid), signatureParameters));
    info.add(new DEROctetString(value));
    if (!timestamps.isEmpty()) {
      ASN1EncodableVector tokens = new ASN1EncodableVector();
      for (UnaryOperator<byte[]> timestamp : timestamps) {
        tokens.add(ASN1Primitive.fromByteArray(timestamp.apply(value)));
      }
      ASN1EncodableVector attribute = vector(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      attribute.add(new DLSet(tokens));
      info.add(new DLTaggedObject(false, 1, new DLSet(new DLSequence(attribute))));
    }
    return new DLSequence(info).toASN1Primitive();
  }

  /** The value that a time stamp over this signature must be over. */
  byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(jca, BC);
    signature.initSign(signer.privateKey());
    signature.update(message);
    return signature.sign();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] encoded(ASN1Encodable object) {
    try {
      return object.toASN1Primitive().getEncoded("DL");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Encodable identifier(String oid) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
  }

  private static ASN1EncodableVector vector(ASN1Encodable first) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.add(first);
    return vector;
  }

  private ASN1Encodable sequence(ASN1EncodableVector items) {
    return indefinite ? new BERSequence(items) : new DLSequence(items);
  }

  private ASN1Encodable set(ASN1EncodableVector items) {
    return indefinite ? new BERSet(items) : new DLSet(items);
  }

  private ASN1Encodable tagged(int tag, ASN1Encodable set) {
    return indefinite ? new BERTaggedObject(false, tag, set) : new DLTaggedObject(false, tag, set);
  }
}
