package cn.sidian.seal.internal.sealing;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Text;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.internal.appearance.NoteLayout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries a refusal out of the depths of planning; it never leaves the SDK. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SealRefusal refusal;

  Refused(String code, Text text, @Nullable String place) {
    super(code, null, false, false);
    this.refusal = new SealRefusal(code, text, place);
  }

  /** Without a place. */
  public static Refused because(String code, Object... values) {
    return new Refused(code, MESSAGES.text(code, values), null);
  }

  /** At a place. */
  public static Refused at(String place, String code, Object... values) {
    return new Refused(code, MESSAGES.text(code, values), place);
  }

  /** Seal and note need more room than there is. */
  static Refused doesNotFit(String place, NoteLayout.SealSize needed, NoteLayout.Room room) {
    return at(
        place,
        "SEAL_DOES_NOT_FIT",
        mm(needed.width()),
        mm(needed.height()),
        mm(room.width()),
        mm(room.height()));
  }

  private static long mm(double points) {
    return Math.round(points * 25.4 / 72);
  }

  /** The time to complete a prepared seal is over. */
  public static Refused expired(Instant at) {
    return because("PREPARED_EXPIRED", at);
  }

  /** The document is not the one that was prepared. */
  public static Refused preparedChanged() {
    return because("PREPARED_CHANGED");
  }

  public SealRefusal refusal() {
    return refusal;
  }
}
