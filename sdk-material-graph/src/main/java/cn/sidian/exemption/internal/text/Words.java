package cn.sidian.exemption.internal.text;

import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Text;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of decisions, notices and reports. */
public final class Words {
  /** The sentences. */
  public static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.exemption.internal.text.messages", locale));

  /** The names of codes. */
  private static final MessageCatalog CODES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.exemption.internal.text.codes", locale));

  private Words() {}

  /** The name of a code of a kind; the code itself when a pack made it up. */
  public static Text code(String kind, String code) {
    try {
      return CODES.text(kind + "." + code);
    } catch (MissingResourceException e) {
      return new Text(code, code);
    }
  }

  /** Whether the vocabulary knows a code of a kind. */
  public static boolean knows(String kind, String code) {
    Text text = code(kind, code);
    return !text.zh().equals(code);
  }

  /** Several texts in one row. */
  public static Text join(Iterable<Text> parts, String zhBetween, String enBetween) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (Text part : parts) {
      zh.append(zh.isEmpty() ? "" : zhBetween).append(part.zh());
      en.append(en.isEmpty() ? "" : enBetween).append(part.en());
    }
    return new Text(zh.toString(), en.toString());
  }
}
