package cn.sidian.core.status;

import static cn.sidian.core.status.Messages.MESSAGES;

import cn.sidian.core.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old a list may be for an answer, and how far clocks may differ.
 *
 * @param maxAge from the list's {@code asOf} to the moment asked
 * @param skew by how much the list may be later than the moment asked
 */
public record StatusFreshness(Duration maxAge, Duration skew) {
  /** A day, and clocks that differ by a minute. */
  public static final StatusFreshness DEFAULT = of(Duration.ofHours(24));

  /**
   * Checks the durations.
   *
   * @param maxAge from the list's {@code asOf} to the moment asked
   * @param skew by how much the list may be later
   * @throws IllegalArgumentException if the age is not positive or the skew negative
   */
  public StatusFreshness {
    if (maxAge.isNegative() || maxAge.isZero() || skew.isNegative()) {
      throw new IllegalArgumentException(
          "an age above zero and a skew from zero; got " + maxAge + ", " + skew);
    }
  }

  /**
   * An age, with clocks that differ by a minute.
   *
   * @param maxAge how old a list may be
   * @return the rule
   */
  public static StatusFreshness of(Duration maxAge) {
    return new StatusFreshness(maxAge, Duration.ofSeconds(60));
  }

  /**
   * Why a list cannot answer for a moment.
   *
   * @param head what the list says of itself
   * @param at the moment asked
   * @return empty if it can; else {@code LIST_AFTER_QUESTION} or {@code LIST_STALE}
   */
  public Optional<Finding> objection(StatusListHead head, Instant at) {
    if (head.asOf().isAfter(at.plus(skew))) {
      return Optional.of(MESSAGES.warning("LIST_AFTER_QUESTION", head.asOf(), at));
    }
    boolean old = at.isAfter(head.asOf().plus(maxAge)) || !at.isBefore(head.expiresAt());
    return old
        ? Optional.of(MESSAGES.warning("LIST_STALE", head.asOf(), maxAge, head.expiresAt()))
        : Optional.empty();
  }
}
