package cn.sidian.core.law;

import cn.sidian.core.code.AdministrativeLevel;
import cn.sidian.core.code.RegionCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who issued a text (制定机关). Two organs are the same one when their names and regions are equal.
 *
 * @param name the name, as the text bears it
 * @param level the level of administration it acts for
 * @param region the division it acts for; null where that is not known or the whole country
 */
public record IssuingOrgan(String name, AdministrativeLevel level, @Nullable RegionCode region) {

  /**
   * Checks the parts.
   *
   * @param name the name, as the text bears it
   * @param level the level of administration it acts for
   * @param region the division it acts for, or null
   * @throws NullPointerException if name or level is null
   */
  public IssuingOrgan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(level, "level");
  }

  /** How this organ's level stands to the other's, along one line of administration. */
  LegalOrder compareLevel(IssuingOrgan other) {
    if (level == other.level) {
      return LegalOrder.SAME;
    }
    boolean higher = level.compareTo(other.level) < 0;
    IssuingOrgan upper = higher ? this : other;
    IssuingOrgan lower = higher ? other : this;
    if (upper.region != null && lower.region != null && !upper.region.covers(lower.region)) {
      return LegalOrder.NOT_ORDERED;
    }
    return higher ? LegalOrder.HIGHER : LegalOrder.LOWER;
  }
}
