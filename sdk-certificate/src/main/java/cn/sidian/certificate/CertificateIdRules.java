package cn.sidian.certificate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is not known for certain about identifiers (GB/T 36904-2018), as settings. The text of the
 * standard was not at hand: root and signs are what published identifiers show.
 *
 * @param roots the roots in force, as {@code 1.2.156.3005.2}; new identifiers get the first
 * @param signs characters other than digits and capital letters that a serial may hold; they do not
 *     count for the check character
 * @param maxSerial the longest serial, in characters
 */
public record CertificateIdRules(List<String> roots, String signs, int maxSerial) {
  private static final Pattern ROOT = Pattern.compile("[0-9]+(\\.[0-9]+)+");

  /** The root 1.2.156.3005.2; {@code _} and {@code -} may stand in a serial and do not count. */
  public static final CertificateIdRules DEFAULT =
      new CertificateIdRules(List.of("1.2.156.3005.2"), "_-", 64);

  /**
   * Checks the parts.
   *
   * @param roots the roots in force, at least one
   * @param signs what a serial may hold besides digits and capital letters
   * @param maxSerial the longest serial
   * @throws IllegalArgumentException if there is no root, a root is no object identifier, or a
   *     setting makes no sense
   */
  public CertificateIdRules {
    roots = List.copyOf(roots);
    if (roots.isEmpty() || !roots.stream().allMatch(root -> ROOT.matcher(root).matches())) {
      throw new IllegalArgumentException(
          "give at least one root, each as numbers with full stops between: 1.2.156.3005.2");
    }
    if (signs.contains(".") || maxSerial < 1) {
      throw new IllegalArgumentException(
          "a serial has at least one character and no full stop, which separates the parts");
    }
  }
}
