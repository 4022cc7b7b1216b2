package cn.sidian.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What is written into the log. The log is kept for years and shown to auditors: no personal data,
 * only masked values and identifiers.
 *
 * @param at when it happened; cut to the microsecond
 * @param actor who did it, as the host names persons and systems; at most 200 characters
 * @param action what was done, as in {@code REVOKE}; at most 100 characters
 * @param subject to what, as an identifier; at most 300 characters
 * @param details anything else, such as the digest of a row; at most 2,000 characters
 */
public record AuditRecord(Instant at, String actor, String action, String subject, String details) {

  /**
   * Checks the parts.
   *
   * @param at when it happened
   * @param actor who did it
   * @param action what was done
   * @param subject to what
   * @param details anything else
   * @throws IllegalArgumentException if a part is too long
   */
  public AuditRecord {
    at = at.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(details, "details");
    if (actor.length() > 200
        || action.length() > 100
        || subject.length() > 300
        || details.length() > 2_000) {
      throw new IllegalArgumentException("a part of the record is too long; see its Javadoc");
    }
  }
}
