package cn.sidian.exemption;

import cn.sidian.condition.KnownFact;
import cn.sidian.condition.Truth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison in the condition of a rule. {@code toString()} shows no value.
 *
 * @param id the fact
 * @param known its value and where that comes from; null when unknown
 * @param truth whether the comparison holds
 * @param presumed whether that rests on a presumption, the fact being open
 * @param comparison the comparison, as one line of JSON
 */
public record ReasonFact(
    String id, @Nullable KnownFact known, Truth truth, boolean presumed, String comparison) {

  /**
   * Checks the parts.
   *
   * @param id the fact
   * @param known its value, or null
   * @param truth whether the comparison holds
   * @param presumed whether that rests on a presumption
   * @param comparison the comparison, as one line of JSON
   */
  public ReasonFact {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(truth, "truth");
    Objects.requireNonNull(comparison, "comparison");
  }

  @Override
  public String toString() {
    return "ReasonFact[" + id + ", " + truth + "]";
  }
}
