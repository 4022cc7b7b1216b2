package cn.sidian.exemption.internal.ask;

import static cn.sidian.exemption.internal.text.QuestionWords.WORDS;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseDecision;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.ExemptionRule;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Recipient;
import cn.sidian.exemption.RefusalAnswer;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.StatedAnswer;
import cn.sidian.exemption.StatedCondition;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.FullView;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The effect of electronic documents, and to whom they may go. */
public final class Acceptance {
  private static final Set<LegalRank> LAWS_AND_REGULATIONS =
      Set.of(LegalRank.LAW, LegalRank.ADMINISTRATIVE_REGULATION, LegalRank.LOCAL_REGULATION);
  private static final String HANDED_OVER = "HANDED_OVER";

  private Acceptance() {}

  /** Whether a document may be refused. */
  public static RefusalAnswer mayRefuse(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial document,
      @Nullable LegalBasis basis,
      LocalDate at) {
    FullView view = Judgement.of(rules, given, document, at, false).view();
    List<StatedCondition> conditions = conditions(document.facts());
    List<LegalBasis> effect = new ArrayList<>();
    List<LegalBasis> otherwise = new ArrayList<>();
    List<LegalBasis> content = new ArrayList<>();
    boolean open = false;
    for (CompiledRule rule : view.all()) {
      LegalBasis cited = rule.model().basis();
      Truth force = view.inForce(rule);
      if (cited != null && givesEffect(rule)) {
        open |= force == Truth.UNKNOWN;
        if (force == Truth.TRUE) {
          effect.add(cited);
          addContent(rule.pack(), content);
        }
      } else if (cited != null && saysOtherwise(rule) && force == Truth.TRUE) {
        otherwise.add(cited);
      }
    }
    boolean lawful =
        basis != null
            && LAWS_AND_REGULATIONS.contains(basis.rank())
            && basis.isInForceOn(given.acceptedAt());
    Text objection = basis != null && !lawful ? objection(basis) : null;
    if (basis != null && lawful) {
      Text text = WORDS.text("REFUSE.LAW", basis.document(), basis.article());
      return new RefusalAnswer(Answer.YES, conditions, List.of(basis), content, null, text);
    }
    if (!otherwise.isEmpty()) {
      LegalBasis first = otherwise.get(0);
      Text text = WORDS.text("REFUSE.LAW", first.document(), first.article());
      return new RefusalAnswer(Answer.YES, conditions, otherwise, content, objection, text);
    }
    return byConditions(conditions, effect, content, objection, open);
  }

  private static RefusalAnswer byConditions(
      List<StatedCondition> conditions,
      List<LegalBasis> effect,
      List<LegalBasis> content,
      @Nullable Text objection,
      boolean open) {
    Optional<Text> unmet = labels(conditions, Truth.FALSE);
    Optional<Text> unknown = labels(conditions, Truth.UNKNOWN);
    Answer answer;
    Text text;
    if (unmet.isPresent()) {
      answer = Answer.YES;
      text = WORDS.text("REFUSE.CONDITION_UNMET", unmet.get());
    } else if (unknown.isPresent()) {
      answer = Answer.UNKNOWN;
      text = WORDS.text("REFUSE.CONDITION_UNKNOWN", unknown.get());
    } else if (!effect.isEmpty()) {
      answer = Answer.NO;
      text = WORDS.text("REFUSE.NO");
    } else {
      answer = Answer.UNKNOWN;
      text = WORDS.text(open ? "REFUSE.CONDITION_UNKNOWN" : "REFUSE.NO_RULE", "-");
    }
    return new RefusalAnswer(answer, conditions, effect, content, objection, text);
  }

  static Optional<Text> labels(List<StatedCondition> conditions, Truth truth) {
    List<Text> labels =
        conditions.stream().filter(c -> c.truth() == truth).map(StatedCondition::label).toList();
    return labels.isEmpty() ? Optional.empty() : Optional.of(Words.join(labels, "；", "; "));
  }

  private static Text objection(LegalBasis basis) {
    return WORDS.text(
        "REFUSE.LOW_BASIS", basis.document(), new Text(basis.rank().zh(), basis.rank().name()));
  }

  private static void addContent(PackModel pack, List<LegalBasis> content) {
    LegalBasis answers = pack.contentAnsweredBy();
    if (answers != null && !content.contains(answers)) {
      content.add(answers);
    }
  }

