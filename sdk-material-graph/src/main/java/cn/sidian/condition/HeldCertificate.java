package cn.sidian.condition;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An electronic certificate of the applicant, as the certificate library knows it. What is null is
 * unknown.
 *
 * @param type the code of the certificate type
 * @param holderMatches whether its holder is the applicant, or null
 * @param from the first day of its validity, or null
 * @param to the last day of its validity, or null; {@link LocalDate#MAX} for 长期
 * @param inForce whether its state that day is VALID (not suspended, revoked, cancelled …), or null
 */
public record HeldCertificate(
    String type,
    @Nullable Boolean holderMatches,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Boolean inForce) {

  /**
   * Checks the parts.
   *
   * @param type the code of the certificate type
   * @param holderMatches whether its holder is the applicant, or null
   * @param from the first day of its validity, or null
   * @param to the last day of its validity, or null
   * @param inForce whether its state is VALID, or null
   */
  public HeldCertificate {
    Objects.requireNonNull(type, "type");
  }

  /** Whether this is the applicant's certificate of that type, valid on that day. */
  Truth serves(String wantedType, LocalDate day) {
    if (!type.equals(wantedType)) {
      return Truth.FALSE;
    }
    return known(holderMatches)
        .and(known(inForce))
        .and(from == null ? Truth.UNKNOWN : Truth.of(!day.isBefore(from)))
        .and(to == null ? Truth.UNKNOWN : Truth.of(!day.isAfter(to)));
  }

  private static Truth known(@Nullable Boolean value) {
    return value == null ? Truth.UNKNOWN : Truth.of(value);
  }

  @Override
  public String toString() {
    return "HeldCertificate[" + type + "]";
  }
}
