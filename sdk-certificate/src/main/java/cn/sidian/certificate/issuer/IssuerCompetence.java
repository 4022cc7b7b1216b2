package cn.sidian.certificate.issuer;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an authority may issue a type, for a time.
 *
 * @param unit the authority's code
 * @param typeCode the type's code
 * @param area the region code it is competent for, or null for everywhere
 * @param from the first day
 * @param to the last day, or null while it lasts
 */
public record IssuerCompetence(
    String unit, String typeCode, @Nullable String area, LocalDate from, @Nullable LocalDate to) {

  /**
   * Checks the parts.
   *
   * @param unit the authority's code
   * @param typeCode the type's code
   * @param area the region code, or null
   * @param from the first day
   * @param to the last day, or null
   * @throws IllegalArgumentException if the end is before the beginning
   */
  public IssuerCompetence {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(typeCode, "typeCode");
    Objects.requireNonNull(from, "from");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a time ends on or after the day it begins");
    }
  }

  /**
   * Whether it lasted on a day.
   *
   * @param day the day
   * @return true from the first to the last day
   */
  public boolean lasts(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
