package cn.sidian.certificate.internal.code;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;

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
  private static final BigInteger BASE = BigInteger.valueOf(36);

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
    return (BASE.pow(digits).subtract(BigInteger.ONE).bitLength() + 7) / 8;
  }

  private static String digits(CertificateId id) {
    return id.typeCode()
        + id.issuerCode()
        + id.serial()
        + Integer.toString(1_000 + id.version()).substring(1);
  }

  /** The identifier of a value, or CBOR_MALFORMED if it is none or has another spelling. */
  public static CertificateId read(Cbor value, String place) {
    CertificateId id =
        value instanceof Cbor.Bytes bytes ? packed(bytes, place) : text(value, place);
    if (!write(id).equals(value)) {
      throw CborFields.shape(place);
    }
    return id;
  }

  private static CertificateId text(Cbor value, String place) {
    if (value instanceof Cbor.Text text) {
      return CertificateId.parse(text.value()).value().orElseThrow(() -> CborFields.shape(place));
    }
    throw CborFields.shape(place);
  }

  private static CertificateId packed(Cbor.Bytes value, String place) {
    byte[] bytes = value.content();
    int serial = bytes.length == 0 ? 0 : bytes[0];
    if (serial < 1 || serial > 64 || bytes.length != 1 + length(FIXED + serial)) {
      throw CborFields.shape(place);
    }
    String number =
        new BigInteger(1, Arrays.copyOfRange(bytes, 1, bytes.length))
            .toString(36)
            .toUpperCase(Locale.ROOT);
    int missing = FIXED + serial - number.length();
    if (missing < 0) {
      throw CborFields.shape(place);
    }
    String digits = "0".repeat(missing) + number;
    String version = digits.substring(TYPE + ISSUER + serial);
    try {
      return CertificateId.of(
          digits.substring(0, TYPE),
          digits.substring(TYPE, TYPE + ISSUER),
          digits.substring(TYPE + ISSUER, TYPE + ISSUER + serial),
          Integer.parseInt(version),
          CertificateIdRules.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw CborFields.shape(place);
    }
  }
}
