package cn.sidian.exemption;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.Truth;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.IssuingOrgan;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalOrder;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The decision semantics, followed literally and slowly: rule by rule and pair by pair, on the
 * conditions as read. It shares no code with the compiled evaluator.
 */
@SuppressWarnings("ReferenceEquality") // a pack is itself and no other, however alike
final class ReferenceInterpreter {
  private record Placed(PackModel pack, RuleModel rule) {}

  private final List<PackModel> packs;
  private final List<Placed> rules = new ArrayList<>();
  private final boolean strict;

  ReferenceInterpreter(List<PackModel> packs, boolean strict) {
    this.packs = packs;
    this.strict = strict;
    packs.forEach(pack -> pack.rules().forEach(rule -> rules.add(new Placed(pack, rule))));
  }

  /** Decision and answer on facts that leave nothing open that matters. */
  record Result(DecisionType decision, Answer mayDemand) {}

  /** One run over one material. */
  final class Run {
    private final ServiceCase given;
    private final CaseMaterial material;
    private final LocalDate decidedAt;
    private final Map<String, Truth> inForce = new HashMap<>();

    Run(ServiceCase given, CaseMaterial material, LocalDate decidedAt) {
      this.given = given;
      this.material = material;
      this.decidedAt = decidedAt;
    }

    private Facts facts(PackModel pack) {
      Map<String, KnownFact> all = new LinkedHashMap<>(given.facts().known());
      all.putAll(material.facts().known());
      given.readings().forEach((id, code) -> all.put(id, KnownFact.of(FactValue.of(code))));
      DemandForm demand = material.demand();
      all.put("demand.form", KnownFact.of(FactValue.of(demand == null ? "NONE" : demand.name())));
      if (!strict) {
        pack.presume().forEach((id, value) -> presume(all, id, value));
      }
      return Facts.builder()
          .acceptedAt(given.acceptedAt())
          .decidedAt(decidedAt)
          .certificates(given.facts().certificates(), given.facts().areCertificatesComplete())
          .build()
          .with(all);
    }

    private void presume(Map<String, KnownFact> all, String id, FactValue value) {
      KnownFact known = all.get(id);
      if (known == null) {
        all.put(id, KnownFact.of(value));
      } else if (known.value() instanceof FactValue.CodeSet set
          && value instanceof FactValue.CodeSet more
          && !set.complete()) {
        Set<String> union = new LinkedHashSet<>(set.value());
        union.addAll(more.value());
        all.put(id, KnownFact.of(new FactValue.CodeSet(union, true)));
      }
    }

    /** inForce(r) = condition(r) and not inForce(s) for every s that beats or switches off r. */
    Truth inForce(String id) {
      Truth known = inForce.get(id);
      if (known != null) {
        return known;
      }
      Placed placed =
          rules.stream().filter(p -> p.rule().id().equals(id)).findFirst().orElseThrow();
      Truth truth = condition(placed);
      for (Placed other : rules) {
        if (bears(other, placed)) {
          truth = truth.and(inForce(other.rule().id()).not());
        }
      }
      inForce.put(id, truth);
      return truth;
    }

    private Truth condition(Placed placed) {
      RuleModel rule = placed.rule();
      Facts facts = facts(placed.pack());
      Truth truth = scope(placed, facts).and(rule.when().evaluate(facts));
      if (rule.unless() != null) {
        Truth reservation = rule.unless().evaluate(facts);
        if (reservation == Truth.UNKNOWN && rule.presumeUnless() && !strict) {
          reservation = Truth.FALSE;
        }
        truth = truth.and(reservation.not());
      }
      if (!rule.where().isEmpty()) {
        Truth any = Truth.FALSE;
        for (String id : rule.where()) {
          any = any.or(inForce(id));
        }
        truth = truth.and(any);
      }
      return truth;
    }

