package cn.sidian.exemption.internal.text;

import static cn.sidian.exemption.internal.text.Words.WORDS;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.DecisionDetails;
import cn.sidian.exemption.internal.engine.FullView;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.exemption.internal.pack.RuleModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decision in words, for clerks and citizens. */
public final class Explanation {
  private final Judgement judgement;
  private final DecisionDetails details;
  private final List<Text> sentences = new ArrayList<>();

  private Explanation(Judgement judgement, DecisionDetails details) {
    this.judgement = judgement;
    this.details = details;
  }

  /** The words of a decision. */
  public static Text of(Judgement judgement, DecisionDetails details) {
    Explanation explanation = new Explanation(judgement, details);
    explanation.headline();
    explanation.demand();
    explanation.grounds();
    explanation.presumed();
    explanation.duties();
    explanation.violations();
    explanation.open();
    return Words.join(explanation.sentences, "\n", "\n");
  }

  private void say(String key, Object... values) {
    sentences.add(WORDS.text(key, values));
  }

  private String name() {
    return judgement.material().name();
  }

  private void headline() {
    switch (judgement.decision()) {
      case EXEMPT -> {
        if (details.outcomes().isEmpty()) {
          say("HEAD.EXEMPT_EITHER_WAY", name());
        } else {
          say("HEAD.EXEMPT", name(), outcomes());
        }
      }
      case REQUIRED -> say(isNoRule() ? "HEAD.REQUIRED_NO_RULE" : "HEAD.REQUIRED", name());
      case DEFERRED -> {
        Optional<LocalDate> due = due(judgement);
        if (due.isPresent()) {
          say("HEAD.DEFERRED", name(), due.get());
        } else {
          say("HEAD.DEFERRED_NO_DAY", name());
        }
        sentences.add(whenMissed(judgement));
      }
      case CANCELLED -> say("HEAD.CANCELLED", name());
      case CONFLICT -> say("HEAD.CONFLICT", name());
      case UNDETERMINED ->
          say(isNoRule() ? "HEAD.UNDETERMINED_NO_RULE" : "HEAD.UNDETERMINED", name());
    }
  }

  private Text outcomes() {
    return Words.join(
        details.outcomes().stream().map(o -> Words.code("OUTCOME", o.name())).toList(), "；", "; ");
  }

  private boolean isNoRule() {
    return details.reasons().stream()
        .anyMatch(reason -> reason.status() == ReasonStatus.NO_RULE_SPEAKS);
  }

  /** Where the answer to "may I ask?" does not follow from the type alone. */
  private void demand() {
    if (judgement.decision() == DecisionType.EXEMPT && judgement.mayDemand() == Answer.YES) {
      say("MAY_DEMAND.DEPARTURE");
      return;
    }
    boolean usual =
        switch (judgement.decision()) {
          case EXEMPT -> false;
          case CANCELLED -> judgement.mayDemand() == Answer.NO;
          case REQUIRED -> judgement.mayDemand() == Answer.YES;
          case DEFERRED -> false;
          case UNDETERMINED, CONFLICT -> judgement.mayDemand() == Answer.UNKNOWN;
        };
    if (!usual) {
      say("MAY_DEMAND." + judgement.mayDemand());
    }
  }

  /** An article and its words, with what several rules take from them. */
  private record Ground(String article, String quote) {}

  /** Each document once, each quotation once, with what the rules that decide take from it. */
  private void grounds() {
    Map<String, Map<Ground, List<Text>>> byDocument = new LinkedHashMap<>();
    Set<Text> said = new LinkedHashSet<>();
    for (Reason reason : details.reasons()) {
      if (reason.status() != ReasonStatus.IN_FORCE || !isGround(reason)) {
        continue;
      }
      LegalBasis basis = reason.basis();
      if (basis == null) {
        said.add(
            WORDS.text(
                reason.unverified() ? "GROUND.UNVERIFIED" : "GROUND.ADOPTED", reason.label()));
      } else {
        String quote = basis.quote();
        byDocument
            .computeIfAbsent(title(basis), title -> new LinkedHashMap<>())
            .computeIfAbsent(
                new Ground(basis.article(), quote == null ? "" : quote), g -> new ArrayList<>())
            .add(reason.label());
      }
    }
    byDocument.forEach((title, grounds) -> say("GROUND", title, articles(grounds)));
    sentences.addAll(said);
    if (judgement.decision() == DecisionType.CONFLICT) {
      say("RULING", rulingOrgan(judgement, details));
    }
  }

  private static Text articles(Map<Ground, List<Text>> grounds) {
    List<Text> articles = new ArrayList<>();
    grounds.forEach(
        (ground, labels) ->
            articles.add(
                WORDS.text(
                    "GROUND.ARTICLE",
                    ground.article(),
                    ground.quote(),
                    Words.join(labels, "；", "; "))));
    return Words.join(articles, "；", "; ");
  }

  private boolean isGround(Reason reason) {
    if (reason.effect() == Effect.BAN) {
      return true;
    }
    if (reason.effect() == Effect.EXCLUDES) {
      return judgement.decision() != DecisionType.EXEMPT;
    }
    return reason.outcome() != null
        && (judgement.decision() == DecisionType.CONFLICT
            || judgement.decision() == DecisionType.UNDETERMINED
            || reason.outcome().type() == judgement.decision()
            || reason.outcome() == Outcome.ESCALATE);
  }

