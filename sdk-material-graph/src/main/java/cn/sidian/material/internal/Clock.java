package cn.sidian.material.internal;

import java.time.Duration;

/** The time left for one search. */
final class Clock {
  private static final int LOOK_EVERY = 4096;

  private final long end;
  private int untilLook;
  private boolean over;

  Clock(Duration budget) {
    long now = System.nanoTime();
    long nanos;
    try {
      nanos = budget.toNanos();
    } catch (ArithmeticException tooLong) {
      nanos = Long.MAX_VALUE / 2;
    }
    this.end = now + Math.min(nanos, Long.MAX_VALUE / 2);
  }

  /** Whether the time is over; looks at the clock only now and then. */
  boolean isOver() {
    return isOver(1);
  }

  /** The same after work of the given size, so that big steps look more often. */
  boolean isOver(int work) {
    untilLook -= work;
    if (untilLook <= 0 && !over) {
      untilLook = LOOK_EVERY;
      over = System.nanoTime() - end >= 0;
    }
    return over;
  }
}
