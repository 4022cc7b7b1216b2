package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lawful changes that would give another decision.
 *
 * @param changes the smallest ones, fewest steps first; none is part of another
 * @param complete whether every set of up to three steps was tried
 */
public record PossibleChanges(List<Change> changes, boolean complete) {
  /**
   * A change.
   *
   * @param steps what has to change, all of it
   * @param decision the decision then
   * @param mayDemand whether the material may be demanded then
   */
  public record Change(List<Step> steps, DecisionType decision, Answer mayDemand) {
    /**
     * Copies the list.
     *
     * @param steps what has to change
     * @param decision the decision then
     * @param mayDemand whether the material may be demanded then
     */
    public Change {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step of a change.
   *
   * @param fact the fact that changes, or null when a day has to come
   * @param to its new value as files write it, or null
   * @param day the day that has to come, or null
   * @param by who can bring it about, or null for a day
   * @param how what is to be done
   */
  public record Step(
      @Nullable String fact,
      @Nullable String to,
      @Nullable LocalDate day,
      @Nullable Text by,
      Text how) {}

  /**
   * Copies the list.
   *
   * @param changes the smallest ones
   * @param complete whether everything was tried
   */
  public PossibleChanges {
    changes = List.copyOf(changes);
  }
}
