package cn.sidian.seal.internal.pdf;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The exceptions of this package. */
public final class PdfTrouble {
  private PdfTrouble() {}

  /** The file breaks the rules of PDF at a byte; {@code detail} is a key below PDF_DAMAGED. */
  public static SidianException damaged(String detail, long at) {
    Text text = MESSAGES.text("PDF_DAMAGED", MESSAGES.text("PDF_DAMAGED." + detail));
    return new SidianException("PDF_DAMAGED", text, place(at));
  }

  /** A limit was reached; {@code detail} is a key below LIMIT_EXCEEDED. */
  public static SidianException limit(String detail, long limit) {
    return new SidianException(
        "LIMIT_EXCEEDED",
        MESSAGES.text("LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED." + detail), limit),
        null);
  }

  static SidianException unreadable(long at, @Nullable IOException cause) {
    return new SidianException(
        "INPUT_UNREADABLE", MESSAGES.text("INPUT_UNREADABLE"), place(at), cause);
  }

  static String place(long at) {
    return "byte " + at;
  }
}