  /** A ban on paper beside a sealed or verified file. */
  private static boolean givesEffect(CompiledRule rule) {
    return rule.model().effect() == Effect.BAN
        && rule.model().forms().contains(DemandForm.ORIGINAL)
        && rule.model().forms().contains(DemandForm.COPY)
        && rule.model().when().factIds().stream()
            .anyMatch(
                id -> id.equals("material.sealVerdict") || id.equals("material.sealedCopyHeld"));
  }

  private static boolean saysOtherwise(CompiledRule rule) {
    return rule.model().outcome() == Outcome.REQUIRED
        && rule.model().question() == Question.SOURCE
        && rule.model().when().factIds().contains("material.originalBases");
  }

  private static List<StatedCondition> conditions(Facts facts) {
    Truth sealed = truth(facts, "material.sealedCopyHeld");
    FactValue verdict = facts.find("material.sealVerdict").map(f -> f.value()).orElse(null);
    Truth verified =
        verdict == null
            ? Truth.UNKNOWN
            : switch (verdict.text()) {
              case "ACCEPTED" -> Truth.TRUE;
              case "REJECTED", "NONE" -> Truth.FALSE;
              default -> Truth.UNKNOWN;
            };
    Truth seal =
        verdict == null && sealed != Truth.UNKNOWN
            ? sealed
            : verified.or(sealed.isTrue() ? Truth.TRUE : Truth.FALSE);
    Truth copy = truth(facts, "material.copyInDate");
    Truth certificate = truth(facts, "material.certificateValid");
    Truth inDate =
        copy == Truth.UNKNOWN
            ? certificate
            : certificate == Truth.UNKNOWN ? copy : copy.and(certificate);
    return List.of(
        new StatedCondition(WORDS.text("CONDITION.SEAL"), seal),
        new StatedCondition(WORDS.text("CONDITION.HOLDER"), truth(facts, "material.holderMatches")),
        new StatedCondition(WORDS.text("CONDITION.IN_DATE"), inDate));
  }

  static Truth truth(Facts facts, String id) {
    return facts
        .find(id)
        .map(known -> Truth.of(known.value().equals(FactValue.of(true))))
        .orElse(Truth.UNKNOWN);
  }

  /** Whether material may be given to somebody: whether doing so would be a violation. */
  public static StatedAnswer mayRelease(
      Recipient to, List<RulePack> packs, Function<String, CaseDecision> whenDone) {
    if (to == Recipient.HANDLING_OFFICE) {
      return new StatedAnswer(Answer.YES, List.of(), List.of(), WORDS.text("RELEASE.YES"));
    }
    List<LegalBasis> provisions =
        packs.stream()
            .flatMap(pack -> pack.rules().stream())
            .filter(rule -> HANDED_OVER.equals(rule.code()))
            .map(ExemptionRule::basis)
            .filter(Objects::nonNull)
            .toList();
    boolean applicant = to == Recipient.APPLICANT;
    CaseDecision decided =
        whenDone.apply(applicant ? "GIVEN_TO_APPLICANT" : "GIVEN_TO_THIRD_PARTY");
    Optional<Violation> violation =
        decided.violations().stream().filter(v -> v.code().equals(HANDED_OVER)).findFirst();
    // to a third party is forbidden wherever the rule holds, so this shows whether it holds here
    boolean holds =
        whenDone.apply("GIVEN_TO_THIRD_PARTY").violations().stream()
            .anyMatch(v -> v.code().equals(HANDED_OVER) && v.mature() != Answer.UNKNOWN);
    if (violation.isPresent() && violation.get().mature() != Answer.UNKNOWN) {
      return new StatedAnswer(
          Answer.NO, List.of(), provisions, WORDS.text("RELEASE.NO", violation.get().label()));
    }
    if (violation.isPresent()) {
      return new StatedAnswer(Answer.UNKNOWN, List.of(), provisions, WORDS.text("RELEASE.UNKNOWN"));
    }
    return holds
        ? new StatedAnswer(Answer.YES, List.of(), provisions, WORDS.text("RELEASE.YES"))
        : new StatedAnswer(Answer.UNKNOWN, List.of(), List.of(), WORDS.text("RELEASE.NO_RULE"));
  }
}
