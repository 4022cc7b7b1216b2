package cn.sidian.material.list;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A department (部门).
 *
 * @param code its unified social credit code, as written
 * @param name its name
 * @param place where it was declared, or null
 */
public record Department(String code, String name, @Nullable String place) {

  /**
   * Checks the parts.
   *
   * @param code its credit code
   * @param name its name
   * @param place where it was declared, or null
   */
  public Department {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
  }
}
