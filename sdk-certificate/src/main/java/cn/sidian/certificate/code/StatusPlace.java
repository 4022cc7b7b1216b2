package cn.sidian.certificate.code;

import java.util.Objects;

/**
 * Where the state of a certificate stands.
 *
 * @param list the name of the status list; short, since it is printed into every code
 * @param index the place in it
 */
public record StatusPlace(String list, long index) {

  /**
   * Checks the parts.
   *
   * @param list the name of the status list
   * @param index the place in it
   * @throws IllegalArgumentException if the name is empty or longer than 200 characters, or the
   *     index negative
   */
  public StatusPlace {
    Objects.requireNonNull(list, "list");
    if (list.isEmpty() || list.length() > 200 || index < 0) {
      throw new IllegalArgumentException("a list has 1 to 200 characters, an index is from 0");
    }
  }
}
