package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One material list for one thing (“一件事”): each material once, in its strictest form, with whether
 * it may be supplied later, and which items ask for it. Implements 鄂府发〔2021〕300号 二（一）3.
 */
public final class MaterialMerge {

  /**
   * A material of the merged list.
   *
   * @param name the name that comes first in the lists
   * @param codes its codes in the lists that were merged
   * @param form the strictest form that an item asks for
   * @param specification its size; several are joined with a slash, null when none is given
   * @param necessity the strictest necessity; DEFERRABLE means that it may be supplied later
   * @param items the items that ask for it
   */
  public record Merged(
      String name,
      List<String> codes,
      MaterialForm form,
      @Nullable String specification,
      Necessity necessity,
      List<String> items) {
    /**
     * Copies the lists.
     *
     * @param name the name
     * @param codes its codes
     * @param form its form
     * @param specification its size, or null
     * @param necessity its necessity
     * @param items who asks
     */
    public Merged {
      codes = List.copyOf(codes);
      items = List.copyOf(items);
    }
  }

  private MaterialMerge() {}

  /**
   * Merges what some items ask for.
   *
   * @param list the list
   * @param items the items of the one thing
   * @param names when two names mean the same
   * @return each material once, in the order of first mention
   */
  public static List<Merged> merge(MaterialList list, List<String> items, NamingRules names) {
    Map<String, Merged> merged = new LinkedHashMap<>();
    for (String item : items) {
      for (MaterialRequirement requirement : list.requirementsOf(item)) {
        Material material =
            list.material(requirement.material())
                .orElseGet(() -> Material.of(requirement.material(), requirement.material()));
        merged.merge(
            names.key(material.name()),
            new Merged(
                material.name(),
                List.of(material.code()),
                material.form(),
                material.specification(),
                material.necessity(),
                List.of(item)),
            MaterialMerge::join);
      }
    }
    return List.copyOf(merged.values());
  }

  private static Merged join(Merged a, Merged b) {
    return new Merged(
        a.name(),
        union(a.codes(), b.codes()),
        a.form().stricter(b.form()),
        both(a.specification(), b.specification()),
        a.necessity().stricter(b.necessity()),
        union(a.items(), b.items()));
  }

  private static @Nullable String both(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    TreeSet<String> all = new TreeSet<>(List.of(a.split("/")));
    all.addAll(List.of(b.split("/")));
    return String.join("/", all);
  }

  private static List<String> union(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a);
    b.stream().filter(x -> !all.contains(x)).forEach(all::add);
    return all;
  }
}
