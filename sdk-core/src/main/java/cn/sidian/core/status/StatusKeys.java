package cn.sidian.core.status;

import cn.sidian.core.Finding;
import java.util.Optional;

/** Who may sign the lists of an issuer; the host's knowledge, as a register or a bundle has it. */
@FunctionalInterface
public interface StatusKeys {
  /**
   * Judges the signature of a list.
   *
   * @param list a list
   * @param issuer the unit whose list it must be
   * @return empty if a key that is bound to this issuer for lists signed it; else why it is not
   *     believed, as {@code LIST_UNTRUSTED}
   */
  Optional<Finding> objection(StatusList list, String issuer);
}
