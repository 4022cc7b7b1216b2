package cn.sidian.certificate.collect;

import java.io.IOException;

/**
 * Where events go: the region's library, or the system that starts the next matter of the same
 * holder with the certificate just issued (OD-16). Called outside of any transaction.
 */
@FunctionalInterface
public interface CollectionTarget {
  /**
   * Takes an event, or takes it again without a second effect.
   *
   * @param item the event
   * @return a receipt, 1 to 1,000 characters, kept for the proof
   * @throws IOException if it could not be taken now; it comes again later
   */
  String take(CollectionItem item) throws IOException;
}
