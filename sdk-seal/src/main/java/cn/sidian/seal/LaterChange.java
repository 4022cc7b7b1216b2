package cn.sidian.seal;

import cn.sidian.core.Text;
import org.jspecify.annotations.Nullable;

/**
 * One change that was made to a document after the revision that a signature covers.
 *
 * @param rule the rule that justifies it, or the name of what no rule justifies, in UPPER_SNAKE
 * @param judgement whether the signature allows it
 * @param message what was changed, in words
 * @param place where: a field, a page or a part of the document
 * @param before the old value of a form field, or null
 * @param after the new value of a form field, or null
 */
public record LaterChange(
    String rule,
    Judgement judgement,
    Text message,
    String place,
    @Nullable String before,
    @Nullable String after) {

  /** Whether the signature allows a change. */
  public enum Judgement {
    /** A rule justifies it, and the signature does not exclude that rule. */
    PERMITTED,
    /** No rule justifies it, or the signature excludes it. */
    FORBIDDEN,
    /** The signature allows it, but it may hide or replace what was signed: look at it. */
    UNDECIDED
  }

  /** Names rule, judgement and place, not the values, which may be personal data. */
  @Override
  public String toString() {
    return "LaterChange[" + rule + ", " + judgement + ", " + place + "]";
  }
}
