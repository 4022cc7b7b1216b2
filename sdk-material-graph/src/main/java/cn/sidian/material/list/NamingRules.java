package cn.sidian.material.list;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When two names mean the same thing (统一名称): width, blanks, brackets, quotes and case do not
 * matter, and the synonyms that the office declares mean the same. Nothing else does: 原件 and 复印件,
 * 变更 and 注销 stay different.
 */
public final class NamingRules {
  /** No synonyms. */
  public static final NamingRules PLAIN = new NamingRules(List.of());

  private static final String DROPPED = "()[]{}<>〔〕【】《》〈〉「」『』“”‘’\"'`·•";

  private final Map<String, String> canonical = new HashMap<>();

  /**
   * Rules with synonyms.
   *
   * @param synonyms groups of whole names that mean the same
   */
  public NamingRules(Collection<List<String>> synonyms) {
    for (List<String> group : synonyms) {
      for (String name : group) {
        canonical.putIfAbsent(plain(name), canonicalOf(group));
      }
    }
  }

  private String canonicalOf(List<String> group) {
    for (String name : group) {
      String known = canonical.get(plain(name));
      if (known != null) {
        return known; // groups that share a name are one group
      }
    }
    return plain(group.get(0));
  }

  /**
   * The form by which names are compared.
   *
   * @param name a name
   * @return the same for two names exactly when they mean the same
   */
  public String key(String name) {
    String plain = plain(name);
    return canonical.getOrDefault(plain, plain);
  }

  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(
            c ->
                !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && Character.getType(c) != Character.FORMAT
                    && DROPPED.indexOf(c) < 0)
        .forEach(out::appendCodePoint);
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
