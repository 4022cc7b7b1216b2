package cn.sidian.certificate.issuer;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name that an authority had for a time. An authority that was renamed has several.
 *
 * @param code its unified social credit code, or another code
 * @param name its name in this time
 * @param from the first day
 * @param to the last day, or null while it lasts; after the last one it is abolished
 */
public record IssuerUnit(String code, String name, LocalDate from, @Nullable LocalDate to) {

  /**
   * Checks the parts.
   *
   * @param code its code
   * @param name its name
   * @param from the first day
   * @param to the last day, or null
   * @throws IllegalArgumentException if the end is before the beginning
   */
  public IssuerUnit {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
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
