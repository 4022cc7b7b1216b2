package cn.sidian.core;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of one module, in two resource bundles with the same keys. Placeholders are {@code
 * {0}}, {@code {1}} …; nothing else in a message is special, apostrophes included. Immutable and
 * safe for many threads.
 */
public final class MessageCatalog {
  private final ResourceBundle zh;
  private final ResourceBundle en;

  /**
   * Pairs two bundles.
   *
   * @param zh the Chinese bundle
   * @param en the English bundle
   */
  public MessageCatalog(ResourceBundle zh, ResourceBundle en) {
    if (!zh.keySet().equals(en.keySet())) {
      throw new IllegalArgumentException(
          "the Chinese and the English bundle must have the same keys; compare their files");
    }
    this.zh = zh;
    this.en = en;
  }

  /**
   * The message of a key in both languages.
   *
   * @param key the key in both bundles
   * @param values what the placeholders become; a {@link Text} is taken in the message's language
   * @return the message
   * @throws MissingResourceException if no bundle has the key
   */
  public Text text(String key, Object... values) {
    return new Text(fill(zh.getString(key), values, true), fill(en.getString(key), values, false));
  }

  /**
   * Loads a module's own two bundles.
   *
   * @param bundles gives the bundle of a locale; written in the module that owns them, as in {@code
   *     locale -> ResourceBundle.getBundle("cn.sidian.core.trust.messages", locale)}
   * @return the catalog
   */
  public static MessageCatalog load(Function<Locale, ResourceBundle> bundles) {
    return new MessageCatalog(bundles.apply(Locale.CHINESE), bundles.apply(Locale.ENGLISH));
  }

  /**
   * A finding of severity ERROR whose key is its code.
   *
   * @param code code and key
   * @param values what the placeholders become
   * @return the finding
   */
  public Finding error(String code, Object... values) {
    return Finding.error(code, text(code, values));
  }

  /**
   * A finding of severity WARNING whose key is its code.
   *
   * @param code code and key
   * @param values what the placeholders become
   * @return the finding
   */
  public Finding warning(String code, Object... values) {
    return Finding.warning(code, text(code, values));
  }

  /**
   * A finding of severity INFO whose key is its code.
   *
   * @param code code and key
   * @param values what the placeholders become
   * @return the finding
   */
  public Finding info(String code, Object... values) {
    return Finding.info(code, text(code, values));
  }

  /**
   * An exception whose key is its code.
   *
   * @param code code and key
   * @param cause the failure behind it, or null
   * @param values what the placeholders become
   * @return the exception, to be thrown
   */
  public SidianException exception(String code, @Nullable Throwable cause, Object... values) {
    return new SidianException(code, text(code, values), null, cause);
  }

  private static String fill(String pattern, Object[] values, boolean chinese) {
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    int i = 0;
    while (i < pattern.length()) {
      int open = pattern.indexOf('{', i);
      if (open < 0) {
        break;
      }
      int close = pattern.indexOf('}', open);
      int index = close < 0 ? -1 : index(pattern, open + 1, close);
      if (index < 0 || index >= values.length) {
        out.append(pattern, i, open + 1);
        i = open + 1;
        continue;
      }
      out.append(pattern, i, open);
      Object value = values[index];
      out.append(value instanceof Text text ? (chinese ? text.zh() : text.en()) : value);
      i = close + 1;
    }
    return out.append(pattern, i, pattern.length()).toString();
  }

  private static int index(String pattern, int from, int to) {
    if (to - from != 1) {
      return -1;
    }
    return Character.digit(pattern.charAt(from), 10);
  }
}
