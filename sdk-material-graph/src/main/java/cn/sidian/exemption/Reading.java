package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A place where a text leaves several defensible readings open. The office chooses; unchosen is
 * unknown.
 *
 * @param id the id under which the choice is given
 * @param article the article that can be read so or so
 * @param label what is to be chosen
 * @param alternatives what each alternative means, by its code
 */
public record Reading(String id, String article, Text label, Map<String, Text> alternatives) {

  /**
   * Copies the alternatives.
   *
   * @param id the id under which the choice is given
   * @param article the article that can be read so or so
   * @param label what is to be chosen
   * @param alternatives what each alternative means, by its code
   */
  public Reading {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(label, "label");
    alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
  }
}
