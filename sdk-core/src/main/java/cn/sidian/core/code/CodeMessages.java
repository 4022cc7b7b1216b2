package cn.sidian.core.code;

import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Text;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of this package. A key is the code of a finding, after a dot the variant of its
 * message.
 */
final class CodeMessages {
  private static final String BUNDLE = "cn.sidian.core.code.messages";
  private static final MessageCatalog CATALOG =
      new MessageCatalog(
          ResourceBundle.getBundle(BUNDLE, Locale.CHINESE),
          ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH));

  private CodeMessages() {}

  static Text text(String key, Object... values) {
    return CATALOG.text(key, values);
  }
}
