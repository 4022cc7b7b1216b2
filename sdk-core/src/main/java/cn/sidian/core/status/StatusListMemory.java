package cn.sidian.core.status;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier has seen already, so that nobody can serve it an older list again. Only lists
 * whose signature was verified are remembered. Implementations are safe for many threads.
 */
public interface StatusListMemory {
  /** How a publication compares with what was seen. */
  enum Comparison {
    /** Nothing of this name was seen, or only earlier ones; it is remembered now. */
    NEWER,
    /** The very one that is remembered. */
    SAME,
    /** A later one was seen. */
    OLDER,
    /** Another one of the same sequence was seen: the issuer, or its key, says two things. */
    CONFLICT
  }

  /**
   * One publication.
   *
   * @param name the name of the list, or of another thing that is published in a sequence
   * @param sequence its number
   * @param asOf its moment
   * @param digest the digest of the signed file
   */
  record Seen(String name, long sequence, Instant asOf, String digest) {

    /**
     * The publication that a list is.
     *
     * @param list a list
     * @return its name, sequence, moment and digest
     */
    public static Seen of(StatusList list) {
      StatusListHead head = list.head();
      return new Seen(head.name(), head.sequence(), head.asOf(), list.digest());
    }

    /** About the past an older list may answer, if the newer one speaks of a later moment. */
    static boolean forgives(Comparison comparison, @Nullable Seen before, Instant at) {
      return comparison == Comparison.OLDER && before != null && before.asOf().isAfter(at);
    }

    Comparison against(Seen remembered) {
      if (sequence != remembered.sequence) {
        return sequence > remembered.sequence ? Comparison.NEWER : Comparison.OLDER;
      }
      return digest.equals(remembered.digest) ? Comparison.SAME : Comparison.CONFLICT;
    }
  }

  /**
   * Compares a publication with what is remembered and remembers it if it is newer, in one step.
   *
   * @param seen the publication
   * @param at the moment that is asked about: a remembered one that is later than it is not held
   *     against the publication
   * @return how it compares
   * @throws SidianException {@code MEMORY_FAILED} if the memory cannot be read or written
   */
  Comparison compareAndRemember(Seen seen, Instant at);

  /**
   * A memory that lasts as long as the object.
   *
   * @return an empty memory
   */
  static StatusListMemory inMemory() {
    Map<String, Seen> remembered = new HashMap<>();
    return (seen, at) -> {
      synchronized (remembered) {
        Seen before = remembered.get(seen.name());
        Comparison comparison = before == null ? Comparison.NEWER : seen.against(before);
        if (comparison == Comparison.NEWER) {
          remembered.put(seen.name(), seen);
        }
        return Seen.forgives(comparison, before, at) ? Comparison.SAME : comparison;
      }
    };
  }

  /**
   * A memory in files, one for each name, replaced in one step under a lock that other processes
   * see too.
   *
   * @param folder where; created when it is first needed
   * @return the memory
   */
  static StatusListMemory inFolder(Path folder) {
    return new FolderMemory(folder);
  }
}