    private Truth scope(Placed placed, Facts facts) {
      PackModel pack = placed.pack();
      SourceModel source = pack.source();
      Truth region = Truth.TRUE;
      if (pack.region() != null) {
        Optional<RegionCode> here = given.region();
        region = here.isEmpty() ? Truth.UNKNOWN : Truth.of(pack.region().covers(here.get()));
      }
      LocalDate from = placed.rule().from();
      LocalDate to = placed.rule().to();
      if (source != null) {
        from = from == null ? source.from() : from;
        to = to == null ? source.to() : to;
      }
      boolean days = within(given.acceptedAt(), from, to);
      if (!days
          && pack.pending()
          && placed.rule().favoursApplicant()
          && from != null
          && given.acceptedAt().isBefore(from)) {
        days = within(decidedAt, from, to);
      }
      Truth adopted = Truth.TRUE;
      if (source != null && source.adoptionFact() != null) {
        Optional<KnownFact> day = facts.find(source.adoptionFact());
        adopted =
            day.isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(
                    !given.acceptedAt().isBefore(((FactValue.Day) day.get().value()).value()));
      }
      return region.and(Truth.of(days)).and(adopted);
    }

    private Truth any(Predicate<RuleModel> wanted) {
      Truth any = Truth.FALSE;
      for (Placed placed : rules) {
        if (wanted.test(placed.rule())) {
          any = any.or(inForce(placed.rule().id()));
        }
      }
      return any;
    }

    private Truth outcome(Question question, DecisionType type) {
      return any(
          rule ->
              rule.outcome() != null
                  && rule.question() == question
                  && rule.outcome().type() == type);
    }

    /** Whether every rule is known to be in force or not. */
    boolean isClosed() {
      return rules.stream()
          .filter(p -> p.rule().effect() == Effect.OUTCOME || p.rule().effect() == Effect.BAN)
          .noneMatch(p -> inForce(p.rule().id()) == Truth.UNKNOWN);
    }

    Result decide() {
      DecisionType decision = decision();
      return new Result(decision, mayDemand(decision));
    }

    private DecisionType decision() {
      boolean cancelled = outcome(Question.NEED, DecisionType.CANCELLED).isTrue();
      boolean needed = outcome(Question.NEED, DecisionType.REQUIRED).isTrue();
      if (cancelled) {
        return needed ? DecisionType.CONFLICT : DecisionType.CANCELLED;
      }
      boolean exempt = outcome(Question.SOURCE, DecisionType.EXEMPT).isTrue();
      boolean applicant = outcome(Question.SOURCE, DecisionType.REQUIRED).isTrue();
      if (exempt) {
        return applicant ? DecisionType.CONFLICT : DecisionType.EXEMPT;
      }
      if (outcome(Question.TIME, DecisionType.DEFERRED).isTrue()) {
        return DecisionType.DEFERRED;
      }
      if (needed || applicant) {
        return DecisionType.REQUIRED;
      }
      return listedWithBasis() ? DecisionType.REQUIRED : DecisionType.UNDETERMINED;
    }

    private boolean listedWithBasis() {
      Optional<KnownFact> listed = material.facts().find("material.listed");
      Optional<KnownFact> bases = material.facts().find("material.bases");
      return listed.isPresent()
          && listed.get().value().equals(FactValue.of(true))
          && bases.isPresent()
          && ((FactValue.CodeSet) bases.get().value())
              .value().stream().anyMatch(code -> !code.equals("INTERNAL_DOCUMENT"));
    }

    private Answer mayDemand(DecisionType decision) {
      Set<Answer> answers = EnumSet.noneOf(Answer.class);
      DemandForm demand = material.demand();
      for (DemandForm form :
          demand == null ? List.of(DemandForm.ORIGINAL, DemandForm.COPY) : List.of(demand)) {
        boolean banned =
            any(rule -> rule.effect() == Effect.BAN && rule.forms().contains(form)).isTrue();
        answers.add(banned ? Answer.NO : unbanned(decision));
      }
      return answers.size() == 1 ? answers.iterator().next() : Answer.UNKNOWN;
    }

