package cn.sidian.certificate.catalog;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the published list of issued types (“发证”清单, JZ-17): since when, where and how fast a
 * type is issued electronically.
 *
 * @param from certificates issued from this day on
 * @param to the last day, or null
 * @param areas divisions of GB/T 2260 with trailing zeros left out, so that {@code 4304} is all of
 *     a city; empty for everywhere
 * @param cycle how long issuing takes
 */
public record ServicePromise(
    LocalDate from, @Nullable LocalDate to, List<String> areas, Period cycle) {
  /**
   * Copies the list.
   *
   * @param from certificates issued from this day on
   * @param to the last day, or null
   * @param areas the divisions
   * @param cycle how long issuing takes
   */
  public ServicePromise {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(cycle, "cycle");
    areas = List.copyOf(areas);
  }

  /**
   * Whether a certificate can be had.
   *
   * @param day the day of issue
   * @param region the division, six digits
   * @return true if day and area are within the promise
   */
  public boolean covers(LocalDate day, String region) {
    return !day.isBefore(from)
        && (to == null || !day.isAfter(to))
        && (areas.isEmpty() || areas.stream().anyMatch(region::startsWith));
  }
}
