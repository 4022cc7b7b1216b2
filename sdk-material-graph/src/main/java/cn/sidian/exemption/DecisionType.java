package cn.sidian.exemption;

/** What became of one material. */
public enum DecisionType {
  /** The office has or fetches it, or a commitment takes its place: it may not be demanded. */
  EXEMPT,
  /** The applicant brings it. */
  REQUIRED,
  /** The applicant brings it later, by a due date. */
  DEFERRED,
  /** It has no place in the matter: it may not be demanded. */
  CANCELLED,
  /** The known facts do not decide, or no rule speaks. */
  UNDETERMINED,
  /** Two rules in force contradict each other and nothing orders them. */
  CONFLICT
}
