package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A violation whose conditions hold, or may hold.
 *
 * @param code its code
 * @param label what was done
 * @param article the article, or null in a pack without source
 * @param mature YES when it has legal consequences; NO while it has not matured; UNKNOWN when that,
 *     or the violation itself, is not known
 * @param rule the rule that names it
 */
public record Violation(
    String code, Text label, @Nullable String article, Answer mature, String rule) {

  /**
   * Checks the parts.
   *
   * @param code its code
   * @param label what was done
   * @param article the article, or null
   * @param mature whether it has legal consequences
   * @param rule the rule that names it
   */
  public Violation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(mature, "mature");
    Objects.requireNonNull(rule, "rule");
  }
}
