package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.Condition;
import cn.sidian.condition.FactType;
import cn.sidian.condition.internal.ConditionReader;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.Strength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of a pack. */
final class RuleReader {
  private static final Condition ALWAYS = new Condition.All(List.of());
  private static final List<String> EFFECTS =
      List.of("outcome", "ban", "excludes", "duty", "violation", "immunity");

  private final FactTable facts;
  private final @Nullable SourceModel source;
  private final @Nullable SourceText text;
  private final Problems problems;
  private final ConditionReader conditions;

  RuleReader(
      FactTable facts, @Nullable SourceModel source, @Nullable SourceText text, Problems problems) {
    this.facts = facts;
    this.source = source;
    this.text = text;
    this.problems = problems;
    this.conditions = new ConditionReader(facts, problems);
  }

  @Nullable RuleModel read(SourceNode node) {
    Fields fields = Fields.of(node, problems);
    String id = fields.requiredText("id");
    Text label = Texts.required(fields, "label", problems);
    List<String> requirements = fields.texts("requirements");
    Effect effect = effect(fields);
    Outcome outcome = fields.constant("outcome", Outcome.class);
    Question question = question(fields, outcome);
    Set<DemandForm> forms = forms(fields);
    List<String> excludes = excludes(fields);
    String code = code(fields);
    Condition maturity = condition(fields, "maturesWhen");
    Condition when = condition(fields, "when");
    Condition unless = condition(fields, "unless");
    boolean presume = presume(fields, unless);
    List<String> where = where(fields);
    Strength strength = fields.constant("strength", Strength.class);
    List<DutyModel> duties = duties(fields);
    List<String> overrides = fields.texts("overrides");
    List<String> specialTo = fields.texts("specialTo");
    LegalBasis allowedBy = allowedBy(fields);
    LocalDate from = fields.day("from");
    LocalDate to = fields.day("to");
    String due = dateFact(fields, "due");
    Text missed = Texts.optional(fields, "missed", problems);
    LegalBasis basis = basis(fields, id, from, to);
    FactScope scope = fields.constant("scope", FactScope.class);
    Map<String, String> accepted = accepted(fields);
    fields.done();
    checkDays(fields, from, to);
    if (effect == null || id.isEmpty()) {
      return null;
    }
    Condition condition = when == null ? ALWAYS : when;
    return new RuleModel(
        id,
        label,
        requirements,
        scope == null ? scopeOf(effect, condition, unless) : scope,
        effect,
        outcome,
        question,
        code,
        forms,
        excludes,
        condition,
        unless,
        presume,
        where,
        strength == null ? Strength.STRICT : strength,
        duties,
        overrides,
        specialTo,
        allowedBy,
        basis,
        maturity,
        due,
        missed,
        from,
        to,
        accepted,
        fields.place());
  }

