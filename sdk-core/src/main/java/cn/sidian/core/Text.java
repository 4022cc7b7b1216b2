package cn.sidian.core;

import java.util.Locale;
import java.util.Objects;

/**
 * The same sentence in Chinese and in English.
 *
 * @param zh plain Chinese, for clerks and citizens
 * @param en its English twin
 */
public record Text(String zh, String en) {

  /**
   * Checks the parts.
   *
   * @param zh plain Chinese
   * @param en its English twin
   * @throws NullPointerException if one is null
   */
  public Text {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }

  /**
   * The part for a reader.
   *
   * @param locale the reader's locale; any Chinese locale gives Chinese, every other English
   * @return one of the two parts
   */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
