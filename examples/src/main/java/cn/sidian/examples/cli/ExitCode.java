package cn.sidian.examples.cli;

import java.util.Comparator;
import java.util.List;

/** What the process tells its caller. */
public enum ExitCode {
  /** Yes, clean, done. */
  YES(0),
  /** No, or findings of severity ERROR. */
  NO(1),
  /** The command was called wrongly. */
  USAGE(2),
  /** An input or key cannot be read. */
  UNREADABLE(3),
  /** Undecided or refused. */
  OPEN(4);

  private static final List<ExitCode> WORST_FIRST = List.of(USAGE, UNREADABLE, NO, OPEN, YES);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** The worse of two, as one call with several inputs reports it. */
  public ExitCode worse(ExitCode other) {
    return List.of(this, other).stream()
        .min(Comparator.comparingInt(WORST_FIRST::indexOf))
        .orElse(this);
  }
}
