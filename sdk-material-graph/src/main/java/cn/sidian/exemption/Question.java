package cn.sidian.exemption;

/** The questions that are settled one after the other, never mixed. */
public enum Question {
  /** Must the point be proved at all? Here the rank of law decides. */
  NEED,
  /** Who brings the proof: the office itself, or the applicant? */
  SOURCE,
  /** When must the applicant bring it? Asked only where the applicant is the source. */
  TIME
}
