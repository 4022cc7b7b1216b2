package cn.sidian.exemption.internal.analysis;

import cn.sidian.condition.Condition;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.internal.pack.DutyModel;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleEdit;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Packs with one thing wrong: what a slip of the pen would make of them. */
public final class PackMutants {
  /** A wrong pack; {@code rule} is empty when the whole pack is meant. */
  public record Mutant(String rule, String what, PackModel pack) {}

  private final PackModel pack;
  private final List<Mutant> mutants = new ArrayList<>();

  private PackMutants(PackModel pack) {
    this.pack = pack;
  }

  /** Every mutant of a pack. */
  public static List<Mutant> of(PackModel pack) {
    PackMutants all = new PackMutants(pack);
    for (RuleModel rule : pack.rules()) {
      all.conditions(rule);
      all.effects(rule);
      all.relations(rule);
      all.days(rule);
    }
    return all.mutants;
  }

  private void add(RuleModel rule, String what, RuleEdit edit) {
    List<RuleModel> rules = new ArrayList<>(pack.rules());
    rules.set(rules.indexOf(rule), edit.build());
    mutants.add(new Mutant(rule.id(), what, pack.withRules(rules)));
  }

  private void conditions(RuleModel rule) {
    for (ConditionMutants.Mutant mutant : ConditionMutants.of(rule.when())) {
      add(rule, "when: " + mutant.what(), RuleEdit.of(rule).when(mutant.condition()));
    }
    Condition unless = rule.unless();
    if (unless != null) {
      add(rule, "unless dropped", RuleEdit.of(rule).unless(null));
      for (ConditionMutants.Mutant mutant : ConditionMutants.of(unless)) {
        add(rule, "unless: " + mutant.what(), RuleEdit.of(rule).unless(mutant.condition()));
      }
    }
    Condition maturity = rule.maturity();
    if (maturity != null) {
      add(rule, "maturesWhen dropped", RuleEdit.of(rule).maturity(null));
      for (ConditionMutants.Mutant mutant : ConditionMutants.of(maturity)) {
        add(rule, "maturesWhen: " + mutant.what(), RuleEdit.of(rule).maturity(mutant.condition()));
      }
    }
  }

  private void effects(RuleModel rule) {
    Outcome outcome = rule.outcome();
    Question question = rule.question();
    if (outcome != null && question != null) {
      Outcome other = other(outcome, question);
      add(
          rule,
          "outcome " + outcome + " -> " + other,
          RuleEdit.of(rule).outcome(other, question == Question.TIME ? Question.SOURCE : question));
    }
    for (DemandForm form : rule.forms()) {
      Set<DemandForm> fewer = EnumSet.copyOf(rule.forms());
      fewer.remove(form);
      add(rule, "ban without " + form, RuleEdit.of(rule).forms(fewer));
    }
    for (DutyModel duty : rule.duties()) {
      List<DutyModel> fewer = new ArrayList<>(rule.duties());
      fewer.remove(duty);
      add(rule, "duty dropped: " + duty.code(), RuleEdit.of(rule).duties(fewer));
      Condition when = duty.when();
      if (when != null) {
        for (ConditionMutants.Mutant mutant : ConditionMutants.of(when)) {
          List<DutyModel> changed = new ArrayList<>(rule.duties());
          changed.set(
              rule.duties().indexOf(duty),
              new DutyModel(duty.code(), mutant.condition(), duty.dueFact()));
          add(
              rule,
              "duty " + duty.code() + ": " + mutant.what(),
              RuleEdit.of(rule).duties(changed));
        }
      }
    }
    List<RuleModel> without = new ArrayList<>(pack.rules());
    without.remove(rule);
    boolean named =
        pack.rules().stream()
            .anyMatch(
                r ->
                    r.excludes().contains(rule.id())
                        || r.where().contains(rule.id())
                        || r.overrides().contains(rule.id())
                        || r.specialTo().contains(rule.id()));
    if (!named && !without.isEmpty()) {
      mutants.add(new Mutant(rule.id(), "rule dropped", pack.withRules(without)));
    }
  }

  private static Outcome other(Outcome outcome, Question question) {
    return switch (outcome) {
      case CANCELLED, ESCALATE -> Outcome.REQUIRED;
      case REQUIRED -> question == Question.NEED ? Outcome.CANCELLED : Outcome.REUSED;
      case EXEMPT_E_CERTIFICATE -> Outcome.EXEMPT_SHARED_DATA;
      case EXEMPT_SHARED_DATA -> Outcome.EXEMPT_E_CERTIFICATE;
      case EXEMPT_BY_INQUIRY, REUSED, NOT_REQUIRED_COMMITMENT -> Outcome.EXEMPT_SHARED_DATA;
      case DEFERRED -> Outcome.REUSED;
    };
  }

  private void relations(RuleModel rule) {
    for (String id : rule.excludes()) {
      if (rule.excludes().size() > 1) {
        add(
            rule,
            "excludes without " + id,
            RuleEdit.of(rule).excludes(without(rule.excludes(), id)));
      }
    }
    for (String id : rule.where()) {
      if (rule.where().size() > 1) {
        add(rule, "where without " + id, RuleEdit.of(rule).where(without(rule.where(), id)));
      }
    }
    if (!rule.where().isEmpty()) {
      add(rule, "where dropped", RuleEdit.of(rule).where(List.of()));
    }
    for (String id : rule.overrides()) {
      add(
          rule,
          "overrides without " + id,
          RuleEdit.of(rule).overrides(without(rule.overrides(), id)));
    }
    for (String id : rule.specialTo()) {
      add(
          rule,
          "specialTo without " + id,
          RuleEdit.of(rule).specialTo(without(rule.specialTo(), id)));
    }
  }

  private static List<String> without(List<String> ids, String id) {
    List<String> fewer = new ArrayList<>(ids);
    fewer.remove(id);
    return fewer;
  }

  /** One day later, and ending before it begins to matter. */
  private void days(RuleModel rule) {
    SourceModel source = pack.source();
    LocalDate from = rule.from() != null ? rule.from() : source == null ? null : source.from();
    boolean decides = rule.effect() == Effect.OUTCOME || rule.effect() == Effect.BAN;
    if (from == null || !decides || !isFirstDecisive(rule)) {
      return;
    }
    // the days are those of the pack: all its rules move together
    for (int shift : new int[] {1, -1}) {
      LocalDate first = Objects.requireNonNull(from).plusDays(shift);
      List<RuleModel> rules =
          pack.rules().stream().map(r -> RuleEdit.of(r).days(first, r.to()).build()).toList();
      String what = shift > 0 ? "in force one day later" : "in force one day earlier";
      mutants.add(new Mutant("", what, pack.withRules(rules)));
    }
  }

  private boolean isFirstDecisive(RuleModel rule) {
    return pack.rules().stream()
        .filter(r -> r.effect() == Effect.OUTCOME || r.effect() == Effect.BAN)
        .findFirst()
        .filter(rule::equals)
        .isPresent();
  }
}
