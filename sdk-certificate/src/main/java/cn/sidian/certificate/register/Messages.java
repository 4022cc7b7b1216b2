package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this package. */
final class Messages {
  static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.certificate.register.messages", locale));

  private Messages() {}

  static RegisterRefusal illegal(CertificateState state, LifeAct act) {
    return refusal(
        "ILLEGAL_ACT", MESSAGES.text("state." + state.name()), MESSAGES.text("act." + act.name()));
  }

  static RegisterRefusal refusal(String code, Object... values) {
    return new RegisterRefusal(code, MESSAGES.text(code, values));
  }
}
