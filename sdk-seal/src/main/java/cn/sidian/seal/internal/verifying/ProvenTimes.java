package cn.sidian.seal.internal.verifying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document time stamps that were believed so far, from the end of the file to its start. */
final class ProvenTimes {
  private record Stamp(long end, Instant time) {}

  private final List<Stamp> stamps = new ArrayList<>();

  /** Everything up to a byte existed at a moment. */
  void add(long end, Instant time) {
    stamps.add(new Stamp(end, time));
  }

  /** The earliest moment at which everything up to a byte is known to have existed, or null. */
  @Nullable Instant of(long end) {
    return stamps.stream()
        .filter(stamp -> stamp.end() > end)
        .map(Stamp::time)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
