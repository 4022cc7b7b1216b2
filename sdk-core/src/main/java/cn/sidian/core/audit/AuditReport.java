package cn.sidian.core.audit;

import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be proven of a log.
 *
 * @param verdict REJECTED if something is missing, changed or wrongly signed; ACCEPTED if every
 *     entry is covered by a trusted head and a head kept elsewhere is in the log; else
 *     INDETERMINATE
 * @param entries how many entries there are
 * @param brokenAt the first entry that is missing or changed, or null
 * @param signedEntries how many entries the newest trusted head covers
 * @param unsignedTail how many follow it: they could have been made up by whoever may write the
 *     database
 * @param confirmedEntries how many entries the head kept elsewhere covers; 0 if none was given: the
 *     end of the log may have been cut off together with its heads
 * @param lastSignedAt the time of the newest trusted head, or null
 * @param findings one for each thing noticed
 */
public record AuditReport(
    Verdict verdict,
    long entries,
    @Nullable Long brokenAt,
    long signedEntries,
    long unsignedTail,
    long confirmedEntries,
    @Nullable Instant lastSignedAt,
    List<Finding> findings) {

  /**
   * Copies the findings.
   *
   * @param verdict the bottom line
   * @param entries how many there are
   * @param brokenAt the first entry that is missing or changed, or null
   * @param signedEntries how many are signed
   * @param unsignedTail how many follow
   * @param confirmedEntries how many the head kept elsewhere covers
   * @param lastSignedAt the time of the newest trusted head, or null
   * @param findings one for each thing noticed
   */
  public AuditReport {
    findings = List.copyOf(findings);
  }
}
