package cn.sidian.seal;

import java.util.List;

/**
 * Which form fields a seal locks (FieldMDP, ISO 32000-2, 12.8.2.4). Names are fully qualified and
 * count by their dotted segments: {@code a} locks {@code a.b}, not {@code ab}.
 *
 * @param action which fields
 * @param fields the names; empty for ALL
 */
public record FieldLock(Action action, List<String> fields) {
  /** Which fields. */
  public enum Action {
    /** Every field. */
    ALL,
    /** Those named. */
    INCLUDE,
    /** All but those named. */
    EXCLUDE
  }

  /**
   * Checks the parts.
   *
   * @param action which fields
   * @param fields the names
   * @throws IllegalArgumentException if ALL has names, or the others have none
   */
  public FieldLock {
    fields = List.copyOf(fields);
    if ((action == Action.ALL) != fields.isEmpty()) {
      throw new IllegalArgumentException("ALL takes no names; INCLUDE and EXCLUDE need some");
    }
  }

  /**
   * Locks every field.
   *
   * @return the lock
   */
  public static FieldLock all() {
    return new FieldLock(Action.ALL, List.of());
  }

  /**
   * Locks some fields.
   *
   * @param fields their names
   * @return the lock
   */
  public static FieldLock only(String... fields) {
    return new FieldLock(Action.INCLUDE, List.of(fields));
  }

  /**
   * Locks all fields but some.
   *
   * @param fields the names of those that stay open
   * @return the lock
   */
  public static FieldLock allExcept(String... fields) {
    return new FieldLock(Action.EXCLUDE, List.of(fields));
  }
}
