package cn.sidian.certificate;

import cn.sidian.core.code.CitizenId;
import cn.sidian.core.code.Strictness;
import cn.sidian.core.code.UnifiedSocialCreditCode;

/**
 * The code of a holder (持证主体代码), with its kind. Personal data: {@link #toString()} shows the kind
 * only. Immutable and safe for many threads.
 *
 * @param kind three digits of {@link HolderKinds}
 * @param code the code as written
 */
public record HolderCode(String kind, String code) {
  private static final int SHOWN_HEAD = 3;
  private static final int SHOWN_TAIL = 2;

  /**
   * Checks that there is a code.
   *
   * @param kind three digits
   * @param code the code as written
   * @throws IllegalArgumentException if one is blank
   */
  public HolderCode {
    if (kind.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("a holder code needs its kind and its characters");
    }
  }

  /**
   * Whether the code has the form of its kind. A kind that the table does not have has any form.
   *
   * @param kinds the table
   * @return false if the characters or the length cannot be right
   */
  public boolean hasForm(HolderKinds kinds) {
    return kinds.find(kind).map(known -> known.form().matcher(code).matches()).orElse(true);
  }

  /**
   * Whether the check digit is right, for kinds that have one.
   *
   * @return true also for kinds without a check digit
   */
  public boolean hasRightCheck() {
    return switch (kind) {
      case HolderKind.CREDIT_CODE ->
          UnifiedSocialCreditCode.parse(code, Strictness.STRICT).isValid();
      case HolderKind.CITIZEN_ID -> CitizenId.parse(code, Strictness.STRICT).isValid();
      default -> true;
    };
  }

  /**
   * The code as others may see it: the first three and the last two characters, stars between. A
   * code of six characters or fewer shows its first only.
   *
   * @return as many characters as the code has
   */
  public String masked() {
    int length = code.length();
    int head = length > SHOWN_HEAD + SHOWN_TAIL + 1 ? SHOWN_HEAD : 1;
    int tail = length > SHOWN_HEAD + SHOWN_TAIL + 1 ? SHOWN_TAIL : 0;
    return code.substring(0, Math.min(head, length))
        + "*".repeat(Math.max(0, length - head - tail))
        + code.substring(length - Math.min(tail, length));
  }

  /**
   * The kind only: codes stay out of logs.
   *
   * @return without the code
   */
  @Override
  public String toString() {
    return "HolderCode[" + kind + "]";
  }
}
