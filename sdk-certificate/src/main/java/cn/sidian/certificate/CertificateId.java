package cn.sidian.certificate;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.code.CheckCharacter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of a certificate (证照标识, GB/T 36904-2018): root, type code (21 characters), code of
 * the issuing authority, serial, version (three digits, 001 first) and a check character.
 * Identifier and version name a certificate; the file's digest does not. Immutable and safe for
 * many threads.
 */
public final class CertificateId {
  private static final int TYPE_LENGTH = 21;
  private static final int MAX_LENGTH = 200;
  private static final int LAST_VERSION = 999;
  private static final String CLAUSE = "GB/T 36904-2018";
  private static final int MAX_ISSUER = 32;
  private static final int PARTS = 5;

  private final String root;
  private final String typeCode;
  private final String issuerCode;
  private final String serial;
  private final int version;
  private final char check;
  private final String text;

  private CertificateId(
      String root, String typeCode, String issuerCode, String serial, int version, char check) {
    this.root = root;
    this.typeCode = typeCode;
    this.issuerCode = issuerCode;
    this.serial = serial;
    this.version = version;
    this.check = check;
    this.text =
        String.join(
            ".", root, typeCode, issuerCode, serial, threeDigits(version), String.valueOf(check));
  }

  /** How an identifier came out when it was read. */
  public enum Form {
    /** It has all parts and the right check character. */
    CORRECT,
    /** It has all parts, and another check character than the computed one. */
    CHECK_MISMATCH,
    /** It is no identifier of these rules: parts, root or version are wrong. */
    UNPARSABLE
  }

  /**
   * What became of reading.
   *
   * @param form how it came out
   * @param id the identifier as written; null exactly if unparsable
   * @param findings {@code IDENTIFIER_CHECK_MISMATCH}, a warning, unless correct: generators in use
   *     compute it wrongly, so nothing is forged for that
   */
  public record Reading(Form form, @Nullable CertificateId id, List<Finding> findings) {
    /**
     * Copies the list.
     *
     * @param form how it came out
     * @param id the identifier as written, or null
     * @param findings what was noticed
     */
    public Reading {
      findings = List.copyOf(findings);
    }

    /**
     * The identifier, for callers that put up with a wrong check character.
     *
     * @return empty if unparsable
     */
    public Optional<CertificateId> value() {
      return Optional.ofNullable(id);
    }
  }

  /**
   * Makes an identifier and computes its check character.
   *
   * @param typeCode 21 digits and capital letters
   * @param issuerCode the code of the issuing authority, digits and capital letters
   * @param serial digits, capital letters and the signs the rules allow
   * @param version 1 to 999
   * @param rules the settings
   * @return the identifier under the first root
   * @throws IllegalArgumentException if a part is not of its form
   */
  public static CertificateId of(
      String typeCode, String issuerCode, String serial, int version, CertificateIdRules rules) {
    if (!isType(typeCode)) {
      throw new IllegalArgumentException(
          "a type code has 21 digits and capital letters: the social credit code of the authority"
              + " that defines the type, and three more");
    }
    if (!isIssuer(issuerCode)) {
      throw new IllegalArgumentException(
          "the code of an issuing authority has 1 to 32 digits and capital letters");
    }
    if (!isSerial(serial, rules)) {
      throw new IllegalArgumentException(
          "a serial has 1 to "
              + rules.maxSerial()
              + " digits, capital letters or the signs allowed");
    }
    if (version < 1 || version > LAST_VERSION) {
      throw new IllegalArgumentException("a version is 1 to 999");
    }
    char check = CheckCharacter.of(checked(typeCode, issuerCode, serial, version));
    return new CertificateId(rules.roots().get(0), typeCode, issuerCode, serial, version, check);
  }

  /**
   * Reads an identifier under the default rules.
   *
   * @param written as in {@code 1.2.156.3005.2.1110….001.U}
   * @return how it came out; never an exception
   */
  public static Reading parse(String written) {
    return parse(written, CertificateIdRules.DEFAULT);
  }

