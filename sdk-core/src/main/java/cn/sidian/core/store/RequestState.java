package cn.sidian.core.store;

import org.jspecify.annotations.Nullable;

/**
 * How a request stands.
 *
 * @param kind new, begun before without an answer, answered before, or another request under the
 *     same id
 * @param answer the first answer of an answered request, else null
 */
public record RequestState(Kind kind, @Nullable String answer) {
  /** How a request stands. */
  public enum Kind {
    /** Never seen: do it. */
    NEW,
    /** Begun before, by a transaction that was committed, and not answered: go on with it. */
    OPEN,
    /** Answered before: give the same answer. */
    ANSWERED,
    /** The id belongs to a request with other input: refuse with {@code REQUEST_REUSED}. */
    REUSED
  }
}
