package cn.sidian.core.status;

import static cn.sidian.core.status.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.status.StatusListMemory.Comparison;
import cn.sidian.core.status.StatusListMemory.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers from lists whether something is in force. A list is believed if a key of its issuer
 * signed it, it is fresh enough for the moment asked, and no later one was seen. Anything else is
 * no answer and says why; it is never taken for "in force" nor for "revoked". Safe for many
 * threads.
 */
public final class StatusResolver {
  /** Judgements kept; a verifier meets a few lists again and again. */
  private static final int MAX_JUDGED = 1_000;

  private final StatusListSource source;
  private final StatusKeys keys;
  private final @Nullable StatusListMemory memory;
  private final StatusFreshness freshness;
  private final ConcurrentMap<Judged, Optional<Finding>> judged = new ConcurrentHashMap<>();

  private record Judged(String digest, String issuer) {}

  /**
   * A resolver.
   *
   * @param source where lists come from
   * @param keys who may sign them
   * @param memory what was seen before; null leaves rollback unchecked, and each answer says so
   * @param freshness how old a list may be
   */
  public StatusResolver(
      StatusListSource source,
      StatusKeys keys,
      @Nullable StatusListMemory memory,
      StatusFreshness freshness) {
    this.source = Objects.requireNonNull(source, "source");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.memory = memory;
    this.freshness = Objects.requireNonNull(freshness, "freshness");
  }

  /**
   * What the lists say of an index.
   *
   * @param issuer the unit that vouches for it
   * @param name the name of its list
   * @param index its place in the list
   * @param at the moment asked
   * @return the answer; without a value and with one of {@code NO_LIST}, {@code LIST_LIMIT}, {@code
   *     LIST_UNREADABLE}, {@code LIST_NOT_FOR_THIS_ISSUER}, {@code LIST_UNTRUSTED}, {@code
   *     LIST_AFTER_QUESTION}, {@code LIST_STALE}, {@code LIST_ROLLBACK}, {@code INDEX_UNKNOWN} if
   *     nothing may be believed
   * @throws SidianException {@code MEMORY_FAILED} if the memory cannot be read or written
   */
  public StatusAnswer resolve(String issuer, String name, long index, Instant at) {
    List<StatusList> found;
    try {
      found = source.find(name);
    } catch (SidianException e) {
      return none(
          null, new Finding(e.code(), cn.sidian.core.Severity.WARNING, e.text(), e.place(), null));
    }
    List<StatusList> named = named(found, name);
    if (named.isEmpty()) {
      boolean others =
          !found.isEmpty() && found.stream().noneMatch(list -> list.head().issuer().equals(issuer));
      return none(
          null, MESSAGES.warning(others ? "LIST_NOT_FOR_THIS_ISSUER" : "NO_LIST").at(place(name)));
    }
    StatusAnswer first = null;
    for (StatusList list : named) {
      StatusAnswer answer = answer(list, issuer, index, at);
      if (answer.problem() == null) {
        return answer;
      }
      first = first == null ? answer : first;
    }
    return Objects.requireNonNull(first);
  }

  /** The lists of a name, the latest first. */
  private static List<StatusList> named(List<StatusList> found, String name) {
    List<StatusList> named = new ArrayList<>(found.size());
    for (StatusList list : found) {
      if (list.head().name().equals(name)) {
        named.add(list);
      }
    }
    named.sort(Comparator.comparingLong((StatusList list) -> list.head().sequence()).reversed());
    return named;
  }

  private StatusAnswer answer(StatusList list, String issuer, long index, Instant at) {
    StatusListHead head = list.head();
    String place = place(head.name());
    if (!head.issuer().equals(issuer)) {
      return none(null, MESSAGES.warning("LIST_NOT_FOR_THIS_ISSUER").at(place));
    }
    Optional<Finding> objection = judge(list, issuer);
    if (objection.isPresent()) {
      return none(null, objection.get().at(place));
    }
    List<Finding> findings = new ArrayList<>();
    Comparison comparison = compare(list, at, findings);
    if (comparison == Comparison.OLDER || comparison == Comparison.CONFLICT) {
      return none(head.asOf(), MESSAGES.warning("LIST_ROLLBACK").at(place));
    }
    Optional<Finding> age = freshness.objection(head, at);
    if (age.isPresent()) {
      return none(head.asOf(), age.get().at(place));
    }
    OptionalInt value = list.value(index);
    if (value.isEmpty()) {
      return none(head.asOf(), MESSAGES.warning("INDEX_UNKNOWN", index, list.size()).at(place));
    }
    return new StatusAnswer(value, head.asOf(), null, findings);
  }

  private Comparison compare(StatusList list, Instant at, List<Finding> findings) {
    if (memory == null) {
      findings.add(MESSAGES.info("ROLLBACK_NOT_CHECKED").at(place(list.head().name())));
      return Comparison.SAME;
    }
    return memory.compareAndRemember(Seen.of(list), at.plus(freshness.skew()));
  }

  /** The same bytes under the same keys always get the same judgement, so it is kept. */
  private Optional<Finding> judge(StatusList list, String issuer) {
    if (judged.size() >= MAX_JUDGED) {
      judged.clear();
    }
    return judged.computeIfAbsent(
        new Judged(list.digest(), issuer), any -> keys.objection(list, issuer));
  }

  private static StatusAnswer none(@Nullable Instant asOf, Finding problem) {
    return new StatusAnswer(OptionalInt.empty(), asOf, problem, List.of(problem));
  }

  private static String place(String name) {
    return "list " + name;
  }
}
