package cn.sidian.certificate;

import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.Text;
import org.jspecify.annotations.Nullable;

/** What came of drafting. */
public sealed interface DraftOutcome {
  /**
   * A draft was kept.
   *
   * @param id its id
   * @param metadataDigest what the approver must name
   * @param report what the gate said
   * @param replayed whether an earlier call of the same request made it
   */
  record Drafted(String id, String metadataDigest, QualityReport report, boolean replayed)
      implements DraftOutcome {}

  /**
   * Nothing was kept.
   *
   * @param code machine code
   * @param text the words for people
   * @param report what the gate said, or null if it was not the gate that refused
   */
  record Refused(String code, Text text, @Nullable QualityReport report) implements DraftOutcome {}
}