  /**
   * Reads an identifier.
   *
   * @param written the identifier
   * @param rules the settings
   * @return how it came out; never an exception
   */
  public static Reading parse(String written, CertificateIdRules rules) {
    if (written.length() > MAX_LENGTH) {
      return unparsable("length");
    }
    String root = root(written, rules);
    if (root == null) {
      return unparsable("root");
    }
    String[] parts = parts(written, root.length() + 1);
    if (parts == null) {
      return unparsable("parts");
    }
    if (!isType(parts[0])) {
      return unparsable("type");
    }
    if (!isIssuer(parts[1])) {
      return unparsable("issuer");
    }
    if (!isSerial(parts[2], rules)) {
      return unparsable("serial");
    }
    if (!isVersion(parts[3])) {
      return unparsable("version");
    }
    if (parts[4].length() != 1 || !isCodeCharacter(parts[4].charAt(0))) {
      return unparsable("check");
    }
    int version = Integer.parseInt(parts[3]);
    char check = parts[4].charAt(0);
    char expected = CheckCharacter.of(checked(parts[0], parts[1], parts[2], version));
    CertificateId id = new CertificateId(root, parts[0], parts[1], parts[2], version, check);
    return check == expected
        ? new Reading(Form.CORRECT, id, List.of())
        : new Reading(
            Form.CHECK_MISMATCH,
            id,
            List.of(
                MESSAGES
                    .warning(
                        "IDENTIFIER_CHECK_MISMATCH",
                        MESSAGES.text("IDENTIFIER_CHECK_MISMATCH.character", check, expected))
                    .under(CLAUSE)));
  }

  private static Reading unparsable(String part) {
    Finding finding =
        MESSAGES.warning(
            "IDENTIFIER_CHECK_MISMATCH", MESSAGES.text("IDENTIFIER_CHECK_MISMATCH." + part));
    return new Reading(Form.UNPARSABLE, null, List.of(finding.under(CLAUSE)));
  }

  private static @Nullable String root(String written, CertificateIdRules rules) {
    for (String root : rules.roots()) {
      if (written.startsWith(root)
          && written.length() > root.length()
          && written.charAt(root.length()) == '.') {
        return root;
      }
    }
    return null;
  }

  /** The five parts behind the root; null if there are more or fewer. */
  private static String @Nullable [] parts(String written, int from) {
    String[] parts = new String[PARTS];
    int begin = from;
    for (int i = 0; i < PARTS; i++) {
      int stop = written.indexOf('.', begin);
      if ((stop < 0) != (i == PARTS - 1)) {
        return null;
      }
      parts[i] = stop < 0 ? written.substring(begin) : written.substring(begin, stop);
      begin = stop + 1;
    }
    return parts;
  }

  private static boolean isType(String type) {
    return type.length() == TYPE_LENGTH && isCode(type);
  }

  private static boolean isIssuer(String issuer) {
    return !issuer.isEmpty() && issuer.length() <= MAX_ISSUER && isCode(issuer);
  }

  private static boolean isCode(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (!isCodeCharacter(part.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersion(String version) {
    return version.length() == 3
        && isDigit(version.charAt(0))
        && isDigit(version.charAt(1))
        && isDigit(version.charAt(2))
        && !version.equals("000");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSerial(String serial, CertificateIdRules rules) {
    if (serial.length() > rules.maxSerial()) {
      return false;
    }
    boolean any = false;
    for (int i = 0; i < serial.length(); i++) {
      boolean counts = isCodeCharacter(serial.charAt(i));
      if (!counts && rules.signs().indexOf(serial.charAt(i)) < 0) {
        return false;
      }
      any |= counts;
    }
    return any;
  }

  private static boolean isCodeCharacter(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  /** What the check character protects: no dots, no root, no signs. */
  private static String checked(String typeCode, String issuerCode, String serial, int version) {
    StringBuilder body = new StringBuilder(96).append(typeCode).append(issuerCode);
    for (int i = 0; i < serial.length(); i++) {
      if (isCodeCharacter(serial.charAt(i))) {
        body.append(serial.charAt(i));
      }
    }
    return body.append(threeDigits(version)).toString();
  }

  private static String threeDigits(int version) {
    return Integer.toString(1_000 + version).substring(1);
  }

  /**
   * The identifier of the next version of the same certificate.
   *
   * @param rules the settings
   * @return version one higher, its own check character
   * @throws IllegalStateException after version 999
   */
  public CertificateId nextVersion(CertificateIdRules rules) {
    if (version == LAST_VERSION) {
      throw new IllegalStateException("version 999 is the last; issue under a new serial");
    }
    return of(typeCode, issuerCode, serial, version + 1, rules);
  }

  /**
   * The root under which it was given.
   *
   * @return as in {@code 1.2.156.3005.2}
   */
  public String root() {
    return root;
  }

  /**
   * The code of the type.
   *
   * @return 21 characters
   */
  public String typeCode() {
    return typeCode;
  }

  /**
   * The code of the issuing authority.
   *
   * @return usually its social credit code
   */
  public String issuerCode() {
    return issuerCode;
  }

  /**
   * The serial.
   *
   * @return as written
   */
  public String serial() {
    return serial;
  }

  /**
   * The version.
   *
   * @return 1 to 999
   */
  public int version() {
    return version;
  }

  /**
   * The check character as written.
   *
   * @return a digit or capital letter
   */
  public char check() {
    return check;
  }

  /**
   * The whole identifier as written.
   *
   * @return with root and full stops
   */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CertificateId id && id.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(typeCode, issuerCode, serial, version);
  }
}
