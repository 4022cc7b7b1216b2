package cn.sidian.certificate.internal;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of values, catalogue, quality, issuing and copies. */
public final class CertificateMessages {
  /** Keys are finding and refusal codes, and texts of their parts. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.certificate.internal.messages", locale));

  private CertificateMessages() {}
}
