package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Question;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation still lets happen: need first, then source, then time. With nothing open there
 * is one decision and one answer to whether the material may be demanded.
 *
 * @param decisions the decisions still possible
 * @param answers the answers still possible; UNKNOWN stands for "nobody can say"
 */
record Standing(Set<DecisionType> decisions, Set<Answer> answers) {

  private static final int[] NO = {0};
  private static final int[] YES = {1};
  private static final int[] BOTH = {0, 1};

  static Standing of(Evaluation evaluation) {
    return new Judge(evaluation).judge();
  }

  boolean isDecided() {
    return decisions.size() == 1;
  }

  boolean isSettled() {
    return decisions.size() == 1 && answers.size() == 1;
  }

  DecisionType decision() {
    return decisions.iterator().next();
  }

  Answer answer() {
    return answers.size() == 1 ? answers.iterator().next() : Answer.UNKNOWN;
  }

  private static int[] options(byte truth) {
    return truth == Tri.TRUE ? YES : truth == Tri.FALSE ? NO : BOTH;
  }

  /** Goes through the questions in their order, following every branch that is open. */
  private static final class Judge {
    private final Evaluation evaluation;
    private final Set<DecisionType> decisions = EnumSet.noneOf(DecisionType.class);
    private final Set<Answer> answers = EnumSet.noneOf(Answer.class);
    private final byte cancelled;
    private final byte needed;
    private final byte exempt;
    private final byte applicant;
    private final byte deferred;

    Judge(Evaluation evaluation) {
      this.evaluation = evaluation;
      byte c = Tri.FALSE;
      byte n = Tri.FALSE;
      byte e = Tri.FALSE;
      byte a = Tri.FALSE;
      byte d = Tri.FALSE;
      for (RuleGroup group : evaluation.frame.rules().groups()) {
        byte force = evaluation.group(group);
        if (group.question() == Question.TIME) {
          d = Tri.or(d, force);
        } else if (group.question() == Question.SOURCE) {
          if (group.type() == DecisionType.EXEMPT) {
            e = Tri.or(e, force);
          } else {
            a = Tri.or(a, force);
          }
        } else if (group.type() == DecisionType.CANCELLED) {
          c = Tri.or(c, force);
        } else {
          n = Tri.or(n, force);
        }
      }
      this.cancelled = c;
      this.needed = n;
      this.exempt = e;
      this.applicant = a;
      this.deferred = d;
    }

    Standing judge() {
      for (int c : options(cancelled)) {
        for (int n : options(needed)) {
          if (c == 1) {
            end(n == 1 ? DecisionType.CONFLICT : DecisionType.CANCELLED);
          } else {
            source(n == 1);
          }
        }
      }
      return new Standing(decisions, answers);
    }

    private void source(boolean neededByRule) {
      for (int e : options(exempt)) {
        for (int a : options(applicant)) {
          if (e == 1) {
            end(a == 1 ? DecisionType.CONFLICT : DecisionType.EXEMPT);
          } else {
            time(neededByRule || a == 1);
          }
        }
      }
    }

    private void time(boolean requiredByRule) {
      for (int d : options(deferred)) {
        if (d == 1) {
          end(DecisionType.DEFERRED);
        } else if (requiredByRule) {
          end(DecisionType.REQUIRED);
        } else {
          noRuleSpeaks();
        }
      }
    }

    /** For a listed material with a basis in force REQUIRED, for any other never so silently. */
    private void noRuleSpeaks() {
      Frame frame = evaluation.frame;
      SpecialSlots special = frame.rules().special();
      byte stands = Tri.and(frame.leaf(special.listed()), special.anyBasis().test(frame));
      for (int s : options(stands)) {
        end(s == 1 ? DecisionType.REQUIRED : DecisionType.UNDETERMINED);
      }
    }

    private void end(DecisionType decision) {
      if (decisions.add(decision)) {
        demand(decision);
      }
    }

    private void demand(DecisionType decision) {
      DemandForm form = form();
      if (form != null) {
        for (int banned : options(evaluation.banned(form))) {
          if (banned == 1) {
            answers.add(Answer.NO);
          } else {
            unbanned(decision);
          }
        }
        return;
      }
      // without a demand the question is of paper: original or copy
      for (int original : options(evaluation.banned(DemandForm.ORIGINAL))) {
        for (int copy : options(evaluation.banned(DemandForm.COPY))) {
          if (original == 1 && copy == 1) {
            answers.add(Answer.NO);
          } else if (original == 0 && copy == 0) {
            unbanned(decision);
          } else {
            oneFormBanned(decision);
          }
        }
      }
    }

    private @Nullable DemandForm form() {
      var material = evaluation.frame.material();
      return material == null ? null : material.demand();
    }

    private void oneFormBanned(DecisionType decision) {
      Set<Answer> before = EnumSet.copyOf(answersOf(decision));
      answers.add(before.equals(EnumSet.of(Answer.NO)) ? Answer.NO : Answer.UNKNOWN);
    }

    private void unbanned(DecisionType decision) {
      answers.addAll(answersOf(decision));
    }

    private Set<Answer> answersOf(DecisionType decision) {
      return switch (decision) {
        case CANCELLED -> EnumSet.of(Answer.NO);
        case REQUIRED -> EnumSet.of(Answer.YES);
        case CONFLICT, UNDETERMINED -> EnumSet.of(Answer.UNKNOWN);
        case DEFERRED -> of(evaluation.notYetDue(), Answer.NO, Answer.YES);
        case EXEMPT -> ofExempt();
      };
    }

    /** 原则上: a departure with its reason on record is no violation. */
    private Set<Answer> ofExempt() {
      byte departure = evaluation.frame.leaf(evaluation.frame.rules().special().departure());
      byte may = Tri.and(departure, Tri.not(evaluation.strictlyExempt()));
      return of(may, Answer.YES, Answer.NO);
    }

    private static Set<Answer> of(byte truth, Answer whenTrue, Answer whenFalse) {
      return switch (truth) {
        case Tri.TRUE -> EnumSet.of(whenTrue);
        case Tri.FALSE -> EnumSet.of(whenFalse);
        default -> EnumSet.of(whenTrue, whenFalse);
      };
    }
  }
}
