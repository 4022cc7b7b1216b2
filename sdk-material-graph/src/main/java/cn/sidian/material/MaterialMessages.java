package cn.sidian.material;

import cn.sidian.core.MessageCatalog;
import java.util.ResourceBundle;

/** The words of this package. A key is the code of a finding, after a dot the variant. */
final class MaterialMessages {
  static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.material.messages", locale));

  private MaterialMessages() {}
}
