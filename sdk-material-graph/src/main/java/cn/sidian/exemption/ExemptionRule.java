package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a pack, as the pack declares it.
 *
 * @param id its id, unique over all packs
 * @param pack the pack it belongs to
 * @param label what it says, in short
 * @param effect what it does when in force
 * @param outcome the outcome of an OUTCOME rule, else null
 * @param code the code of a DUTY, VIOLATION or IMMUNITY rule, else null
 * @param strength how strictly it binds
 * @param requirements the requirement ids it serves
 * @param basis the provision it rests on, with its words; null in a pack without source
 * @param condition the condition, as one line of JSON
 * @param facts the facts its conditions, duties and days ask for, in the order written
 * @param place where it is written
 */
public record ExemptionRule(
    String id,
    String pack,
    Text label,
    Effect effect,
    @Nullable Outcome outcome,
    @Nullable String code,
    Strength strength,
    List<String> requirements,
    @Nullable LegalBasis basis,
    String condition,
    List<String> facts,
    String place) {

  /**
   * Copies the lists.
   *
   * @param id its id
   * @param pack the pack it belongs to
   * @param label what it says
   * @param effect what it does
   * @param outcome the outcome, or null
   * @param code the code, or null
   * @param strength how strictly it binds
   * @param requirements the requirement ids it serves
   * @param basis the provision it rests on, or null
   * @param condition the condition, as one line of JSON
   * @param facts the facts it asks for
   * @param place where it is written
   */
  public ExemptionRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(pack, "pack");
    Objects.requireNonNull(effect, "effect");
    requirements = List.copyOf(requirements);
    facts = List.copyOf(facts);
  }
}