  private static String title(LegalBasis basis) {
    boolean bracketed = basis.document().contains("《");
    String title = bracketed ? basis.document() : "《" + basis.document() + "》";
    return basis.number() == null ? title : title + "（" + basis.number() + "）";
  }

  private void presumed() {
    Set<String> facts = judgement.presumed();
    if (!facts.isEmpty()) {
      say("PRESUMED", labels(facts));
    }
  }

  private Text labels(Iterable<String> facts) {
    List<Text> labels = new ArrayList<>();
    facts.forEach(fact -> labels.add(label(judgement, fact)));
    return Words.join(labels, "；", "; ");
  }

  private void duties() {
    List<Text> duties = new ArrayList<>();
    for (Duty duty : details.duties()) {
      LocalDate due = duty.due();
      duties.add(due == null ? duty.label() : WORDS.text("DUTY.WITH_DAY", duty.label(), due));
    }
    if (!duties.isEmpty()) {
      say("DUTIES", Words.join(duties, "；", "; "));
    }
  }

  private void violations() {
    for (Violation violation : details.violations()) {
      if (violation.mature() == Answer.YES) {
        say(
            "VIOLATION",
            violation.label(),
            violation.article() == null ? "-" : violation.article());
      }
    }
  }

  private void open() {
    List<String> needed = judgement.needed();
    if (needed.isEmpty()) {
      return;
    }
    List<Text> questions = new ArrayList<>();
    int number = 1;
    for (String fact : needed) {
      questions.add(
          WORDS.text("QUESTION", number, question(judgement, fact), knownBy(judgement, fact)));
      number++;
    }
    say("NEEDED", Words.join(questions, "；", "; "));
    List<Text> possible = new ArrayList<>();
    for (DecisionType type : DecisionType.values()) {
      if (judgement.possible().contains(type)) {
        possible.add(Words.code("DECISION", type.name()));
      }
    }
    say("POSSIBLE", Words.join(possible, "、", ", "));
    if (!judgement.exact()) {
      say("NOT_EXACT");
    }
  }

  /** What a fact is, or its id where no pack declares it. */
  public static Text label(Judgement judgement, String id) {
    RuleFact fact = judgement.rules().declared(id);
    return fact == null ? builtIn("FACT", id) : fact.label();
  }

  /** What to ask for a fact. */
  public static Text question(Judgement judgement, String id) {
    RuleFact fact = judgement.rules().declared(id);
    return fact == null ? builtIn("FACT", id) : fact.question();
  }

  private static Text knownBy(Judgement judgement, String id) {
    RuleFact fact = judgement.rules().declared(id);
    return Words.code("KNOWN_BY", fact == null ? "CLERK" : fact.knownBy().name());
  }

  private static Text builtIn(String kind, String id) {
    String key = id.startsWith("adopted.") ? "adopted" : id;
    Text text = Words.code(kind, key);
    return text.zh().equals(key) ? new Text(id, id) : text;
  }

  /** The day by which a deferred material follows: the latest of the rules in force. */
  public static Optional<LocalDate> due(Judgement judgement) {
    FullView view = judgement.view();
    LocalDate latest = null;
    for (CompiledRule rule : view.all()) {
      if (rule.model().question() == Question.TIME && view.inForce(rule).isTrue()) {
        LocalDate due = view.due(rule);
        if (due != null && (latest == null || due.isAfter(latest))) {
          latest = due;
        }
      }
    }
    return Optional.ofNullable(latest);
  }

  /** What happens when that day is missed. */
  public static Text whenMissed(Judgement judgement) {
    FullView view = judgement.view();
    for (CompiledRule rule : view.all()) {
      RuleModel model = rule.model();
      if (model.question() == Question.TIME
          && view.inForce(rule).isTrue()
          && model.missed() != null) {
        return WORDS.text("MISSED", model.missed());
      }
    }
    return new Text("", "");
  }

  /** The rules in force that contradict each other. */
  public static List<Reason> sides(Judgement judgement, DecisionDetails details) {
    Question question = DecisionDetails.conflictQuestion(judgement.view());
    List<Reason> sides = new ArrayList<>();
    for (Reason reason : details.reasons()) {
      CompiledRule rule = judgement.rules().find(reason.rule());
      if (reason.status() == ReasonStatus.IN_FORCE
          && rule != null
          && rule.model().question() == question) {
        sides.add(reason);
      }
    }
    return List.copyOf(sides);
  }

  /** Who rules between the two sides. */
  public static Text rulingOrgan(Judgement judgement, DecisionDetails details) {
    List<Reason> sides = sides(judgement, details);
    for (Reason a : sides) {
      for (Reason b : sides) {
        if (a.outcome() != null
            && b.outcome() != null
            && a.outcome().type() != b.outcome().type()) {
          return basis(a).rulingOrgan(basis(b));
        }
      }
    }
    return new Text("", "");
  }

  private static LegalBasis basis(Reason reason) {
    LegalBasis basis = reason.basis();
    return basis == null ? LegalBasis.of(reason.rule(), "-", LegalRank.NORMATIVE_DOCUMENT) : basis;
  }
}
