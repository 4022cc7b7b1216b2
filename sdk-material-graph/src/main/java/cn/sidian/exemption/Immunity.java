package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ground on which nobody is held liable.
 *
 * @param code its code
 * @param label what it says
 * @param article the article, or null in a pack without source
 * @param holds whether it applies
 * @param rule the rule that names it
 */
public record Immunity(
    String code, Text label, @Nullable String article, Answer holds, String rule) {

  /**
   * Checks the parts.
   *
   * @param code its code
   * @param label what it says
   * @param article the article, or null
   * @param holds whether it applies
   * @param rule the rule that names it
   */
  public Immunity {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(holds, "holds");
    Objects.requireNonNull(rule, "rule");
  }
}
