package cn.sidian.core.net;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this package. */
final class Messages {
  static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.core.net.messages", locale));

  private Messages() {}
}
