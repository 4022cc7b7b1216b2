package cn.sidian.certificate.internal.code;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import java.math.BigInteger;

/**
 * An identifier in a code. With the usual root, an issuer of 18 characters, a serial of digits and
 * capital letters and the right check character it is one length byte for the serial and then type,
 * issuer, serial and version as one number of base 36, big-endian, in as few bytes as its
 * characters can need: two thirds of the text. Every other identifier is text. Each identifier has
 * one spelling.
 */
public final class IdentifierBytes {
  private static final String ROOT = CertificateIdRules.DEFAULT.roots().get(0);
  private static final int TYPE = 21;
  private static final int ISSUER = 18;
  private static final int VERSION = 3;
  private static final int FIXED = TYPE + ISSUER + VERSION;
  private static final int MAX_SERIAL = 64;
  private static final int RADIX = 36;
  private static final BigInteger BASE = BigInteger.valueOf(RADIX);
  private static final int[] LENGTHS = lengths();

  /** Five digits at once, as many as a division of a long by an int allows. */
  private static final int GROUP = 5;

  private static final long GROUP_BASE = 60_466_176;
  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private IdentifierBytes() {}

  /** The identifier as a value of a payload. */
  public static Cbor write(CertificateId id) {
    String digits = digits(id);
    boolean short36 =
        id.root().equals(ROOT)
            && id.issuerCode().length() == ISSUER
            && id.serial().chars().allMatch(c -> Character.digit(c, 36) >= 0)
            && CertificateId.parse(id.toString()).form() == CertificateId.Form.CORRECT;
    if (!short36) {
      return Cbor.of(id.toString());
    }
    byte[] number = new BigInteger(digits, 36).toByteArray();
    int skip = number[0] == 0 ? 1 : 0;
    int length = length(digits.length());
    byte[] out = new byte[1 + length];
    out[0] = (byte) id.serial().length();
    int count = number.length - skip;
    System.arraycopy(number, skip, out, out.length - count, count);
    return Cbor.of(out);
  }

  /** How many bytes the largest number of so many digits needs. */
  private static int length(int digits) {
    return LENGTHS[digits];
  }

  private static int[] lengths() {
    int[] lengths = new int[FIXED + MAX_SERIAL + 1];
    for (int digits = 1; digits < lengths.length; digits++) {
      lengths[digits] = (BASE.pow(digits).subtract(BigInteger.ONE).bitLength() + 7) / 8;
    }
    return lengths;
  }

  private static String digits(CertificateId id) {
    return id.typeCode()
        + id.issuerCode()
        + id.serial()
        + Integer.toString(1_000 + id.version()).substring(1);
  }

  /** The identifier of a value, or CBOR_MALFORMED if it is none or has another spelling. */
  public static CertificateId read(Cbor value, String place) {
    if (value instanceof Cbor.Bytes bytes) {
      return packed(bytes.content(), place);
    }
    if (value instanceof Cbor.Text text) {
      CertificateId id =
          CertificateId.parse(text.value()).value().orElseThrow(() -> CborFields.shape(place));
      if (write(id).equals(value)) {
        return id;
      }
    }
    throw CborFields.shape(place);
  }

  /**
   * What is packed needs no writing again to see that it has no second spelling: root and check
   * character are the computed ones, the length byte fixes the number of bytes, and bytes and
   * digits of one number stand for each other.
   */
  private static CertificateId packed(byte[] bytes, String place) {
    int serial = bytes.length == 0 ? 0 : bytes[0];
    if (serial < 1 || serial > MAX_SERIAL || bytes.length != 1 + length(FIXED + serial)) {
      throw CborFields.shape(place);
    }
    String digits = digits(bytes, FIXED + serial, place);
    try {
      return CertificateId.of(
          digits.substring(0, TYPE),
          digits.substring(TYPE, TYPE + ISSUER),
          digits.substring(TYPE + ISSUER, TYPE + ISSUER + serial),
          Integer.parseInt(digits, TYPE + ISSUER + serial, digits.length(), 10),
          CertificateIdRules.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw CborFields.shape(place);
    }
  }

  /** The digits of the number behind the length byte, or CBOR_MALFORMED if it needs more. */
  private static String digits(byte[] bytes, int count, String place) {
    int[] words = words(bytes);
    char[] digits = new char[count];
    int first = 0;
    for (int to = count; to > 0; to -= GROUP) {
      long rest = 0;
      for (int i = first; i < words.length; i++) {
        long part = (rest << 32) | (words[i] & 0xffffffffL);
        words[i] = (int) (part / GROUP_BASE);
        rest = part % GROUP_BASE;
      }
      while (first < words.length && words[first] == 0) {
        first++;
      }
      for (int i = to - 1; i >= Math.max(0, to - GROUP); i--) {
        digits[i] = DIGITS.charAt((int) (rest % RADIX));
        rest /= RADIX;
      }
      if (rest != 0) {
        throw CborFields.shape(place);
      }
    }
    if (first < words.length) {
      throw CborFields.shape(place);
    }
    return new String(digits);
  }

  /** The number behind the length byte in words of 32 bits, the highest first. */
  private static int[] words(byte[] bytes) {
    int[] words = new int[(bytes.length + 2) / 4];
    for (int i = 1; i < bytes.length; i++) {
      int low = bytes.length - 1 - i;
      words[words.length - 1 - low / 4] |= (bytes[i] & 0xff) << (8 * (low % 4));
    }
    return words;
  }
}
