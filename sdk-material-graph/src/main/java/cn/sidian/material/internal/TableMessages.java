package cn.sidian.material.internal;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** What can be wrong with a table. */
final class TableMessages {
  static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.material.internal.messages", locale));

  private TableMessages() {}
}
