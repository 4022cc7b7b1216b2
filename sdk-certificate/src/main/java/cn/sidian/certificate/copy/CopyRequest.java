package cn.sidian.certificate.copy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * A copy that is asked for. Names may be personal data: {@link #toString()} shows the purpose only.
 *
 * @param copy the number it is to have
 * @param purpose what for
 * @param user who may use it
 * @param until the last day of use
 * @param caseNumber the case
 * @param maker who makes it
 * @param hidden short names of items that it does not show; their digests stay in the evidence
 */
public record CopyRequest(
    String copy,
    UsePurpose purpose,
    String user,
    LocalDate until,
    String caseNumber,
    String maker,
    Set<String> hidden) {
  /**
   * Checks the parts.
   *
   * @param copy the number it is to have
   * @param purpose what for
   * @param user who may use it
   * @param until the last day of use
   * @param caseNumber the case
   * @param maker who makes it
   * @param hidden items that it does not show
   * @throws IllegalArgumentException if a text is blank
   */
  public CopyRequest {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(until, "until");
    hidden = Set.copyOf(hidden);
    if (copy.isBlank() || user.isBlank() || caseNumber.isBlank() || maker.isBlank()) {
      throw new IllegalArgumentException("a copy has a number, a user, a case and a maker");
    }
  }

  @Override
  public String toString() {
    return "CopyRequest[" + copy + ", " + purpose.code() + "]";
  }
}
