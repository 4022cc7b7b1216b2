package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A duty that has arisen.
 *
 * @param code its code
 * @param label what is to be done
 * @param due by which day, or null when there is none or it is not known
 * @param rule the rule that lays it down
 * @param article the article, or null in a pack without source
 */
public record Duty(
    String code, Text label, @Nullable LocalDate due, String rule, @Nullable String article) {

  /**
   * Checks the parts.
   *
   * @param code its code
   * @param label what is to be done
   * @param due by which day, or null
   * @param rule the rule that lays it down
   * @param article the article, or null
   */
  public Duty {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(rule, "rule");
  }
}