  /** Warnings the author has looked at, each with the reason why it stands. */
  private Map<String, String> accepted(Fields fields) {
    Map<String, String> accepted = new LinkedHashMap<>();
    SourceNode node = fields.node("accepts");
    if (node == null) {
      return accepted;
    }
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String reason = Scalars.text(entry.value(), problems);
      if (reason != null && !reason.isBlank()) {
        accepted.put(entry.key().text(), reason);
      } else {
        problems.error(entry.value().place(), "MISSING_KEY", entry.key().text());
      }
    }
    return accepted;
  }

  private @Nullable Effect effect(Fields fields) {
    List<String> found = EFFECTS.stream().filter(fields::has).toList();
    if (found.size() != 1) {
      problems.error(
          fields.place(),
          PackMessages.MESSAGES,
          "ONE_EFFECT",
          String.join(", ", EFFECTS),
          found.size());
      return null;
    }
    return switch (found.get(0)) {
      case "outcome" -> Effect.OUTCOME;
      case "ban" -> Effect.BAN;
      case "excludes" -> Effect.EXCLUDES;
      case "duty" -> Effect.DUTY;
      case "violation" -> Effect.VIOLATION;
      default -> Effect.IMMUNITY;
    };
  }

  private @Nullable Question question(Fields fields, @Nullable Outcome outcome) {
    Question question = fields.constant("question", Question.class);
    if (outcome == null) {
      return null;
    }
    if (question == null) {
      return outcome.question();
    }
    if (!outcome.answers(question)) {
      problems.error(
          fields.place("question"), PackMessages.MESSAGES, "WRONG_QUESTION", outcome, question);
    }
    return question;
  }

  private Set<DemandForm> forms(Fields fields) {
    Set<DemandForm> forms = EnumSet.noneOf(DemandForm.class);
    SourceNode node = fields.node("ban");
    if (node == null) {
      return forms;
    }
    for (SourceNode item : fields.list("ban")) {
      DemandForm form = Fields.constant(item, DemandForm.class, problems);
      if (form != null) {
        forms.add(form);
      }
    }
    if (node instanceof SourceNode.Sequence list && list.items().isEmpty()) {
      problems.error(node.place(), PackMessages.MESSAGES, "BAN_WITHOUT_FORM");
    }
    return forms;
  }

  private List<String> excludes(Fields fields) {
    SourceNode node = fields.node("excludes");
    if (node == null) {
      return List.of();
    }
    List<String> ids = fields.texts("excludes");
    if (ids.isEmpty()) {
      problems.error(node.place(), PackMessages.MESSAGES, "EXCLUDES_NOTHING");
    }
    return ids;
  }

  private static @Nullable String code(Fields fields) {
    String duty = fields.text("duty");
    String violation = fields.text("violation");
    String immunity = fields.text("immunity");
    return duty != null ? duty : violation != null ? violation : immunity;
  }

  private @Nullable Condition condition(Fields fields, String key) {
    SourceNode node = fields.node(key);
    return node == null ? null : conditions.read(node);
  }

  /** {@code presume: false} beside a reservation. */
  private boolean presume(Fields fields, @Nullable Condition unless) {
    boolean given = fields.has("presume");
    boolean open = fields.flag("presume", true);
    if (given && (open || unless == null)) {
      problems.error(fields.place("presume"), PackMessages.MESSAGES, "PRESUME_SHAPE");
    }
    return given && !open;
  }

  private List<String> where(Fields fields) {
    SourceNode node = fields.node("where");
    if (node == null) {
      return List.of();
    }
    Fields inner = Fields.of(node, problems);
    List<String> ids = inner.texts("inForce");
    inner.done();
    if (ids.isEmpty()) {
      problems.error(node.place(), "MISSING_KEY", "inForce");
    }
    return ids;
  }

  private List<DutyModel> duties(Fields fields) {
    List<DutyModel> duties = new ArrayList<>();
    for (SourceNode node : fields.list("duties")) {
      if (node instanceof SourceNode.Mapping) {
        Fields inner = Fields.of(node, problems);
        String code = inner.requiredText("code");
        Condition when = condition(inner, "when");
        String due = dateFact(inner, "due");
        inner.done();
        duties.add(new DutyModel(code, when, due));
      } else {
        String code = Scalars.text(node, problems);
        if (code != null) {
          duties.add(new DutyModel(code, null, null));
        }
      }
    }
    return duties;
  }

  private @Nullable String dateFact(Fields fields, String key) {
    String id = fields.text(key);
    if (id == null) {
      return null;
    }
    RuleFact fact = facts.fact(id);
    if (fact == null || fact.type() != FactType.DATE) {
      problems.error(fields.place(key), PackMessages.MESSAGES, "DUE_NEEDS_DATE", id);
      return null;
    }
    return id;
  }

  private @Nullable LegalBasis allowedBy(Fields fields) {
    SourceNode node = fields.node("allowedBy");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    String document = inner.requiredText("document");
    String article = inner.requiredText("article");
    inner.required("rank");
    LegalRank rank = inner.constant("rank", LegalRank.class);
    String quote = inner.text("quote");
    inner.done();
    LegalBasis basis =
        LegalBasis.of(document, article, rank == null ? LegalRank.NORMATIVE_DOCUMENT : rank);
    return quote == null ? basis : basis.quoting(quote);
  }

  /** The provision: that of the pack's source, at an article. */
  private @Nullable LegalBasis basis(
      Fields fields, String rule, @Nullable LocalDate from, @Nullable LocalDate to) {
    SourceNode node = fields.node("basis");
    if (source == null) {
      if (node != null) {
        problems.error(node.place(), PackMessages.MESSAGES, "BASIS_WITHOUT_SOURCE");
      }
      return null;
    }
    if (node == null) {
      problems.error(fields.place(), PackMessages.MESSAGES, "MISSING_BASIS");
      return null;
    }
    Fields inner = Fields.of(node, problems);
    String article = inner.requiredText("article");
    String quote = inner.requiredText("quote");
    inner.done();
    checkQuote(inner, rule, article, quote);
    LocalDate first = from == null ? source.from() : from;
    LocalDate last = to == null ? source.to() : to;
    if (first != null && last != null && last.isBefore(first)) {
      problems.error(node.place(), PackMessages.MESSAGES, "EXPIRED_BASIS", last, first);
      last = null;
    }
    return new LegalBasis(
        source.document(),
        source.number(),
        source.issuer(),
        article,
        quote,
        source.rank(),
        source.mayVary(),
        first,
        last);
  }

  /** The words must stand in the article, and be at least one clause. */
  private void checkQuote(Fields fields, String rule, String article, String quote) {
    if (text == null || article.isEmpty() || quote.isEmpty()) {
      return;
    }
    if (text.words(article) == null) {
      problems.error(
          fields.place("article"),
          PackMessages.MESSAGES,
          "UNKNOWN_ARTICLE",
          Fields.shown(article),
          Nearest.hint(article, text.articles()));
    } else if (!text.contains(article, quote)) {
      problems.error(
          fields.place("quote"), PackMessages.MESSAGES, "QUOTE_NOT_IN_ARTICLE", rule, article);
    } else if (!text.holdsClause(article, quote)) {
      problems.error(
          fields.place("quote"), PackMessages.MESSAGES, "QUOTE_TOO_SHORT", rule, article);
    }
  }

  private void checkDays(Fields fields, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from) && source == null) {
      problems.error(fields.place("to"), PackMessages.MESSAGES, "EXPIRED_BASIS", to, from);
    }
  }

  /** A rule that names a fact of a material is judged per material; what speaks of demands too. */
  private FactScope scopeOf(Effect effect, Condition when, @Nullable Condition unless) {
    if (effect == Effect.OUTCOME || effect == Effect.BAN) {
      return FactScope.MATERIAL;
    }
    boolean material = namesMaterial(when) || (unless != null && namesMaterial(unless));
    return material ? FactScope.MATERIAL : FactScope.CASE;
  }

  private boolean namesMaterial(Condition condition) {
    return condition.factIds().stream()
        .map(facts::fact)
        .anyMatch(fact -> fact != null && fact.scope() == FactScope.MATERIAL);
  }
}
