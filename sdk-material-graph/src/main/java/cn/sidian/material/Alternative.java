package cn.sidian.material;

import cn.sidian.condition.Condition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way to meet a requirement.
 *
 * @param node the id of the node that meets it
 * @param when the condition under which it counts; null when it always does
 */
public record Alternative(String node, @Nullable Condition when) {

  /**
   * Checks the parts.
   *
   * @param node the id of the node
   * @param when the condition under which it counts, or null
   */
  public Alternative {
    Objects.requireNonNull(node, "node");
  }

  /**
   * An alternative that always counts.
   *
   * @param node the id of the node
   * @return the alternative
   */
  public static Alternative of(String node) {
    return new Alternative(node, null);
  }
}
