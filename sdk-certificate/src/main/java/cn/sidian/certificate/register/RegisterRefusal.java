package cn.sidian.certificate.register;

import cn.sidian.core.Text;
import cn.sidian.core.store.Requests;
import java.util.Objects;

/**
 * Why the register said no. Nothing was changed.
 *
 * @param code stable machine code in UPPER_SNAKE
 * @param text the words for people; no personal data
 */
public record RegisterRefusal(String code, Text text) {

  /**
   * Checks the parts.
   *
   * @param code stable machine code
   * @param text the words for people
   */
  public RegisterRefusal {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
  }

  static RegisterRefusal reused() {
    return new RegisterRefusal("REQUEST_REUSED", Requests.reused());
  }
}
