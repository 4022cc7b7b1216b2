package cn.sidian.core.code;

import org.jspecify.annotations.Nullable;

/** What the value classes share: the characters as written, and a form for comparing. */
abstract class WrittenCode {
  private final String value;
  private final String normalized;

  WrittenCode(String value, String normalized) {
    this.value = value;
    this.normalized = normalized;
  }

  /**
   * The code exactly as it was written, never corrected.
   *
   * @return the source characters, not null
   */
  public String value() {
    return value;
  }

  /**
   * The form for comparing and for searching: one form for all ways of writing the same code. A
   * wrong check character stays as written.
   *
   * @return the normalized characters, not null
   */
  public String normalized() {
    return normalized;
  }

  /**
   * Whether the other is the same code.
   *
   * @param other anything, or null
   * @return true when it is a code of the same kind with the same {@link #normalized()} form
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WrittenCode code
        && code.getClass() == getClass()
        && code.normalized.equals(normalized);
  }

  /**
   * Fits {@link #equals}.
   *
   * @return the hash of the normalized form
   */
  @Override
  public int hashCode() {
    return normalized.hashCode();
  }

  /**
   * The code as written.
   *
   * @return the same as {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
