package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The same item in the city and in a district, by the eight heads that must be the same
 * (名称、类型、编码、办理时限、办理流程、设定依据、提交材料、表单内容). Implements 鄂府发〔2021〕300号 二（一）1.
 */
public final class StandardDiff {
  /** The heads. */
  public enum Head {
    /** 名称. */
    NAME,
    /** 类型. */
    KIND,
    /** 编码: the basic code, since authority and level differ by nature. */
    CODE,
    /** 办理时限. */
    TIME_LIMIT,
    /** 办理流程. */
    PROCESS,
    /** 设定依据. */
    BASIS,
    /** 提交材料. */
    MATERIALS,
    /** 表单内容. */
    FORM
  }

  /**
   * One head that differs.
   *
   * @param head the head
   * @param here what the first list says
   * @param there what the second list says
   */
  public record Difference(Head head, String here, String there) {}

  private StandardDiff() {}

  /**
   * Compares an item of two lists.
   *
   * @param list the first list
   * @param item the item in it
   * @param other the second list
   * @param otherItem the item in that
   * @param names when two names mean the same
   * @return the heads that differ, in the order of the text
   */
  public static List<Difference> compare(
      MaterialList list,
      ServiceItem item,
      MaterialList other,
      ServiceItem otherItem,
      NamingRules names) {
    List<Difference> found = new ArrayList<>();
    if (!names.key(item.name()).equals(names.key(otherItem.name()))) {
      found.add(new Difference(Head.NAME, item.name(), otherItem.name()));
    }
    differ(Head.KIND, kind(item), kind(otherItem), found);
    differ(Head.CODE, basic(item.code()), basic(otherItem.code()), found);
    differ(Head.TIME_LIMIT, limits(item), limits(otherItem), found);
    differ(Head.PROCESS, join(item.process()), join(otherItem.process()), found);
    differ(Head.BASIS, bases(item), bases(otherItem), found);
    differ(Head.MATERIALS, materials(list, item, names), materials(other, otherItem, names), found);
    differ(
        Head.FORM,
        join(item.forms().stream().sorted().toList()),
        join(otherItem.forms().stream().sorted().toList()),
        found);
    return List.copyOf(found);
  }

  private static void differ(Head head, String here, String there, List<Difference> found) {
    if (!here.equals(there)) {
      found.add(new Difference(head, here, there));
    }
  }

  private static String kind(ServiceItem item) {
    return item.field() == null ? item.kind().zh() : item.kind().zh() + "/" + item.field().zh();
  }

  /** National codes end in the basic code; local ones are compared whole. */
  private static String basic(String code) {
    return cn.sidian.core.code.ServiceItemCode.parse(code, cn.sidian.core.code.Strictness.LENIENT)
        .value()
        .flatMap(cn.sidian.core.code.ServiceItemCode::basicCode)
        .map(c -> c.normalized())
        .orElse(code);
  }

  private static String limits(ServiceItem item) {
    return number(item.promisedDays()) + "/" + number(item.legalDays());
  }

  private static String number(@Nullable Integer days) {
    return Objects.toString(days, "-");
  }

  private static String join(List<String> list) {
    return String.join("、", list);
  }

  private static String bases(ServiceItem item) {
    return join(
        item.bases().stream().map(b -> "《" + b.document() + "》" + b.article()).sorted().toList());
  }

  private static String materials(MaterialList list, ServiceItem item, NamingRules names) {
    return join(
        list.requirementsOf(item.code()).stream()
            .map(r -> list.material(r.material()).map(Material::name).orElse(r.material()))
            .map(names::key)
            .sorted()
            .distinct()
            .toList());
  }
}
