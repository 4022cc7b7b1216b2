package cn.sidian.seal.internal.pdf;

import cn.sidian.core.Limits;

/** The time left for the structure of one document, and the other limits it must keep to. */
public final class Deadline {
  private final Limits limits;
  private final long end;

  public Deadline(Limits limits) {
    this.limits = limits;
    this.end = System.nanoTime() + limits.maxDuration().toNanos();
  }

  public Limits limits() {
    return limits;
  }

  /** Throws LIMIT_EXCEEDED when the time is over. */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw PdfTrouble.limit("duration", limits.maxDuration().toSeconds());
    }
  }
}
