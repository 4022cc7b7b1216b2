package cn.sidian.exemption;

import cn.sidian.condition.Facts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One material of a case.
 *
 * @param id how the case calls it
 * @param name how people call it
 * @param facts what is known of it; facts of scope MATERIAL only
 * @param demand the form in which it was or is to be demanded; null when there is no demand
 */
public record CaseMaterial(String id, String name, Facts facts, @Nullable DemandForm demand) {

  /**
   * Checks the parts.
   *
   * @param id how the case calls it
   * @param name how people call it
   * @param facts what is known of it
   * @param demand the form in which it is demanded, or null
   */
  public CaseMaterial {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(facts, "facts");
  }

  @Override
  public String toString() {
    return "CaseMaterial[" + id + "]";
  }
}
