package cn.sidian.condition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it comes from. {@code toString()} names the type of the value only.
 *
 * @param value the value
 * @param source the document, system or interface it was taken from, or null
 * @param by who found or judged so, or null
 * @param at when, as written, or null
 */
public record KnownFact(
    FactValue value, @Nullable String source, @Nullable String by, @Nullable String at) {

  /**
   * Checks the parts.
   *
   * @param value the value
   * @param source the document, system or interface, or null
   * @param by who found or judged so, or null
   * @param at when, or null
   */
  public KnownFact {
    Objects.requireNonNull(value, "value");
  }

  /**
   * A value of which nothing else is recorded.
   *
   * @param value the value
   * @return without source, person and time
   */
  public static KnownFact of(FactValue value) {
    return new KnownFact(value, null, null, null);
  }

  @Override
  public String toString() {
    return "KnownFact[" + value + "]";
  }
}
