package cn.sidian.core.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/**
 * The two shapes of an SM2 or ECDSA signature: DER {@code SEQUENCE { r INTEGER, s INTEGER }} in
 * certificates, CMS and seals (GB/T 35276), and the raw {@code r ‖ s} that many devices return.
 */
public final class RawSignature {
  private RawSignature() {}

  /**
   * Raw to DER.
   *
   * @param raw r and s, each filling half of the array
   * @return the DER encoding
   * @throws IllegalArgumentException if the length is odd or zero
   */
  public static byte[] toDer(byte[] raw) {
    if (raw.length == 0 || raw.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a raw signature is r ‖ s of equal length; got " + raw.length + " bytes");
    }
    int half = raw.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(raw, 0, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, half, raw.length));
    try {
      return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)})
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * DER to raw.
   *
   * @param der a DER signature
   * @param numberLength the length of r and of s in the result: 32 for SM2 and P-256, 48 for P-384
   * @return r ‖ s
   * @throws IllegalArgumentException if it is not the DER encoding of two numbers of that length
   */
  public static byte[] fromDer(byte[] der, int numberLength) {
    BigInteger[] numbers = numbers(der);
    byte[] raw = new byte[2 * numberLength];
    place(numbers[0], raw, 0, numberLength);
    place(numbers[1], raw, numberLength, numberLength);
    return raw;
  }

  static boolean isDer(byte[] signature) {
    try {
      numbers(signature);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static BigInteger[] numbers(byte[] der) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      if (sequence.size() == 2 && Arrays.equals(sequence.getEncoded("DER"), der)) {
        BigInteger r = ASN1Integer.getInstance(sequence.getObjectAt(0)).getValue();
        BigInteger s = ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue();
        if (r.signum() >= 0 && s.signum() >= 0) {
          return new BigInteger[] {r, s};
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("not a DER signature SEQUENCE { r, s }", e);
    }
    throw new IllegalArgumentException("not a DER signature SEQUENCE { r, s }");
  }

  private static void place(BigInteger number, byte[] out, int from, int length) {
    byte[] bytes = number.toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    int size = bytes.length - skip;
    if (size > length) {
      throw new IllegalArgumentException(
          "a number of the signature needs " + size + " bytes, more than " + length);
    }
    System.arraycopy(bytes, skip, out, from + length - size, size);
  }
}
