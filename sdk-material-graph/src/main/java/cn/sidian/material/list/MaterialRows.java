package cn.sidian.material.list;

import cn.sidian.core.law.LegalBasis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list as rows of cells, one for each requirement. A material's sources stand on the rows that
 * name it, one on each. A cell that begins with {@code = + - @} gets an apostrophe before it, so
 * that no program takes it for a formula.
 */
final class MaterialRows {
  private static final String LIVE = "=+-@\t\r";

  private final MaterialList list;
  private final Map<String, String> departmentNames = new HashMap<>();
  private final Map<String, List<AuthoritativeSource>> sourcesOf = new HashMap<>();

  MaterialRows(MaterialList list) {
    this.list = list;
    list.departments().forEach(d -> departmentNames.putIfAbsent(d.code(), d.name()));
    list.sources()
        .forEach(s -> sourcesOf.computeIfAbsent(s.material(), m -> new ArrayList<>()).add(s));
  }

  void write(Locale locale, Consumer<List<String>> row) {
    boolean zh = locale.getLanguage().equals("zh");
    Map<String, Iterator<AuthoritativeSource>> sources = new HashMap<>();
    sourcesOf.forEach((material, of) -> sources.put(material, of.iterator()));
    List<String> titles = new ArrayList<>();
    for (String column : cells(null, null).keySet()) {
      List<String> known = MaterialTable.TITLES.getOrDefault(column, List.of());
      titles.add(zh ? known.get(0) : known.get(known.size() - 1));
    }
    row.accept(titles);
    for (MaterialRequirement requirement : list.requirements()) {
      Iterator<AuthoritativeSource> left = sources.get(requirement.material());
      AuthoritativeSource source = left != null && left.hasNext() ? left.next() : null;
      row.accept(cells(requirement, source).values().stream().map(MaterialRows::inert).toList());
    }
  }

  /** The cells by column; of no requirement, all empty. */
  private Map<String, @Nullable String> cells(
      @Nullable MaterialRequirement requirement, @Nullable AuthoritativeSource source) {
    ServiceItem item = requirement == null ? null : list.item(requirement.item()).orElse(null);
    Map<String, @Nullable String> cells = new LinkedHashMap<>();
    cells.put("itemCode", requirement == null ? null : requirement.item());
    item(cells, item);
    cells.put("materialCode", requirement == null ? null : requirement.material());
    material(
        cells, requirement == null ? null : list.material(requirement.material()).orElse(null));
    cells.put(
        "alternatives", requirement == null ? null : String.join("；", requirement.alternatives()));
    LegalBasis basis =
        requirement == null || requirement.bases().isEmpty() ? null : requirement.bases().get(0);
    cells.put("document", basis == null ? null : basis.document());
    cells.put("article", basis == null ? null : basis.article());
    cells.put("rank", basis == null ? null : basis.rank().zh());
    cells.put("quote", basis == null ? null : basis.quote());
    cells.put("sourceDepartment", source == null ? null : source.department());
    cells.put("interface", source == null ? null : source.interfaceId());
    cells.put("sourceFrom", source == null ? null : source.from().toString());
    cells.put("sourceTo", source == null || source.to() == null ? null : source.to().toString());
    return cells;
  }

  private void item(Map<String, @Nullable String> cells, @Nullable ServiceItem item) {
    String department = item == null ? null : item.department();
    cells.put("itemName", item == null ? null : item.name());
    cells.put("itemLevel", item == null ? null : item.level().zh());
    cells.put("parent", item == null ? null : item.parent());
    cells.put("itemKind", item == null ? null : item.kind().zh());
    cells.put("departmentCode", department);
    cells.put("departmentName", department == null ? null : departmentNames.get(department));
    cells.put("promisedDays", item == null ? null : number(item.promisedDays()));
    cells.put("legalDays", item == null ? null : number(item.legalDays()));
    cells.put("resultCode", item == null ? null : item.resultCode());
    cells.put("resultName", item == null ? null : item.resultName());
  }

  private static void material(Map<String, @Nullable String> cells, @Nullable Material material) {
    cells.put("materialName", material == null ? null : material.name());
    cells.put("category", material == null ? null : material.category());
    cells.put("kind", material == null ? null : material.kind().zh());
    cells.put("form", material == null ? null : material.form().zh());
    cells.put("channel", material == null ? null : material.channel().zh());
    cells.put("issuer", material == null ? null : material.issuer());
    cells.put("necessity", material == null ? null : material.necessity().zh());
    cells.put("sample", material == null ? null : material.sample());
    cells.put("specification", material == null ? null : material.specification());
    cells.put("validDays", material == null ? null : number(material.validDays()));
    cells.put("availability", material == null ? null : material.availability().zh());
  }

  private static @Nullable String number(@Nullable Integer value) {
    return value == null ? null : value.toString();
  }

  private static String inert(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return LIVE.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
