package cn.sidian.certificate.catalog;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a type may hold. The flags of GB/T 36903 are not known for certain, so every type
 * says them.
 *
 * @param name {@code KZ_…}, or {@code ZZBH} for the form of the number
 * @param zh how the item is called on the certificate
 * @param required whether it must be there
 * @param maxLength the longest value, in characters
 * @param values the values allowed; empty for any
 * @param form what a value looks like, or null for any
 */
public record FieldRule(
    String name,
    String zh,
    boolean required,
    int maxLength,
    List<String> values,
    @Nullable Pattern form) {
  /**
   * Checks the parts.
   *
   * @param name the short name
   * @param zh how the item is called on the certificate
   * @param required whether it must be there
   * @param maxLength the longest value
   * @param values the values allowed
   * @param form what a value looks like, or null
   */
  public FieldRule {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(zh, "zh");
    values = List.copyOf(values);
    if (maxLength < 1) {
      throw new IllegalArgumentException("a value may have at least one character");
    }
  }

  /** Two patterns of the same source are the same form; {@link Pattern} does not say so. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldRule rule
        && name.equals(rule.name)
        && zh.equals(rule.zh)
        && required == rule.required
        && maxLength == rule.maxLength
        && values.equals(rule.values)
        && Objects.equals(source(form), source(rule.form));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, zh, required, maxLength, values, source(form));
  }

  private static @Nullable String source(@Nullable Pattern pattern) {
    return pattern == null ? null : pattern.pattern();
  }
}
