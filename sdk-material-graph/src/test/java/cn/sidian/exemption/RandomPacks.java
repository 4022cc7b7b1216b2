package cn.sidian.exemption;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayComparison;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.NumberComparison;
import cn.sidian.condition.NumberOperand;
import cn.sidian.condition.internal.Place;
import cn.sidian.core.Text;
import cn.sidian.core.code.AdministrativeLevel;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.IssuingOrgan;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.internal.pack.ApprovalModel;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small random packs that exercise every kind of rule, comparison and precedence. */
final class RandomPacks {
  static final LocalDate ACCEPTED = LocalDate.of(2024, 3, 1);
  static final LocalDate DECIDED = LocalDate.of(2024, 3, 10);
  static final RegionCode REGION = RegionCode.parse("640500").orThrow();

  private static final Text TEXT = new Text("文", "text");
  private static final Outcome[] OUTCOMES = {
    Outcome.CANCELLED,
    Outcome.REQUIRED,
    Outcome.ESCALATE,
    Outcome.REQUIRED,
    Outcome.EXEMPT_E_CERTIFICATE,
    Outcome.EXEMPT_SHARED_DATA,
    Outcome.DEFERRED,
  };

  private final Random random;
  private final Map<String, RuleFact> facts = new LinkedHashMap<>();

