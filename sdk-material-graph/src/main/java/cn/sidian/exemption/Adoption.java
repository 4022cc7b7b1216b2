package cn.sidian.exemption;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an office adopted the rules of a pack as its own.
 *
 * @param from the first day on which they hold for it
 * @param document the office's own document that says so, or null when none was named
 */
public record Adoption(LocalDate from, @Nullable String document) {

  /**
   * Checks the parts.
   *
   * @param from the first day on which they hold
   * @param document the office's own document, or null
   */
  public Adoption {
    Objects.requireNonNull(from, "from");
  }
}
