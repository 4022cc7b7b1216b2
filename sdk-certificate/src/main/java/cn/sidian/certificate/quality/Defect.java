package cn.sidian.certificate.quality;

import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One defect of a record (JZ-20). The words never repeat the value: it may be personal data.
 *
 * @param code stable machine code, as {@code DAY_ORDER}
 * @param field the item, as {@code validTo} or {@code KZ_XB}
 * @param severity ERROR keeps the record out; WARNING and INFO are notes
 * @param message what is wrong
 * @param hint how to repair it
 * @param clause the clause behind it, or null
 */
public record Defect(
    String code,
    String field,
    Severity severity,
    Text message,
    Text hint,
    @Nullable String clause) {
  /**
   * Checks the parts.
   *
   * @param code stable machine code
   * @param field the item
   * @param severity how much it weighs
   * @param message what is wrong
   * @param hint how to repair it
   * @param clause the clause behind it, or null
   */
  public Defect {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }
}
