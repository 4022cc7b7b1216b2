package cn.sidian.core.crypto;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What can be seen of a PKCS#12 file without its password (RFC 7292): whether it is one, and
 * whether trying a password is affordable. One flipped bit in an iteration count can mean hours.
 */
final class Pkcs12Shape {
  /** Twice what the JDK reads, five times the highest count that is recommended anywhere. */
  private static final BigInteger MAX_COUNT = BigInteger.valueOf(10_000_000);

  private static final int MAX_DEPTH = 8;

  private Pkcs12Shape() {}

  /** Whether these bytes are a PKCS#12 structure whose key derivations end in time. */
  static boolean isReadable(byte[] bytes) {
    try {
      Pfx pfx = Pfx.getInstance(ASN1Primitive.fromByteArray(bytes));
      MacData mac = pfx.getMacData();
      if (mac != null
          && !(isModest(mac.getIterationCount()) && isAffordable(mac.getMac().getAlgorithmId()))) {
        return false;
      }
      for (ContentInfo part : safe(pfx)) {
        if (!isAffordable(part)) {
          return false;
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static ContentInfo[] safe(Pfx pfx) throws IOException {
    if (!pfx.getAuthSafe().getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new IOException("the content is not protected by a password");
    }
    byte[] octets = ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
    return AuthenticatedSafe.getInstance(ASN1Primitive.fromByteArray(octets)).getContentInfo();
  }

  private static boolean isAffordable(ContentInfo part) throws IOException {
    if (part.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
      return isAffordable(EncryptedData.getInstance(part.getContent()).getEncryptionAlgorithm());
    }
    if (!part.getContentType().equals(PKCSObjectIdentifiers.data)) {
      return true;
    }
    byte[] bags = ASN1OctetString.getInstance(part.getContent()).getOctets();
    for (ASN1Encodable item : ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bags))) {
      SafeBag bag = SafeBag.getInstance(item);
      if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)
          && !isAffordable(
              EncryptedPrivateKeyInfo.getInstance(bag.getBagValue()).getEncryptionAlgorithm())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAffordable(AlgorithmIdentifier algorithm) {
    ASN1Encodable parameters = algorithm.getParameters();
    return parameters == null || isModest(parameters.toASN1Primitive(), 0);
  }

  /**
   * Every number in the parameters of PBES1, PBES2, PBMAC1 and scrypt is a cost or a length; none
   * is ever large.
   */
  private static boolean isModest(ASN1Primitive parameters, int depth) {
    if (parameters instanceof ASN1Integer number) {
      return isModest(number.getValue());
    }
    if (parameters instanceof ASN1Sequence sequence) {
      for (ASN1Encodable item : sequence) {
        if (depth == MAX_DEPTH || !isModest(item.toASN1Primitive(), depth + 1)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isModest(BigInteger number) {
    return number.signum() > 0 && number.compareTo(MAX_COUNT) <= 0;
  }
}
