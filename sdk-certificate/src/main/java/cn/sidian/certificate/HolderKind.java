package cn.sidian.certificate;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of holder code (持证主体代码类型, GB/T 36903-2018 Annex A as implementations show it).
 *
 * @param code three digits, as {@code 111}
 * @param zh its Chinese name
 * @param naturalPerson whether such holders are people: their codes and names are masked wherever
 *     the certificate itself is not shown
 * @param form what a code of this kind looks like
 */
public record HolderKind(String code, String zh, boolean naturalPerson, Pattern form) {
  /** 统一社会信用代码. */
  public static final String CREDIT_CODE = "001";

  /** 公民身份号码. */
  public static final String CITIZEN_ID = "111";

  /**
   * Checks the parts.
   *
   * @param code three digits
   * @param zh its Chinese name
   * @param naturalPerson whether such holders are people
   * @param form what a code of this kind looks like
   * @throws IllegalArgumentException if the code has not three digits
   */
  public HolderKind {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(form, "form");
    if (!code.matches("[0-9]{3}")) {
      throw new IllegalArgumentException("the code of a holder kind has three digits, as 111");
    }
  }
}
