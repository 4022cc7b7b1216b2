package cn.sidian.material.list;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The department that answers for the data of a material (数据源确权), for some time.
 *
 * @param material the code of the material
 * @param department the credit code of the department
 * @param interfaceId the interface that supplies it; null when none is connected
 * @param from the first day
 * @param to the last day; null when open
 * @param place where it was declared, or null
 */
public record AuthoritativeSource(
    String material,
    String department,
    @Nullable String interfaceId,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String place) {

  /**
   * Checks the parts.
   *
   * @param material the code of the material
   * @param department the department
   * @param interfaceId the interface, or null
   * @param from the first day
   * @param to the last day, or null
   * @param place where it was declared, or null
   * @throws IllegalArgumentException if it ends before it begins
   */
  public AuthoritativeSource {
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(department, "department");
    Objects.requireNonNull(from, "from");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a source cannot end before it begins; swap the days");
    }
  }

  /**
   * Whether it answers on a day.
   *
   * @param day the day
   * @return true from the first to the last day
   */
  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * Whether both answer on some same day.
   *
   * @param other another source
   * @return true when their times overlap
   */
  public boolean overlaps(AuthoritativeSource other) {
    return (to == null || !to.isBefore(other.from))
        && (other.to == null || !other.to.isBefore(from));
  }
}