  RandomPacks(long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      declare("case.b" + i, FactScope.CASE, FactType.BOOLEAN, List.of());
      declare("material.b" + i, FactScope.MATERIAL, FactType.BOOLEAN, List.of());
    }
    declare("material.code", FactScope.MATERIAL, FactType.ENUM, List.of("A", "B", "C", "D"));
    declare("material.set", FactScope.MATERIAL, FactType.SET, List.of("A", "B", "C"));
    declare("case.n", FactScope.CASE, FactType.NUMBER, List.of());
    declare("case.m", FactScope.CASE, FactType.NUMBER, List.of());
    declare("material.day", FactScope.MATERIAL, FactType.DATE, List.of());
    declare("material.due", FactScope.MATERIAL, FactType.DATE, List.of());
    declare("material.listed", FactScope.MATERIAL, FactType.BOOLEAN, List.of());
    declare(
        "material.bases",
        FactScope.MATERIAL,
        FactType.SET,
        List.of(
            "LAW",
            "ADMINISTRATIVE_REGULATION",
            "LOCAL_REGULATION",
            "DEPARTMENT_RULE",
            "LOCAL_GOVERNMENT_RULE",
            "NORMATIVE_DOCUMENT",
            "INTERNAL_DOCUMENT"));
    declare("departure.reasonRecorded", FactScope.CASE, FactType.BOOLEAN, List.of());
  }

  private void declare(String id, FactScope scope, FactType type, List<String> values) {
    facts.put(
        id,
        new RuleFact(
            id,
            scope,
            type,
            values,
            null,
            TEXT,
            TEXT,
            KnownBy.CLERK,
            Sensitivity.PUBLIC,
            1 + random.nextInt(3),
            null,
            null,
            List.of()));
  }

  private <T> T pick(T[] candidates) {
    return candidates[random.nextInt(candidates.length)];
  }

  Map<String, RuleFact> facts() {
    return facts;
  }

  /** One to three packs; they may contradict each other in ways that the compiler refuses. */
  List<PackModel> packs() {
    List<PackModel> packs = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      packs.add(pack("p" + i, packs));
    }
    return packs;
  }

  private PackModel pack(String id, List<PackModel> earlier) {
    List<RuleModel> rules = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      rules.add(rule(id, id + ".r" + i, rules, earlier));
    }
    Map<String, FactValue> presume = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      presume.put("material.b0", FactValue.of(false));
    }
    return new PackModel(
        id,
        "1",
        TEXT,
        source(),
        random.nextInt(4) == 0 ? REGION : null,
        random.nextInt(4) == 0,
        presume,
        facts,
        Map.of(),
        rules,
        new ApprovalModel(null, null, null, null, null),
        "sm3:" + id,
        null,
        null,
        id + ".yaml");
  }

  private @Nullable SourceModel source() {
    if (random.nextInt(6) == 0) {
      return null;
    }
    LegalRank rank = pick(LegalRank.values());
    IssuingOrgan[] organs = {
      new IssuingOrgan("国", AdministrativeLevel.NATION, null),
      new IssuingOrgan("区", AdministrativeLevel.PROVINCE, RegionCode.parse("640000").orThrow()),
      new IssuingOrgan("市", AdministrativeLevel.PREFECTURE, REGION),
    };
    LocalDate date = ACCEPTED.plusDays(random.nextInt(5) - 3L);
    return new SourceModel(
        "文件",
        "文件",
        null,
        organs[random.nextInt(3)],
        rank,
        rank == LegalRank.LOCAL_REGULATION && random.nextInt(3) == 0,
        date,
        date,
        random.nextInt(5) == 0 ? date.plusDays(2) : null,
        false,
        random.nextInt(6) == 0 ? "material.day" : null);
  }

  private RuleModel rule(
      String pack, String id, List<RuleModel> siblings, List<PackModel> earlier) {
    int kind = random.nextInt(10);
    Effect effect = kind < 7 ? Effect.OUTCOME : kind < 8 ? Effect.BAN : Effect.EXCLUDES;
    if (effect == Effect.EXCLUDES && siblings.isEmpty()) {
      effect = Effect.OUTCOME;
    }
    Outcome outcome = effect == Effect.OUTCOME ? OUTCOMES[random.nextInt(OUTCOMES.length)] : null;
    Question question = outcome == null ? null : outcome.question();
    if (outcome == Outcome.REQUIRED && random.nextBoolean()) {
      question = Question.SOURCE;
    }
    List<String> excludes = new ArrayList<>();
    if (effect == Effect.EXCLUDES) {
      excludes.add(
          random.nextInt(4) == 0
              ? pack + ".*"
              : siblings.get(random.nextInt(siblings.size())).id());
    }
    Set<DemandForm> forms = EnumSet.noneOf(DemandForm.class);
    if (effect == Effect.BAN) {
      forms.add(pick(DemandForm.values()));
      forms.add(pick(DemandForm.values()));
    }
    List<String> overrides = new ArrayList<>();
    List<String> specialTo = new ArrayList<>();
    if (outcome != null && random.nextInt(3) == 0) {
      String other = another(question, outcome, siblings, earlier);
      if (other != null) {
        (random.nextBoolean() ? overrides : specialTo).add(other);
      }
    }
    List<String> where = new ArrayList<>();
    if (!siblings.isEmpty() && random.nextInt(6) == 0) {
      where.add(siblings.get(random.nextInt(siblings.size())).id());
    }
    boolean reserved = random.nextInt(4) == 0;
    return new RuleModel(
        id,
        TEXT,
        List.of("ZW-01"),
        FactScope.MATERIAL,
        effect,
        outcome,
        question,
        null,
        forms,
        excludes,
        condition(2),
        reserved ? condition(1) : null,
        reserved && random.nextBoolean(),
        where,
        random.nextInt(4) == 0 ? Strength.IN_PRINCIPLE : Strength.STRICT,
        List.of(),
        overrides,
        specialTo,
        null,
        null,
        null,
        outcome == Outcome.DEFERRED && random.nextInt(4) > 0 ? "material.due" : null,
        outcome == Outcome.DEFERRED ? TEXT : null,
        random.nextInt(8) == 0 ? ACCEPTED.plusDays(random.nextInt(3) - 1L) : null,
        null,
        Map.of(),
        new Place(pack + ".yaml", siblings.size() + 1, 1));
  }

  private @Nullable String another(
      @Nullable Question question,
      Outcome outcome,
      List<RuleModel> siblings,
      List<PackModel> earlier) {
    List<RuleModel> candidates = new ArrayList<>(siblings);
    earlier.forEach(pack -> candidates.addAll(pack.rules()));
    candidates.removeIf(
        rule ->
            rule.outcome() == null
                || rule.outcome().type() == outcome.type()
                || (rule.question() == Question.NEED) != (question == Question.NEED));
    if (candidates.isEmpty() || question == Question.TIME) {
      return null;
    }
    return candidates.get(random.nextInt(candidates.size())).id();
  }

  private Condition condition(int depth) {
    int kind = random.nextInt(depth == 0 ? 1 : 5);
    if (kind < 2) {
      return leaf();
    }
    List<Condition> parts = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      parts.add(condition(depth - 1));
    }
    return switch (kind) {
      case 2 -> new Condition.All(parts);
      case 3 -> new Condition.Any(parts);
      default -> new Condition.Not(parts.get(0));
    };
  }

  private Condition leaf() {
    int number = random.nextInt(3);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Condition.Is("material.b" + number, FactValue.of(random.nextBoolean()));
      case 3, 4 -> new Condition.Is("case.b" + number, FactValue.of(random.nextBoolean()));
      case 5 ->
          new Condition.In(
              "material.code", List.of(FactValue.of("A"), FactValue.of(number == 0 ? "B" : "C")));
      case 6 -> new Condition.Contains("material.set", List.of("A", "B", "C").get(number));
      case 7 ->
          new Condition.OfNumber(
              "case.n",
              pick(NumberComparison.values()),
              number == 0
                  ? new NumberOperand.OfFact("case.m")
                  : new NumberOperand.Fixed(BigDecimal.valueOf(number)));
      case 8 ->
          new Condition.OfDay(
              "material.day",
              pick(DayComparison.values()),
              number == 0
                  ? DayOperand.OfCase.ACCEPTED_AT
                  : number == 1
                      ? DayOperand.OfCase.DECIDED_AT
                      : new DayOperand.Fixed(ACCEPTED.plusDays(2)));
      default -> new Condition.Is("departure.reasonRecorded", FactValue.of(random.nextBoolean()));
    };
  }

  /** Every value an open fact is completed with. */
  List<FactValue> domain(RuleFact fact) {
    return switch (fact.type()) {
      case BOOLEAN -> List.of(FactValue.of(true), FactValue.of(false));
      case ENUM -> fact.values().stream().map(FactValue::of).toList();
      case NUMBER ->
          Stream.of("0", "1", "2", "3", "-2", "-1", "0.5", "1.3", "1.6", "2.5", "4", "5")
              .<FactValue>map(text -> new FactValue.Amount(new BigDecimal(text)))
              .toList();
      case SET -> subsets(fact.id().equals("material.bases") ? List.of("LAW") : fact.values());
      case DATE, INSTANT ->
          List.of(
              FactValue.of(ACCEPTED.minusDays(1)),
              FactValue.of(ACCEPTED),
              FactValue.of(ACCEPTED.plusDays(1)),
              FactValue.of(ACCEPTED.plusDays(2)),
              FactValue.of(ACCEPTED.plusDays(3)),
              FactValue.of(DECIDED),
              FactValue.of(DECIDED.plusDays(1)));
    };
  }

  private static List<FactValue> subsets(List<String> codes) {
    List<FactValue> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << codes.size(); bits++) {
      Set<String> set = new LinkedHashSet<>();
      for (int i = 0; i < codes.size(); i++) {
        if ((bits & (1 << i)) != 0) {
          set.add(codes.get(i));
        }
      }
      all.add(new FactValue.CodeSet(set, true));
    }
    return all;
  }

  /** A value for every fact. */
  Map<String, FactValue> complete() {
    Map<String, FactValue> values = new LinkedHashMap<>();
    for (RuleFact fact : facts.values()) {
      List<FactValue> domain = domain(fact);
      int most = fact.type() == FactType.NUMBER ? 4 : domain.size();
      values.put(fact.id(), domain.get(random.nextInt(most)));
    }
    return values;
  }

  /** A case with one material from values by fact. */
  ServiceCase given(Map<String, FactValue> values, boolean regionKnown) {
    ServiceCase.Builder builder = ServiceCase.builder(ACCEPTED).region(regionKnown ? REGION : null);
    Facts.Builder ofMaterial = Facts.builder();
    values.forEach(
        (id, value) -> {
          RuleFact fact = facts.get(id);
          if (fact != null && fact.scope() == FactScope.MATERIAL) {
            ofMaterial.put(id, value);
          } else {
            builder.fact(id, value);
          }
        });
    DemandForm[] forms = DemandForm.values();
    int form = random.nextInt(forms.length + 1);
    return builder
        .material(
            new CaseMaterial(
                "m", "材料", ofMaterial.build(), form == forms.length ? null : forms[form]))
        .build();
  }

  Random random() {
    return random;
  }
}
