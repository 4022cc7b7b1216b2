package cn.sidian.condition;

import cn.sidian.core.Text;
import java.util.Objects;

/**
 * A comparison that could not be made: a value of the wrong type, or a day beyond the calendar. It
 * counts as unknown.
 *
 * @param fact the fact whose value failed
 * @param message what went wrong, without the value
 */
public record ConditionFailure(String fact, Text message) {

  /**
   * Checks the parts.
   *
   * @param fact the fact whose value failed
   * @param message what went wrong
   */
  public ConditionFailure {
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(message, "message");
  }
}
