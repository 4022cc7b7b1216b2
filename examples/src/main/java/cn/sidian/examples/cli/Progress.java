package cn.sidian.examples.cli;

import java.io.Console;
import java.io.PrintWriter;

/** A bar on standard error for long batches; none when nobody is looking. */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final int WORTH_IT = 5;

  private final PrintWriter err;
  private final int total;
  private final boolean shown;
  private int done;

  /**
   * A bar.
   *
   * @param err where it is drawn
   * @param total how many steps there are
   */
  public Progress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
    this.shown = total >= WORTH_IT && isTerminal();
  }

  /** Up to JDK 21 there is a console only at a terminal; from 22 on it says so itself. */
  @SuppressWarnings("SystemConsoleNull") // the newer method is asked where there is one
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** One step is done. */
  public void step() {
    done++;
    if (shown) {
      int filled = (int) ((long) WIDTH * done / total);
      err.print(
          "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (shown) {
      err.println();
    }
  }
}
