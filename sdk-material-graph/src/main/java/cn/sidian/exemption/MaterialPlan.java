package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to get one material: sources in their order, what has to be done, and when the applicant
 * brings it after all.
 *
 * @param decision the decision
 * @param sources the sources that are or may be available, best first
 * @param consent whether consent on site is still to be obtained first; UNKNOWN while that is open
 * @param steps the duties that have arisen
 * @param fallbacks the provisions under which the applicant brings it when retrieval fails
 */
public record MaterialPlan(
    ExemptionDecision decision,
    List<Source> sources,
    Answer consent,
    List<Duty> steps,
    List<Fallback> fallbacks) {

  /**
   * A source.
   *
   * @param outcome what it gives
   * @param status IN_FORCE when it is available, OPEN while that depends on open facts
   * @param rule the rule
   * @param basis the provision, or null in a pack without source
   */
  public record Source(
      Outcome outcome, ReasonStatus status, String rule, @Nullable LegalBasis basis) {}

  /**
   * A provision under which the applicant brings the material.
   *
   * @param rule the rule
   * @param label when that is so
   * @param status IN_FORCE when it is so now
   * @param basis the provision, or null in a pack without source
   */
  public record Fallback(
      String rule, Text label, ReasonStatus status, @Nullable LegalBasis basis) {}

  /**
   * Copies the lists.
   *
   * @param decision the decision
   * @param sources the sources, best first
   * @param consent whether consent is still to be obtained
   * @param steps the duties that have arisen
   * @param fallbacks when the applicant brings it
   */
  public MaterialPlan {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    fallbacks = List.copyOf(fallbacks);
  }
}
