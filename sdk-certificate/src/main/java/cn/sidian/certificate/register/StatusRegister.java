package cn.sidian.certificate.register;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.status.StatusListPublisher;
import java.util.List;
import java.util.Optional;

/** Status lists of a register. Safe for many threads and processes. */
public interface StatusRegister {
  /**
   * The lists.
   *
   * @return their URIs, in order
   */
  List<String> lists();

  /**
   * The states of a list now. Acts of the same list wait while it is read.
   *
   * @param list the URI of the list
   * @return empty if there is no such list
   */
  Optional<StatusSnapshot> snapshot(String list);

  /**
   * Takes a snapshot, signs it outside of any transaction and notes it as the next publication. Of
   * several publishers that are at it at once one gets the next sequence, the others take a new
   * snapshot.
   *
   * @param list the URI of the list
   * @param publisher signs with the key of the unit that vouches for the list
   * @return the publication; refused with {@code PUBLICATION_CONTENDED}
   * @throws IllegalArgumentException if there is no such list
   */
  @CheckReturnValue
  Answered<StatusPublication> publish(String list, StatusListPublisher publisher);

  /**
   * The newest publication.
   *
   * @param list the URI of the list
   * @return empty if none was published yet
   */
  Optional<StatusPublication> newest(String list);
}
