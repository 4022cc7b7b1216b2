package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.Condition;
import cn.sidian.condition.internal.Place;
import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Strength;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule, as read.
 *
 * @param id its id
 * @param label what it says, in short
 * @param requirements the requirement ids it serves
 * @param scope whether it is judged once per case or per material
 * @param effect what it does
 * @param outcome the outcome of an OUTCOME rule, or null
 * @param question the question an OUTCOME rule answers, or null
 * @param code the code of a DUTY, VIOLATION or IMMUNITY rule, or null
 * @param forms the forms a BAN forbids
 * @param excludes the rules an EXCLUDES rule switches off
 * @param when its condition
 * @param unless its reservation, or null
 * @param presumeUnless whether an open reservation counts as not made
 * @param where rules of which one must be in force; empty for none
 * @param strength how strictly it binds
 * @param duties the duties that go with it
 * @param overrides rules it beats expressly
 * @param specialTo rules it is special to
 * @param allowedBy the provision that lets it depart from the order of ranks, or null
 * @param basis the provision it rests on, or null in a pack without source
 * @param maturity when a violation matures, or null for at once
 * @param dueFact the day until which a deferred material may follow, or null
 * @param missed what happens when that day is missed, or null
 * @param from the first day of the rule, or null for that of its pack
 * @param to the last day of the rule, or null for that of its pack
 * @param accepted warnings the author accepts, with the reason
 * @param place where it is written
 */
public record RuleModel(
    String id,
    Text label,
    List<String> requirements,
    FactScope scope,
    Effect effect,
    @Nullable Outcome outcome,
    @Nullable Question question,
    @Nullable String code,
    Set<DemandForm> forms,
    List<String> excludes,
    Condition when,
    @Nullable Condition unless,
    boolean presumeUnless,
    List<String> where,
    Strength strength,
    List<DutyModel> duties,
    List<String> overrides,
    List<String> specialTo,
    @Nullable LegalBasis allowedBy,
    @Nullable LegalBasis basis,
    @Nullable Condition maturity,
    @Nullable String dueFact,
    @Nullable Text missed,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Map<String, String> accepted,
    Place place) {

  /** The facts it asks for, in the order written. */
  public Set<String> factIds() {
    Set<String> ids = new LinkedHashSet<>(when.factIds());
    if (unless != null) {
      ids.addAll(unless.factIds());
    }
    if (maturity != null) {
      ids.addAll(maturity.factIds());
    }
    if (dueFact != null) {
      ids.add(dueFact);
    }
    for (DutyModel duty : duties) {
      if (duty.when() != null) {
        ids.addAll(duty.when().factIds());
      }
      if (duty.dueFact() != null) {
        ids.add(duty.dueFact());
      }
    }
    ids.remove(FactTable.DEMAND);
    return ids;
  }

  /** Whether it can only be to the applicant's advantage. */
  public boolean favoursApplicant() {
    return switch (effect) {
      case OUTCOME -> outcome != Outcome.REQUIRED && outcome != Outcome.ESCALATE;
      case BAN -> true;
      case EXCLUDES, DUTY, VIOLATION, IMMUNITY -> false;
    };
  }
}
