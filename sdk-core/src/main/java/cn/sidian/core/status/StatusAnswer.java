package cn.sidian.core.status;

import cn.sidian.core.Finding;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say of one index.
 *
 * @param value the entry; empty if no list that may be believed answers
 * @param asOf the moment the answer is of, or null without a list
 * @param problem why there is no answer, or null if there is one
 * @param findings everything noticed, the problem included
 */
public record StatusAnswer(
    OptionalInt value, @Nullable Instant asOf, @Nullable Finding problem, List<Finding> findings) {

  /**
   * Copies the findings.
   *
   * @param value the entry
   * @param asOf the moment the answer is of
   * @param problem why there is no answer
   * @param findings everything noticed
   */
  public StatusAnswer {
    findings = List.copyOf(findings);
  }
}
