package cn.sidian.certificate;

import java.util.Objects;

/**
 * A holder of a certificate (持证主体). Personal data: {@link #toString()} shows the kind of code only.
 *
 * @param code kind and code
 * @param name as the certificate shows it
 */
public record Holder(HolderCode code, String name) {
  /**
   * Checks the parts.
   *
   * @param code kind and code
   * @param name as the certificate shows it
   * @throws IllegalArgumentException if the name is blank
   */
  public Holder {
    Objects.requireNonNull(code, "code");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a holder needs a name");
    }
  }

  /**
   * The name as others may see it: the first character and a star for each other one.
   *
   * @return as many characters as the name has
   */
  public String maskedName() {
    int first = Character.charCount(name.codePointAt(0));
    return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
  }

  @Override
  public String toString() {
    return "Holder[" + code.kind() + "]";
  }
}
