package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says to a case.
 *
 * @param rule the id of the rule; empty text for {@link ReasonStatus#NO_RULE_SPEAKS}
 * @param label what the rule says, in short
 * @param effect what the rule does, or null for NO_RULE_SPEAKS
 * @param outcome its outcome, or null
 * @param code its code of a duty, violation or immunity, or null
 * @param status what became of it
 * @param unverified whether the office still has to name the document behind it
 * @param by what beats or switches it off: the id of a rule, or {@code region}, {@code date},
 *     {@code adoption}; else null
 * @param requirements the requirement ids it serves
 * @param basis the provision with its words, or null in a pack without source
 * @param facts the comparisons of its condition
 */
public record Reason(
    String rule,
    Text label,
    @Nullable Effect effect,
    @Nullable Outcome outcome,
    @Nullable String code,
    ReasonStatus status,
    boolean unverified,
    @Nullable String by,
    List<String> requirements,
    @Nullable LegalBasis basis,
    List<ReasonFact> facts) {

  /**
   * Copies the lists.
   *
   * @param rule the id of the rule
   * @param label what the rule says
   * @param effect what the rule does, or null
   * @param outcome its outcome, or null
   * @param code its code, or null
   * @param status what became of it
   * @param unverified whether the office still has to name the document behind it
   * @param by what beats or switches it off, or null
   * @param requirements the requirement ids it serves
   * @param basis the provision, or null
   * @param facts the comparisons of its condition
   */
  public Reason {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(status, "status");
    requirements = List.copyOf(requirements);
    facts = List.copyOf(facts);
  }
}
