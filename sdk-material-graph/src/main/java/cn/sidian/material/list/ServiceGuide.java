package cn.sidian.material.list;

import cn.sidian.condition.internal.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a service guide (办事指南) that lists the materials of an item. A material carries the
 * label exactly where it is linked and its source is in service. Implements 卫政办发〔2022〕22号 二（六） and
 * 减证便民 三（四）.
 *
 * @param item the code of the item
 * @param itemName its name
 * @param lines one for each material
 */
public record ServiceGuide(String item, String itemName, List<Line> lines) {
  /** What stands beside a material that need not be submitted. */
  public static final String LABEL = "已关联电子证照证明，可免提交";

  /**
   * One material.
   *
   * @param material the code of the material
   * @param name its name
   * @param form in which form it is handed in
   * @param necessity whether it must be there
   * @param exempt whether it need not be submitted
   */
  public record Line(
      String material, String name, MaterialForm form, Necessity necessity, boolean exempt) {}

  /**
   * Copies the lines.
   *
   * @param item the code of the item
   * @param itemName its name
   * @param lines one for each material
   */
  public ServiceGuide {
    lines = List.copyOf(lines);
  }

  /**
   * The guide of an item.
   *
   * @param lists the two lists of the day
   * @param item the code of the item
   * @return the guide
   */
  public static ServiceGuide of(DoubleList lists, String item) {
    MaterialList list = lists.list();
    List<Line> lines = new ArrayList<>();
    for (MaterialRequirement requirement : list.requirementsOf(item)) {
      Material material =
          list.material(requirement.material())
              .orElseGet(() -> Material.of(requirement.material(), requirement.material()));
      lines.add(
          new Line(
              material.code(),
              material.name(),
              material.form(),
              material.necessity(),
              lists.supplied(requirement) != null));
    }
    return new ServiceGuide(item, list.item(item).map(ServiceItem::name).orElse(item), lines);
  }

  /**
   * As Markdown.
   *
   * @return a heading and a table
   */
  public String markdown() {
    StringBuilder out = new StringBuilder("## " + cell(itemName) + "\n\n");
    out.append("| 材料名称 | 材料形式 | 必要性 | 备注 |\n| --- | --- | --- | --- |\n");
    for (Line line : lines) {
      out.append("| ").append(cell(line.name())).append(" | ").append(line.form().zh());
      out.append(" | ").append(line.necessity().zh()).append(" | ");
      out.append(line.exempt() ? LABEL : "").append(" |\n");
    }
    return out.toString();
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }

  /**
   * As one line of JSON.
   *
   * @return an object with item, name and materials
   */
  public String json() {
    StringBuilder out = new StringBuilder("{\"item\":");
    JsonText.append(out, item);
    out.append(",\"name\":");
    JsonText.append(out, itemName);
    out.append(",\"materials\":[");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      out.append(i == 0 ? "{\"code\":" : ",{\"code\":");
      JsonText.append(out, line.material());
      out.append(",\"name\":");
      JsonText.append(out, line.name());
      out.append(",\"form\":\"").append(line.form()).append("\",\"necessity\":\"");
      out.append(line.necessity()).append("\",\"label\":");
      if (line.exempt()) {
        JsonText.append(out, LABEL);
      } else {
        out.append("null");
      }
      out.append('}');
    }
    return out.append("]}").toString();
  }

  /**
   * How a published guide differs from this one: what is stale, by name.
   *
   * @param published the guide that the public sees
   * @return one sentence for each difference, in Chinese; empty when it is up to date
   */
  public List<String> differencesFrom(ServiceGuide published) {
    List<String> differences = new ArrayList<>();
    if (!itemName.equals(published.itemName)) {
      differences.add("事项名称：公布的是“" + published.itemName + "”，应为“" + itemName + "”");
    }
    Map<String, Line> old = new LinkedHashMap<>();
    published.lines.forEach(l -> old.put(l.material(), l));
    for (Line line : lines) {
      Line was = old.remove(line.material());
      if (was == null) {
        differences.add("缺少材料“" + line.name() + "”");
      } else {
        compare(was, line, differences);
      }
    }
    old.values().forEach(l -> differences.add("多出材料“" + l.name() + "”"));
    return List.copyOf(differences);
  }

  private static void compare(Line was, Line line, List<String> differences) {
    if (!was.name().equals(line.name())) {
      differences.add("材料名称：公布的是“" + was.name() + "”，应为“" + line.name() + "”");
    }
    if (was.form() != line.form()) {
      differences.add("“" + line.name() + "”的形式：公布的是" + was.form().zh() + "，应为" + line.form().zh());
    }
    if (was.necessity() != line.necessity()) {
      differences.add(
          "“" + line.name() + "”的必要性：公布的是" + was.necessity().zh() + "，应为" + line.necessity().zh());
    }
    if (was.exempt() != line.exempt()) {
      differences.add(
          "“" + line.name() + "”" + (line.exempt() ? "应标注" : "不应标注") + "“" + LABEL + "”");
    }
  }
}
