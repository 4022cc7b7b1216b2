package cn.sidian.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether paper and electronic certificates are issued together (同步制发, WD-01): every one without
 * its twin is listed, and how far the others lie apart. Numbers may be personal data: they are in
 * the lists only. Immutable.
 *
 * @param paperOnly numbers of paper certificates without an electronic twin, in the order given
 * @param electronicOnly identifiers of electronic certificates without a paper twin
 * @param pairs how many have their twin
 * @param longest the longest time between two twins; zero if there is no pair
 */
public record SyncLag(
    List<String> paperOnly, List<String> electronicOnly, int pairs, Duration longest) {
  /**
   * Copies the lists.
   *
   * @param paperOnly numbers of paper certificates without a twin
   * @param electronicOnly identifiers of electronic certificates without a twin
   * @param pairs how many have their twin
   * @param longest the longest time between two twins
   */
  public SyncLag {
    paperOnly = List.copyOf(paperOnly);
    electronicOnly = List.copyOf(electronicOnly);
    Objects.requireNonNull(longest, "longest");
  }

  /**
   * A paper certificate that was made.
   *
   * @param number the number printed on it
   * @param madeAt when it was made
   */
  public record Paper(String number, Instant madeAt) {
    /**
     * Checks the parts.
     *
     * @param number the number printed on it
     * @param madeAt when it was made
     */
    public Paper {
      Objects.requireNonNull(number, "number");
      Objects.requireNonNull(madeAt, "madeAt");
    }

    @Override
    public String toString() {
      return "Paper[" + madeAt + "]";
    }
  }

  /**
   * An electronic certificate that was issued.
   *
   * @param identifier identifier and version
   * @param paperNumber the number of its paper twin, or null
   * @param issuedAt when it was issued
   */
  public record Electronic(String identifier, @Nullable String paperNumber, Instant issuedAt) {
    /**
     * Checks the parts.
     *
     * @param identifier identifier and version
     * @param paperNumber the number of its paper twin, or null
     * @param issuedAt when it was issued
     */
    public Electronic {
      Objects.requireNonNull(identifier, "identifier");
      Objects.requireNonNull(issuedAt, "issuedAt");
    }

    @Override
    public String toString() {
      return "Electronic[" + issuedAt + "]";
    }
  }

  /**
   * Pairs both kinds by the number of the paper.
   *
   * @param paper all paper certificates of a span of time
   * @param electronic all electronic ones of the same span
   * @return what has no twin, and the longest lag
   */
  public static SyncLag of(Collection<Paper> paper, Collection<Electronic> electronic) {
    Map<String, Instant> made = new HashMap<>();
    paper.forEach(one -> made.putIfAbsent(one.number(), one.madeAt()));
    List<String> electronicOnly = new ArrayList<>();
    Map<String, Instant> paired = new HashMap<>();
    Duration longest = Duration.ZERO;
    for (Electronic one : electronic) {
      String number = one.paperNumber();
      Instant twin = number == null ? null : made.get(number);
      if (number == null || twin == null) {
        electronicOnly.add(one.identifier());
        continue;
      }
      paired.put(number, twin);
      Duration lag = Duration.between(twin, one.issuedAt()).abs();
      longest = lag.compareTo(longest) > 0 ? lag : longest;
    }
    List<String> paperOnly =
        made.isEmpty()
            ? List.of()
            : paper.stream().map(Paper::number).filter(n -> !paired.containsKey(n)).toList();
    return new SyncLag(paperOnly, electronicOnly, paired.size(), longest);
  }

  @Override
  public String toString() {
    return "SyncLag[" + pairs + " pairs, " + longest + "]";
  }
}
