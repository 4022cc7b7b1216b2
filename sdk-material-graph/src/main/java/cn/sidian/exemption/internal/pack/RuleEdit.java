package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.Condition;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule with one thing changed, for analyses. Not safe for many threads. */
public final class RuleEdit {
  private final RuleModel rule;
  private Condition when;
  private @Nullable Condition unless;
  private boolean presumeUnless;
  private @Nullable Condition maturity;
  private @Nullable Outcome outcome;
  private @Nullable Question question;
  private Set<DemandForm> forms;
  private List<String> excludes;
  private List<String> where;
  private List<DutyModel> duties;
  private List<String> overrides;
  private List<String> specialTo;
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;

  private RuleEdit(RuleModel rule) {
    this.rule = rule;
    this.when = rule.when();
    this.unless = rule.unless();
    this.presumeUnless = rule.presumeUnless();
    this.maturity = rule.maturity();
    this.outcome = rule.outcome();
    this.question = rule.question();
    this.forms = rule.forms();
    this.excludes = rule.excludes();
    this.where = rule.where();
    this.duties = rule.duties();
    this.overrides = rule.overrides();
    this.specialTo = rule.specialTo();
    this.from = rule.from();
    this.to = rule.to();
  }

  /** Starts with a rule. */
  public static RuleEdit of(RuleModel rule) {
    return new RuleEdit(rule);
  }

  /** Another condition. */
  public RuleEdit when(Condition condition) {
    this.when = condition;
    return this;
  }

  /** Another reservation, or none. */
  public RuleEdit unless(@Nullable Condition condition) {
    this.unless = condition;
    this.presumeUnless &= condition != null;
    return this;
  }

  /** Matures under another condition, or at once. */
  public RuleEdit maturity(@Nullable Condition condition) {
    this.maturity = condition;
    return this;
  }

  /** Another outcome. */
  public RuleEdit outcome(Outcome other, Question on) {
    this.outcome = other;
    this.question = on;
    return this;
  }

  /** Other forms. */
  public RuleEdit forms(Set<DemandForm> others) {
    this.forms = others;
    return this;
  }

  /** Excludes others. */
  public RuleEdit excludes(List<String> others) {
    this.excludes = others;
    return this;
  }

  /** Depends on others. */
  public RuleEdit where(List<String> others) {
    this.where = others;
    return this;
  }

  /** Other duties. */
  public RuleEdit duties(List<DutyModel> others) {
    this.duties = others;
    return this;
  }

  /** Overrides others. */
  public RuleEdit overrides(List<String> others) {
    this.overrides = others;
    return this;
  }

  /** Is special to others. */
  public RuleEdit specialTo(List<String> others) {
    this.specialTo = others;
    return this;
  }

  /** Other days. */
  public RuleEdit days(@Nullable LocalDate first, @Nullable LocalDate last) {
    this.from = first;
    this.to = last;
    return this;
  }

  /** The changed rule. */
  public RuleModel build() {
    return new RuleModel(
        rule.id(),
        rule.label(),
        rule.requirements(),
        rule.scope(),
        rule.effect(),
        outcome,
        question,
        rule.code(),
        forms,
        excludes,
        when,
        unless,
        presumeUnless,
        where,
        rule.strength(),
        duties,
        overrides,
        specialTo,
        rule.allowedBy(),
        rule.basis(),
        maturity,
        rule.dueFact(),
        rule.missed(),
        from,
        to,
        rule.accepted(),
        rule.place());
  }
}