    private Answer unbanned(DecisionType decision) {
      return switch (decision) {
        case CANCELLED -> Answer.NO;
        case REQUIRED -> Answer.YES;
        case CONFLICT, UNDETERMINED -> Answer.UNKNOWN;
        case DEFERRED -> {
          Truth early = Truth.FALSE;
          for (Placed placed : rules) {
            RuleModel rule = placed.rule();
            if (rule.question() == Question.TIME && inForce(rule.id()).isTrue()) {
              String due = rule.dueFact();
              Optional<KnownFact> day =
                  due == null ? Optional.empty() : facts(placed.pack()).find(due);
              early =
                  early.or(
                      day.isEmpty()
                          ? Truth.UNKNOWN
                          : Truth.of(
                              decidedAt.isBefore(((FactValue.Day) day.get().value()).value())));
            }
          }
          yield early.isTrue() ? Answer.NO : early.isFalse() ? Answer.YES : Answer.UNKNOWN;
        }
        case EXEMPT -> {
          boolean strictly =
              any(rule ->
                      rule.outcome() != null
                          && rule.outcome().type() == DecisionType.EXEMPT
                          && rule.strength() == Strength.STRICT)
                  .isTrue();
          Facts facts = facts(packs.get(0));
          Optional<KnownFact> departure = facts.find("departure.reasonRecorded");
          boolean departed =
              departure.isPresent() && departure.get().value().equals(FactValue.of(true));
          yield !strictly && departed ? Answer.YES : Answer.NO;
        }
      };
    }
  }

  private static boolean within(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** Whether a rule beats another or switches it off. */
  private boolean bears(Placed a, Placed b) {
    if (a.rule().excludes().contains(b.rule().id())
        || (a.rule().excludes().contains(b.pack().id() + ".*")
            && a.pack() == b.pack()
            && b.rule().effect() != Effect.EXCLUDES)) {
      return true;
    }
    return a.rule().outcome() != null && b.rule().outcome() != null && beats(a, b);
  }

  private boolean beats(Placed a, Placed b) {
    Outcome mine = a.rule().outcome();
    Outcome theirs = b.rule().outcome();
    if (mine == null || theirs == null || mine.type() == theirs.type()) {
      return false;
    }
    boolean bothOnNeed =
        a.rule().question() == Question.NEED && b.rule().question() == Question.NEED;
    boolean neitherOnNeed =
        a.rule().question() != Question.NEED && b.rule().question() != Question.NEED;
    if (!bothOnNeed && !neitherOnNeed) {
      return false;
    }
    if (mine == Outcome.DEFERRED) {
      // a deferral only says when; it beats nothing
      return false;
    }
    if (theirs == Outcome.DEFERRED && mine.type() == DecisionType.EXEMPT) {
      return true;
    }
    String idOfA = a.rule().id();
    String idOfB = b.rule().id();
    if (a.rule().overrides().contains(idOfB)) {
      return true;
    }
    if (b.rule().overrides().contains(idOfA)) {
      return false;
    }
    if (a.rule().specialTo().contains(idOfB)) {
      return !older(a, b);
    }
    if (b.rule().specialTo().contains(idOfA)) {
      return false;
    }
    if (a.pack() == b.pack()) {
      return false;
    }
    if (basis(a.pack()).compareForce(basis(b.pack())) == LegalOrder.HIGHER) {
      return true;
    }
    return sameOrganAndRank(a.pack(), b.pack()) && older(b, a);
  }

  private static boolean older(Placed a, Placed b) {
    if (a.pack() == b.pack()) {
      return false;
    }
    LocalDate first = date(a.pack());
    LocalDate second = date(b.pack());
    return first != null && second != null && first.isBefore(second);
  }

  private static @Nullable LocalDate date(PackModel pack) {
    SourceModel source = pack.source();
    return source == null ? null : source.date() == null ? source.from() : source.date();
  }

  private static boolean sameOrganAndRank(PackModel a, PackModel b) {
    SourceModel first = a.source();
    SourceModel second = b.source();
    if (first == null || second == null || first.rank() != second.rank()) {
      return false;
    }
    IssuingOrgan issuer = first.issuer();
    return issuer != null && issuer.equals(second.issuer());
  }

  private static LegalBasis basis(PackModel pack) {
    SourceModel source = pack.source();
    return source == null
        ? LegalBasis.of("-", "-", LegalRank.NORMATIVE_DOCUMENT)
        : new LegalBasis(
            source.document(),
            source.number(),
            source.issuer(),
            "-",
            null,
            source.rank(),
            source.mayVary(),
            null,
            null);
  }
}
