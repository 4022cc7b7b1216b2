package cn.sidian.material.internal;

import org.jspecify.annotations.Nullable;

/**
 * The truth of every condition in one case, as far as it is known.
 *
 * <p>The two places of a condition have opposite polarity: an unknown condition on a requirement
 * counts for the applicant when the requirement falls away, one on an alternative when it counts.
 *
 * @param due of each requirement: {@link #TRUE}, {@link #FALSE} (falls away) or {@link #UNKNOWN};
 *     null when all are due
 * @param counts of each alternative; null when all count
 */
@SuppressWarnings("ArrayRecordComponent") // made once for each question, never compared
public record Situation(byte @Nullable [] due, byte @Nullable [] counts) {
  public static final byte FALSE = 0;
  public static final byte UNKNOWN = 1;
  public static final byte TRUE = 2;

  /** Nothing is conditional. */
  public static final Situation UNCONDITIONAL = new Situation(null, null);

  boolean isUnconditional() {
    return due == null && counts == null;
  }

  byte due(int requirement) {
    return due == null ? TRUE : due[requirement];
  }

  byte counts(int alternative) {
    return counts == null ? TRUE : counts[alternative];
  }

  /** Unknown conditions taken against the applicant: the requirement stays, no such alternative. */
  Shape.Part against(Shape shape) {
    return isUnconditional()
        ? shape.whole()
        : shape.part(matching(due, UNKNOWN, TRUE), matching(counts, TRUE, TRUE));
  }

  /** Unknown conditions taken for the applicant. */
  Shape.Part forApplicant(Shape shape) {
    return isUnconditional()
        ? shape.whole()
        : shape.part(matching(due, TRUE, TRUE), matching(counts, UNKNOWN, TRUE));
  }

  /** Whatever is not certainly absent: what may close a cycle. */
  Shape.Part possible(Shape shape) {
    return isUnconditional()
        ? shape.whole()
        : shape.part(matching(due, UNKNOWN, TRUE), matching(counts, UNKNOWN, TRUE));
  }

  private static boolean @Nullable [] matching(byte @Nullable [] truths, byte a, byte b) {
    if (truths == null) {
      return null;
    }
    boolean[] matching = new boolean[truths.length];
    for (int i = 0; i < truths.length; i++) {
      matching[i] = truths[i] == a || truths[i] == b;
    }
    return matching;
  }
}
