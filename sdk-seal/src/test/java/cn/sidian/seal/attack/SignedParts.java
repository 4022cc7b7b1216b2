package cn.sidian.seal.attack;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * What of a signature value is signed or decides which certificate it is, so that two values with
 * equal parts say the same; and the zeros behind the value.
 *
 * @param signer the identifier of the certificate, as its name compares
 * @param rest the digest, the attributes, the algorithm, the value and the signer's certificate
 * @param padding what stands behind the value
 */
record SignedParts(@Nullable Object signer, String rest, String padding) {
  /** The parts; those of a value that cannot be read are its bytes. */
  static SignedParts of(byte[] value) {
    try (ASN1InputStream in = new ASN1InputStream(value)) {
      ASN1Sequence info = ASN1Sequence.getInstance(in.readObject());
      int padded = in.available();
      ASN1Sequence data =
          ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(info.getObjectAt(1)), true);
      ASN1Set signers = ASN1Set.getInstance(data.getObjectAt(data.size() - 1));
      SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
      StringBuilder rest = new StringBuilder(hex(info.getObjectAt(0)) + signers.size());
      rest.append(hex(data.getObjectAt(2)));
      rest.append(hex(signer.getDigestAlgorithm()));
      rest.append(hex(signer.getAuthenticatedAttributes()));
      rest.append(hex(signer.getDigestEncryptionAlgorithm()));
      rest.append(hex(signer.getEncryptedDigest()));
      rest.append(hex(signer.getUnauthenticatedAttributes()));
      rest.append(shape(data, signer));
      return new SignedParts(
          signer.getSID().getId().toASN1Primitive() instanceof ASN1Sequence named
              ? IssuerAndSerialNumber.getInstance(named).getName()
              : hex(signer.getSID()),
          rest.toString(),
          HexFormat.of().formatHex(value, value.length - padded, value.length));
    } catch (IOException | RuntimeException e) {
      return new SignedParts(null, HexFormat.of().formatHex(value), "");
    }
  }

  /** The parts around, and the certificate that the signer names. */
  private static String shape(ASN1Sequence data, SignerInfo signer) throws IOException {
    StringBuilder shape = new StringBuilder();
    for (ASN1Encodable part : data) {
      if (part instanceof ASN1TaggedObject tagged) {
        shape.append('[').append(tagged.getTagNo()).append(']');
        ASN1Set set = ASN1Set.getInstance(tagged, false);
        for (ASN1Encodable item : set) {
          shape.append(isOf(signer, item) ? hex(item) : "certificate");
        }
      }
    }
    return shape.toString();
  }

  private static boolean isOf(SignerInfo signer, ASN1Encodable certificate) {
    if (!(signer.getSID().getId().toASN1Primitive() instanceof ASN1Sequence named)) {
      return true;
    }
    IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(named);
    try {
      Certificate candidate = Certificate.getInstance(certificate);
      return candidate.getSerialNumber().hasValue(wanted.getSerialNumber().getValue())
          && candidate.getIssuer().equals(wanted.getName());
    } catch (RuntimeException e) {
      // what cannot be read is not the signer's
      return false;
    }
  }

  private static String hex(@Nullable ASN1Encodable object) throws IOException {
    return object == null
        ? "-"
        : HexFormat.of().formatHex(object.toASN1Primitive().getEncoded("DL")) + ";";
  }

  /** The bytes of hexadecimal digits, or null if there is something else among them. */
  static byte @Nullable [] decode(byte[] digits) {
    try {
      return HexFormat.of()
          .parseHex(new String(digits, java.nio.charset.StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
