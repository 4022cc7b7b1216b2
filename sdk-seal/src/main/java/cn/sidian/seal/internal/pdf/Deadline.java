package cn.sidian.seal.internal.pdf;

import cn.sidian.core.Limits;
import java.time.Duration;
import java.util.function.Supplier;

/** The time left for the structure of one document, and the other limits it must keep to. */
public final class Deadline {
  private final Limits limits;
  private long end;

  public Deadline(Limits limits) {
    this.limits = limits;
    this.end = System.nanoTime() + limits.maxDuration().toNanos();
  }

  private Deadline(Limits limits, long end) {
    this.limits = limits;
    this.end = end;
  }

  /** A part of the time that is left, at most so long. */
  public Deadline within(Duration part) {
    long stop = System.nanoTime() + part.toNanos();
    return new Deadline(limits, stop - end > 0 ? end : stop);
  }

  public boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  public Limits limits() {
    return limits;
  }

  /** Does something that waits for others, which takes no time of this deadline. */
  public <T> T waiting(Supplier<T> work) {
    long from = System.nanoTime();
    try {
      return work.get();
    } finally {
      end += System.nanoTime() - from;
    }
  }

  /** Does something that takes no time of this deadline. */
  public void outside(Runnable work) {
    long from = System.nanoTime();
    try {
      work.run();
    } finally {
      end += System.nanoTime() - from;
    }
  }

  /** Throws LIMIT_EXCEEDED when the time is over. */
  public void check() {
    if (isOver()) {
      throw PdfTrouble.limit("duration", limits.maxDuration().toSeconds());
    }
  }
}
