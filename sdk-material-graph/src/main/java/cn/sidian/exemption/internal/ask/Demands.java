package cn.sidian.exemption.internal.ask;

import static cn.sidian.exemption.internal.text.QuestionWords.WORDS;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.DemandAnswer;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to "may I ask for this?". */
public final class Demands {
  private Demands() {}

  /** The answer of a decision. */
  public static DemandAnswer answer(ExemptionDecision decision, @Nullable DemandForm form) {
    List<LegalBasis> articles = new ArrayList<>();
    for (Reason reason : decision.reasons()) {
      LegalBasis basis = reason.basis();
      if (basis != null && bears(decision, reason) && !articles.contains(basis)) {
        articles.add(basis);
      }
    }
    return new DemandAnswer(
        decision,
        form,
        decision.mayDemand(),
        articles,
        decision.violations(),
        text(decision, articles));
  }

  private static boolean bears(ExemptionDecision decision, Reason reason) {
    if (decision.mayDemand() == Answer.UNKNOWN) {
      return reason.status() == ReasonStatus.OPEN;
    }
    if (reason.status() != ReasonStatus.IN_FORCE) {
      return false;
    }
    if (decision.mayDemand() == Answer.NO && reason.effect() == Effect.BAN) {
      return true;
    }
    boolean decides = reason.outcome() != null && reason.outcome().type() == decision.type();
    boolean barred = decision.type() != DecisionType.REQUIRED;
    return decides && (decision.mayDemand() == Answer.YES || barred);
  }

  private static Text text(ExemptionDecision decision, List<LegalBasis> articles) {
    String name = decision.material().name();
    Text cited = cited(articles);
    return switch (decision.mayDemand()) {
      case YES -> WORDS.text("DEMAND.YES", name, cited);
      case NO ->
          WORDS.text(
              "DEMAND.NO",
              name,
              articles.isEmpty() ? WORDS.text("DEMAND.NO_ARTICLE") : cited,
              violation(decision.violations()));
      case UNKNOWN -> WORDS.text("DEMAND.UNKNOWN", name, open(decision));
    };
  }

  /** The provisions, each with its words. */
  static Text cited(List<LegalBasis> articles) {
    List<Text> parts = new ArrayList<>();
    for (LegalBasis basis : articles) {
      String quote = basis.quote() == null ? "" : basis.quote();
      parts.add(
          new Text(
              "依据" + title(basis) + basis.article() + "：“" + quote + "”。",
              "Under " + title(basis) + " " + basis.article() + ": “" + quote + "”. "));
    }
    return Words.join(parts, "", "");
  }

  private static String title(LegalBasis basis) {
    boolean bracketed = basis.document().contains("《");
    String title = bracketed ? basis.document() : "《" + basis.document() + "》";
    return basis.number() == null ? title : title + "（" + basis.number() + "）";
  }

  private static Text violation(List<Violation> violations) {
    List<Text> labels = new ArrayList<>();
    for (Violation violation : violations) {
      if (violation.mature() != Answer.UNKNOWN) {
        labels.add(violation.label());
      }
    }
    return labels.isEmpty()
        ? new Text("", "")
        : WORDS.text("DEMAND.VIOLATION", Words.join(labels, "；", "; "));
  }

  private static Text open(ExemptionDecision decision) {
    List<Text> labels = new ArrayList<>();
    for (String fact : decision.needed()) {
      labels.add(decision.labelOf(fact));
    }
    return labels.isEmpty()
        ? new Text("有关规定互相冲突或没有规定", "provisions that conflict or are missing")
        : Words.join(labels, "；", "; ");
  }
}
