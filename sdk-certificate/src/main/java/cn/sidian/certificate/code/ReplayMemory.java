package cn.sidian.certificate.code;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The passes a verifier has accepted, each until it is over: so a pass counts once here. It is not
 * shared between verifiers. Implementations are safe for many threads.
 */
public interface ReplayMemory {
  /** What the memory says of a use. */
  enum Use {
    /** The pass is here for the first time. */
    FIRST,
    /** It was here before. */
    REPLAYED,
    /** The clock stood later before than it stands now: nobody can tell. */
    CLOCK_SET_BACK
  }

  /** How far a clock may go back before it counts: two devices set it a little apart. */
  Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /**
   * Takes note of a pass.
   *
   * @param passId the id of a pass whose signature was verified
   * @param until after which nobody accepts it any more; then it is forgotten
   * @param now the present
   * @return whether it counts
   * @throws SidianException {@code MEMORY_FAILED} if the memory cannot be read or written
   */
  Use use(String passId, Instant until, Instant now);

  /**
   * A memory that lasts as long as the object. Its size is bounded by how many passes are accepted
   * within their lifetime.
   *
   * @return an empty memory
   */
  static ReplayMemory inMemory() {
    Map<String, Instant> seen = new HashMap<>();
    AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    return (passId, until, now) -> {
      synchronized (seen) {
        if (now.plus(CLOCK_SKEW).isBefore(latest.get())) {
          return Use.CLOCK_SET_BACK;
        }
        latest.accumulateAndGet(now, (a, b) -> a.isAfter(b) ? a : b);
        seen.values().removeIf(end -> end.plus(CLOCK_SKEW).isBefore(now));
        return seen.putIfAbsent(passId, until) == null ? Use.FIRST : Use.REPLAYED;
      }
    };
  }

  /**
   * A memory in files, one for each pass, made in one step that other processes see too.
   *
   * @param folder where; created when it is first needed
   * @return the memory
   */
  static ReplayMemory inFolder(Path folder) {
    return new FolderReplayMemory(folder);
  }
}
