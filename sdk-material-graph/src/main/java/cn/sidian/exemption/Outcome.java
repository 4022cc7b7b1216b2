package cn.sidian.exemption;

/** What an outcome rule says. The order is the order of sources. */
public enum Outcome {
  /** Without basis, or a catch-all: may not be demanded. */
  CANCELLED(DecisionType.CANCELLED, Question.NEED),
  /** Rests on a low basis and is not necessary: due until changed, the change must be proposed. */
  ESCALATE(DecisionType.REQUIRED, Question.NEED),
  /** On need: it must be proved. On source: the applicant brings it. */
  REQUIRED(DecisionType.REQUIRED, Question.NEED),
  /** An electronic certificate takes its place. */
  EXEMPT_E_CERTIFICATE(DecisionType.EXEMPT, Question.SOURCE),
  /** Shared data take its place. */
  EXEMPT_SHARED_DATA(DecisionType.EXEMPT, Question.SOURCE),
  /** The issuing office is asked. */
  EXEMPT_BY_INQUIRY(DecisionType.EXEMPT, Question.SOURCE),
  /** A tamper-evident copy handed in before takes its place. */
  REUSED(DecisionType.EXEMPT, Question.SOURCE),
  /** The applicant's written promise takes its place (告知承诺). */
  NOT_REQUIRED_COMMITMENT(DecisionType.EXEMPT, Question.SOURCE),
  /** It may follow later (容缺). */
  DEFERRED(DecisionType.DEFERRED, Question.TIME);

  private final DecisionType type;
  private final Question question;

  Outcome(DecisionType type, Question question) {
    this.type = type;
    this.question = question;
  }

  /**
   * The type of decision it makes.
   *
   * @return never null
   */
  public DecisionType type() {
    return type;
  }

  /**
   * The question it answers unless the rule names another one.
   *
   * @return never null
   */
  public Question question() {
    return question;
  }

  /**
   * Whether a rule with this outcome can answer a question. Only REQUIRED can answer two.
   *
   * @param asked the question
   * @return true when it can
   */
  public boolean answers(Question asked) {
    return asked == question || (this == REQUIRED && asked == Question.SOURCE);
  }
}
