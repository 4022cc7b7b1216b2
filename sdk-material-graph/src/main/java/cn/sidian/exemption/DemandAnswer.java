package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a material may be demanded in a form.
 *
 * @param decision the decision on the material with this demand
 * @param form the form; null for paper of any kind
 * @param answer YES, NO, or UNKNOWN while it depends on what is open
 * @param articles the provisions it rests on, with their words
 * @param violations what the demand is or may be a violation of
 * @param text what the citizen reads: why it need not be handed in, or why it must
 */
public record DemandAnswer(
    ExemptionDecision decision,
    @Nullable DemandForm form,
    Answer answer,
    List<LegalBasis> articles,
    List<Violation> violations,
    Text text) {

  /**
   * Copies the lists.
   *
   * @param decision the decision on the material with this demand
   * @param form the form, or null
   * @param answer YES, NO or UNKNOWN
   * @param articles the provisions
   * @param violations what the demand violates
   * @param text what the citizen reads
   */
  public DemandAnswer {
    articles = List.copyOf(articles);
    violations = List.copyOf(violations);
  }
}
