package cn.sidian.condition.internal;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of files and conditions. */
final class SourceMessages {
  static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.condition.internal.messages", locale));

  private SourceMessages() {}
}
