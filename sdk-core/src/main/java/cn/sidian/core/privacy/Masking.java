package cn.sidian.core.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Personal data as others may see it: some characters at the ends, a star for each other one. A
 * value too short for its rule shows at most its first character. Masking is for eyes; whoever may
 * guess (a citizen number has few unknown digits once area and birthday are known) is kept out by
 * {@link FieldCipher} and {@link KeyedDigest}.
 */
public final class Masking {
  /** 15 to 19 digits, the last may be X: citizen numbers of both lengths and bank cards. */
  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){13,17}[ -]?[0-9Xx](?![0-9A-Za-z])");

  private static final Pattern MOBILE =
      Pattern.compile("(?<![0-9])(?:\\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]){8}(?![0-9])");

  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9.-]{1,200}\\.[\\p{L}]{2,20}");

  private Masking() {}

  /** What a value is. */
  public enum Kind {
    /** A citizen's number, 18 or 15 characters: the first three and the last two are shown. */
    CITIZEN_ID(3, 2),
    /** A telephone number: the first three and the last four. */
    PHONE(3, 4),
    /** A bank or other account: the last four. */
    ACCOUNT(0, 4),
    /** The number of another personal document: the first and the last two. */
    DOCUMENT(1, 2),
    /** A person's name: the first character (of a compound surname too). */
    NAME(1, 0),
    /** An address: the first six characters, usually province and city. */
    ADDRESS(6, 0),
    /** A mail address: the first character and the domain. */
    MAIL(1, 0);

    private final int head;
    private final int tail;

    Kind(int head, int tail) {
      this.head = head;
      this.tail = tail;
    }
  }

  /**
   * Masks one value whose kind is known.
   *
   * @param value the value
   * @param kind what it is
   * @return as many characters as the value has
   */
  public static String mask(String value, Kind kind) {
    if (kind == Kind.MAIL && value.indexOf('@') > 0) {
      int at = value.lastIndexOf('@');
      return mask(value.substring(0, at), Kind.NAME) + value.substring(at);
    }
    return mask(value, kind.head, kind.tail);
  }

  private static String mask(String value, int head, int tail) {
    int[] points = value.codePoints().toArray();
    boolean wide = points.length > head + tail + 1;
    int first = wide ? head : Math.min(Math.min(head, 1), Math.max(0, points.length - 1));
    int last = wide ? points.length - tail : points.length;
    StringBuilder out = new StringBuilder(points.length);
    for (int i = 0; i < points.length; i++) {
      out.appendCodePoint(i < first || i >= last ? points[i] : '*');
    }
    return out.toString();
  }

  /**
   * Masks what looks like personal numbers in a text of unknown content, for log lines and messages
   * of foreign systems: citizen numbers, bank cards, mobile numbers and mail addresses. Names
   * cannot be recognised; a text that may hold names is not to be logged at all.
   *
   * @param text any text
   * @return the text with the numbers masked
   */
  public static String scrub(String text) {
    String out = replace(text, LONG_NUMBER, Kind.CITIZEN_ID);
    out = replace(out, MOBILE, Kind.PHONE);
    return replace(out, MAIL, Kind.MAIL);
  }

  private static String replace(String text, Pattern pattern, Kind kind) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(mask(found.group(), kind)));
  }
}
