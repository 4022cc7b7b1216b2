package cn.sidian.certificate.internal.code;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of codes and of verifying. */
public final class CodeMessages {
  /** Keys are finding codes, and texts of reports. */
  public static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale ->
              ResourceBundle.getBundle("cn.sidian.certificate.internal.code.messages", locale));

  private CodeMessages() {}
}
