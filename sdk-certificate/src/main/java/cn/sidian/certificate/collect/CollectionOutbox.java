package cn.sidian.certificate.collect;

/**
 * What waits for the targets. A row is written in the transaction of its event: no event without
 * row, no row without event. Safe for many threads and processes.
 */
public interface CollectionOutbox {
  /**
   * Hands over what is due, oldest first; of one certificate only after everything before it was
   * taken. What fails comes again after a pause that doubles from a second to an hour.
   *
   * @param name the name of the target in the settings of the register
   * @param target the target
   * @param limit how many at most
   * @return what came of it
   */
  Delivery deliver(String name, CollectionTarget target, int limit);

  /**
   * How much waits for a target.
   *
   * @param name the name of the target
   * @return events that were not taken yet
   */
  long waiting(String name);

  /**
   * What came of a round.
   *
   * @param taken how many were taken
   * @param failed how many come again later
   */
  record Delivery(int taken, int failed) {}
}
