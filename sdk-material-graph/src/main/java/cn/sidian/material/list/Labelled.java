package cn.sidian.material.list;

import java.util.List;
import java.util.Optional;

/** A value that offices write as a Chinese label; the numbers of platforms differ too much. */
public interface Labelled {

  /**
   * The name of the constant.
   *
   * @return in UPPER_SNAKE
   */
  String name();

  /**
   * The labels it is known by.
   *
   * @return the usual one first
   */
  List<String> labels();

  /**
   * The usual label.
   *
   * @return in Chinese
   */
  default String zh() {
    return labels().get(0);
  }

  /**
   * The constant of a label or name.
   *
   * @param <E> the enumeration
   * @param type the enumeration
   * @param written a label, or the name in any case
   * @return the constant; empty when nothing fits
   */
  static <E extends Enum<E> & Labelled> Optional<E> of(Class<E> type, String written) {
    String plain = written.strip();
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(plain) || value.labels().contains(plain)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
