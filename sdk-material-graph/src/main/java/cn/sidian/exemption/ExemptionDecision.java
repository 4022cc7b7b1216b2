package cn.sidian.exemption;

import cn.sidian.condition.ConditionFailure;
import cn.sidian.core.Text;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.DecisionDetails;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.exemption.internal.text.Explanation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one material, and why. The bottom line is there at once; reasons and words are
 * made when first asked for. Immutable and safe for many threads. {@code toString()} shows no
 * values of facts.
 */
public abstract sealed class ExemptionDecision {
  private final Judgement judgement;
  private volatile @Nullable DecisionDetails details;

  private ExemptionDecision(Judgement judgement) {
    this.judgement = judgement;
  }

  static ExemptionDecision of(Judgement judgement) {
    return switch (judgement.decision()) {
      case EXEMPT -> new Exempt(judgement);
      case REQUIRED -> new Required(judgement);
      case DEFERRED -> new Deferred(judgement);
      case CANCELLED -> new Cancelled(judgement);
      case UNDETERMINED -> new Undetermined(judgement);
      case CONFLICT -> new Conflict(judgement);
    };
  }

  final Judgement judgement() {
    return judgement;
  }

  final DecisionDetails details() {
    DecisionDetails made = details;
    if (made == null) {
      // made twice at worst, with the same content
      made = new DecisionDetails(judgement);
      details = made;
    }
    return made;
  }

  /**
   * The material.
   *
   * @return as the case gives it
   */
  public final CaseMaterial material() {
    return judgement.material();
  }

  /**
   * The type of the decision.
   *
   * @return never null
   */
  public final DecisionType type() {
    return judgement.decision();
  }

  /**
   * Whether the office may demand the material: in the form of the demand, else on paper. Judged by
   * itself: NO if forbidden under every completion of what is open, YES if allowed under every one.
   *
   * @return never null
   */
  public final Answer mayDemand() {
    return judgement.mayDemand();
  }

  /**
   * The outcomes of the rules in force that are of the deciding type.
   *
   * @return unmodifiable, in the order of sources; empty when undetermined
   */
  public final List<Outcome> outcomes() {
    return details().outcomes();
  }

  /**
   * The decisions that completions of the open facts reach.
   *
   * @return unmodifiable; just this decision when it is determined
   */
  public final Set<DecisionType> possible() {
    return judgement.possible();
  }

  /**
   * Whether every completion was tried.
   *
   * @return false when there were more than 4,096, or days that are computed from each other
   */
  public final boolean isExact() {
    return judgement.exact();
  }

  /**
   * The facts that are still needed, the one that settles most for its cost first. Each of them
   * makes a difference in some completion.
   *
   * @return unmodifiable; empty when the decision is determined
   */
  public final List<String> needed() {
    return judgement.needed();
  }

  /**
   * The open facts whose presumption decides.
   *
   * @return unmodifiable
   */
  public final Set<String> presumed() {
    return judgement.presumed();
  }

  /**
   * What each rule says: those in force first, those that did not fire last, each with the
   * comparisons of its condition.
   *
   * @return unmodifiable
   */
  public final List<Reason> reasons() {
    return details().reasons();
  }

  /**
   * The duties that have arisen for this material.
   *
   * @return unmodifiable
   */
  public final List<Duty> duties() {
    return details().duties();
  }

  /**
   * The violations in handling this material that hold or may hold.
   *
   * @return unmodifiable
   */
  public final List<Violation> violations() {
    return details().violations();
  }

  /**
   * The comparisons that failed; they count as unknown.
   *
   * @return unmodifiable
   */
  public final List<ConditionFailure> errors() {
    return judgement.failures();
  }

  /**
   * The decision in words: what it is, on which provision with its words, what has to be done, what
   * is still to be found out.
   *
   * @return plain Chinese and English
   */
  public final Text explanation() {
    return Explanation.of(judgement, details());
  }

  /**
   * What a fact is that {@link #needed()} names.
   *
   * @param fact its id
   * @return Chinese and English; the id where nothing declares it
   */
  public final Text labelOf(String fact) {
    return Explanation.label(judgement, fact);
  }

  /**
   * The question a rule answers.
   *
   * @param rule its id
   * @return null for a rule without outcome, or of another pack
   */
  public final @Nullable Question questionOf(String rule) {
    CompiledRule found = judgement.rules().find(rule);
    return found == null ? null : found.model().question();
  }

  @Override
  public final String toString() {
    return "ExemptionDecision[" + material().id() + ", " + type() + ", " + mayDemand() + "]";
  }

  /** The office has or fetches the proof, or a commitment takes its place. */
  public static final class Exempt extends ExemptionDecision {
    private Exempt(Judgement judgement) {
      super(judgement);
    }
  }

  /** The applicant brings the material. */
  public static final class Required extends ExemptionDecision {
    private Required(Judgement judgement) {
      super(judgement);
    }

    /**
     * Whether that is so only because no rule speaks, while the material is on the list and rests
     * on a basis in force.
     *
     * @return true for the reason NO_RULE_SPEAKS
     */
    public boolean becauseNoRuleSpeaks() {
      return reasons().stream().anyMatch(reason -> reason.status() == ReasonStatus.NO_RULE_SPEAKS);
    }

    /**
     * Whether the change of the list must be proposed (ESCALATE); until then the material stays
     * due.
     *
     * @return true when an ESCALATE rule is in force
     */
    public boolean mustProposeChange() {
      return outcomes().contains(Outcome.ESCALATE);
    }
  }

  /** The applicant may bring the material later. */
  public static final class Deferred extends ExemptionDecision {
    private Deferred(Judgement judgement) {
      super(judgement);
    }

    /**
     * The day by which the applicant brings it.
     *
     * @return empty when no day was set
     */
    public Optional<LocalDate> due() {
      return Explanation.due(judgement());
    }

    /**
     * What happens when that day is missed.
     *
     * @return plain Chinese and English
     */
    public Text whenMissed() {
      return Explanation.whenMissed(judgement());
    }
  }

  /** The material has no place in the matter. */
  public static final class Cancelled extends ExemptionDecision {
    private Cancelled(Judgement judgement) {
      super(judgement);
    }
  }

  /** The known facts do not decide, or no rule speaks. */
  public static final class Undetermined extends ExemptionDecision {
    private Undetermined(Judgement judgement) {
      super(judgement);
    }
  }

  /** Rules in force contradict each other, and neither rank nor speciality nor age decides. */
  public static final class Conflict extends ExemptionDecision {
    private Conflict(Judgement judgement) {
      super(judgement);
    }

    /**
     * The rules in force that contradict each other.
     *
     * @return unmodifiable, both sides
     */
    public List<Reason> sides() {
      return Explanation.sides(judgement(), details());
    }

    /**
     * Who rules (裁决机关).
     *
     * @return plain Chinese and English, with the provision, marked as unverified
     */
    public Text rulingOrgan() {
      return Explanation.rulingOrgan(judgement(), details());
    }
  }
}
