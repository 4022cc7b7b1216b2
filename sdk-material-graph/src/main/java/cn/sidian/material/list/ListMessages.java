package cn.sidian.material.list;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this package. A key is the code of a finding, after a dot the variant. */
final class ListMessages {
  static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.material.list.messages", locale));

  private ListMessages() {}
}
