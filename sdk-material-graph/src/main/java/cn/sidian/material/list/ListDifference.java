package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One difference between two lists.
 *
 * @param act whether it was added, removed or amended
 * @param what the kind of thing: {@code material}, {@code item} or {@code requirement}
 * @param key its code; for a requirement the codes of item and material, with a blank between
 */
public record ListDifference(ListChange.Act act, String what, String key) {

  /**
   * Everything that differs between two lists.
   *
   * @param before the older list
   * @param after the newer list
   * @return removed and amended things in the order of the older, then added ones in the order of
   *     the newer list
   */
  public static List<ListDifference> between(MaterialList before, MaterialList after) {
    List<ListDifference> found = new ArrayList<>();
    compare("item", items(before), items(after), found);
    compare("material", materials(before), materials(after), found);
    compare("requirement", requirements(before), requirements(after), found);
    return List.copyOf(found);
  }

  private static void compare(
      String what, Map<String, Object> before, Map<String, Object> after, List<ListDifference> to) {
    before.forEach(
        (key, value) -> {
          if (!after.containsKey(key)) {
            to.add(new ListDifference(ListChange.Act.REMOVE, what, key));
          } else if (!Objects.equals(after.get(key), value)) {
            to.add(new ListDifference(ListChange.Act.AMEND, what, key));
          }
        });
    after.forEach(
        (key, value) -> {
          if (!before.containsKey(key)) {
            to.add(new ListDifference(ListChange.Act.ADD, what, key));
          }
        });
  }

  private static Map<String, Object> items(MaterialList list) {
    Map<String, Object> map = new LinkedHashMap<>();
    list.items()
        .forEach(
            i ->
                map.putIfAbsent(
                    i.code(),
                    new ServiceItem(
                        i.code(),
                        i.name(),
                        i.level(),
                        i.parent(),
                        i.kind(),
                        i.field(),
                        i.department(),
                        i.promisedDays(),
                        i.legalDays(),
                        i.bases(),
                        i.process(),
                        i.forms(),
                        i.resultCode(),
                        i.resultName(),
                        null)));
    return map;
  }

  private static Map<String, Object> materials(MaterialList list) {
    Map<String, Object> map = new LinkedHashMap<>();
    list.materials()
        .forEach(
            m ->
                map.putIfAbsent(
                    m.code(),
                    new Material(
                        m.code(),
                        m.name(),
                        m.category(),
                        m.kind(),
                        m.form(),
                        m.channel(),
                        m.issuer(),
                        m.necessity(),
                        m.sample(),
                        m.specification(),
                        m.validDays(),
                        m.availability(),
                        null)));
    return map;
  }

  private static Map<String, Object> requirements(MaterialList list) {
    Map<String, Object> map = new LinkedHashMap<>();
    list.requirements()
        .forEach(
            r ->
                map.putIfAbsent(
                    r.item() + " " + r.material(),
                    new MaterialRequirement(
                        r.item(), r.material(), r.alternatives(), r.bases(), r.when(), null)));
    return map;
  }
}
