package cn.sidian.material.list;

import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.Limits;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.internal.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Material lists as tables: one line for each material of each item, with the item, its department,
 * the material and the basis on the line. What several lines say alike is taken once; what they say
 * differently is kept, for the check to name.
 */
final class MaterialTable {
  private static final Pattern SEVERAL = Pattern.compile("[,，;；、\\s]+");

  static final Map<String, List<String>> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("departmentCode", List.of("部门代码", "实施主体编码", "departmentCode"));
    TITLES.put("departmentName", List.of("部门名称", "实施主体", "实施主体名称", "departmentName"));
    TITLES.put("itemCode", List.of("事项编码", "实施编码", "业务办理项编码", "itemCode"));
    TITLES.put("itemName", List.of("事项名称", "办理项名称", "itemName"));
    TITLES.put("itemLevel", List.of("事项层次", "itemLevel"));
    TITLES.put("parent", List.of("上级事项编码", "parent"));
    TITLES.put("itemKind", List.of("事项类型", "itemKind"));
    TITLES.put("promisedDays", List.of("承诺办结时限", "承诺时限", "promisedDays"));
    TITLES.put("legalDays", List.of("法定办结时限", "法定时限", "legalDays"));
    TITLES.put("resultCode", List.of("结果材料编码", "办理结果编码", "resultCode"));
    TITLES.put("resultName", List.of("办理结果名称", "结果名称", "resultName"));
    TITLES.put("alternatives", List.of("可替代材料编码", "alternatives"));
    TITLES.put("materialCode", List.of("材料编码", "materialCode"));
    TITLES.put("materialName", List.of("材料名称", "materialName"));
    TITLES.put("category", List.of("材料类别", "材料分类", "category"));
    TITLES.put("kind", List.of("材料性质", "kind"));
    TITLES.put("form", List.of("材料形式", "form"));
    TITLES.put("channel", List.of("来源渠道", "channel"));
    TITLES.put("issuer", List.of("出具部门代码", "出具部门", "issuer"));
    TITLES.put("necessity", List.of("材料必要性", "necessity"));
    TITLES.put("sample", List.of("示例样表", "样表", "sample"));
    TITLES.put("specification", List.of("规格", "材料规格", "specification"));
    TITLES.put("validDays", List.of("有效天数", "validDays"));
    TITLES.put("availability", List.of("电子化标记", "availability"));
    TITLES.put("document", List.of("依据文件", "要求提供材料的依据", "依据", "document"));
    TITLES.put("article", List.of("依据条款", "article"));
    TITLES.put("rank", List.of("效力级别", "rank"));
    TITLES.put("quote", List.of("依据原文", "quote"));
    TITLES.put("sourceDepartment", List.of("数据来源部门代码", "sourceDepartment"));
    TITLES.put("interface", List.of("数据接口", "interface"));
    TITLES.put("sourceFrom", List.of("确权起始日", "sourceFrom"));
    TITLES.put("sourceTo", List.of("确权终止日", "sourceTo"));
    // part of every platform's export, and of no question that is asked here: known, and not kept
    TITLES.put("channelNote", List.of("来源渠道说明", "channelNote"));
    TITLES.put("copies", List.of("纸质份数", "份数", "copies"));
    TITLES.put("instructions", List.of("填报须知", "instructions"));
    TITLES.put("acceptance", List.of("受理标准", "acceptance"));
    TITLES.put("blankForm", List.of("空白表格", "blankForm"));
    TITLES.put("remark", List.of("备注", "remark"));
    TITLES.put("order", List.of("序号", "排序", "order"));
  }

  private final String file;
  private final Problems problems = new Problems();
  private final Map<List<String>, Department> departments = new LinkedHashMap<>();
  private final Map<ServiceItem, ServiceItem> items = new LinkedHashMap<>();
  private final Map<Material, Material> materials = new LinkedHashMap<>();
  private final List<MaterialRequirement> requirements = new ArrayList<>();
  private final Map<AuthoritativeSource, AuthoritativeSource> sources = new LinkedHashMap<>();

  private MaterialTable(String file) {
    this.file = file;
  }

  private static final List<String> REQUIRED = List.of("itemCode", "materialCode", "materialName");

  static MaterialList read(Path file, Limits limits) {
    MaterialTable table = new MaterialTable(file.toString());
    CsvTable.read(file, limits, TITLES, REQUIRED, table.problems, table::row);
    return table.list();
  }

  static MaterialList read(String name, CsvTable.Records records, Limits limits)
      throws IOException {
    MaterialTable table = new MaterialTable(name);
    CsvTable.read(name, records, limits, TITLES, REQUIRED, table.problems, table::row);
    return table.list();
  }

  private MaterialList list() {
    problems.throwIfErrors();
    return new MaterialList(
        List.copyOf(departments.values()),
        List.copyOf(items.values()),
        List.copyOf(materials.values()),
        requirements,
        List.copyOf(sources.values()));
  }

  private void row(CsvTable.Row row) {
    Place place = new Place(file, row.line(), 1);
    String at = file + ", line " + row.line();
    String department = row.get("departmentCode");
    String departmentName = row.get("departmentName");
    if (department != null) {
      String name = departmentName == null ? department : departmentName;
      departments.putIfAbsent(List.of(department, name), new Department(department, name, at));
    }
    String item = row.get("itemCode");
    String material = row.get("materialCode");
    if (item == null) {
      problems.error(place, "MISSING_KEY", "itemCode");
      return;
    }
    item(row, item, department, place, at);
    if (material == null) {
      if (row.get("materialName") != null) {
        problems.error(place, "MISSING_KEY", "materialCode");
      }
      return;
    }
    material(row, material, place, at);
    requirements.add(
        new MaterialRequirement(
            item, material, codes(row.get("alternatives")), basis(row, place), null, at));
    source(row, material, place, at);
  }

  private static List<String> codes(@Nullable String cell) {
    return cell == null
        ? List.of()
        : SEVERAL.splitAsStream(cell).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  private void item(
      CsvTable.Row row, String code, @Nullable String department, Place place, String at) {
    String name = row.get("itemName");
    if (name == null && row.get("itemKind") == null) {
      return; // the item is declared elsewhere, or unknown: the check says so
    }
    ServiceItem item =
        new ServiceItem(
            code,
            name == null ? code : name,
            labelled(row, "itemLevel", ItemLevel.class, ItemLevel.HANDLING_ITEM, place),
            row.get("parent"),
            labelled(row, "itemKind", ItemKind.class, ItemKind.OTHER_POWER, place),
            null,
            department,
            days(row, "promisedDays", place),
            days(row, "legalDays", place),
            List.of(),
            List.of(),
            List.of(),
            row.get("resultCode"),
            row.get("resultName"),
            null);
    items.computeIfAbsent(
        item,
        k ->
            new ServiceItem(
                k.code(),
                k.name(),
                k.level(),
                k.parent(),
                k.kind(),
                null,
                k.department(),
                k.promisedDays(),
                k.legalDays(),
                List.of(),
                List.of(),
                List.of(),
                k.resultCode(),
                k.resultName(),
                at));
  }

  private void material(CsvTable.Row row, String code, Place place, String at) {
    String name = row.get("materialName");
    Material material =
        new Material(
            code,
            name == null ? code : name,
            row.get("category"),
            labelled(row, "kind", MaterialKind.class, MaterialKind.OTHER, place),
            labelled(row, "form", MaterialForm.class, MaterialForm.ORIGINAL, place),
            labelled(row, "channel", SourceChannel.class, SourceChannel.APPLICANT, place),
            row.get("issuer"),
            labelled(row, "necessity", Necessity.class, Necessity.REQUIRED, place),
            row.get("sample"),
            row.get("specification"),
            days(row, "validDays", place),
            labelled(row, "availability", Availability.class, Availability.UNKNOWN, place),
            null);
    materials.computeIfAbsent(
        material,
        m ->
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
                at));
  }

  private <E extends Enum<E> & Labelled> E labelled(
      CsvTable.Row row, String key, Class<E> type, E otherwise, Place place) {
    String text = row.get(key);
    return text == null
        ? otherwise
        : MaterialListFile.labelled(text, type, otherwise, place, problems);
  }

  private @Nullable Integer days(CsvTable.Row row, String key, Place place) {
    String text = row.get(key);
    if (text == null) {
      return null;
    }
    String digits = text.replaceAll("(?:个?工作日|天|日)$", "");
    if (digits.matches("[0-9]{1,5}")) {
      return Integer.valueOf(digits);
    }
    problems.error(place, ListMessages.WORDS, "WHOLE_DAYS", key);
    return null;
  }

  private List<LegalBasis> basis(CsvTable.Row row, Place place) {
    String document = row.get("document");
    if (document == null) {
      return List.of();
    }
    String written = row.get("rank");
    LegalRank rank = LegalRank.NORMATIVE_DOCUMENT;
    if (written != null) {
      LegalRank known = rank(written);
      if (known == null) {
        List<String> ranks = new ArrayList<>();
        for (LegalRank value : LegalRank.values()) {
          ranks.add(value.zh());
        }
        problems.error(place, "UNKNOWN_VALUE", String.join(", ", ranks));
      } else {
        rank = known;
      }
    }
    LegalBasis basis =
        LegalBasis.of(document, Objects.requireNonNullElse(row.get("article"), ""), rank);
    String quote = row.get("quote");
    return List.of(quote == null ? basis : basis.quoting(quote));
  }

  private static @Nullable LegalRank rank(String written) {
    for (LegalRank rank : LegalRank.values()) {
      if (rank.zh().equals(written) || rank.name().equalsIgnoreCase(written)) {
        return rank;
      }
    }
    return null;
  }

  private void source(CsvTable.Row row, String material, Place place, String at) {
    String department = row.get("sourceDepartment");
    if (department == null) {
      return;
    }
    LocalDate from = day(row, "sourceFrom", place);
    LocalDate to = day(row, "sourceTo", place);
    if (from == null) {
      problems.error(place, "MISSING_KEY", "sourceFrom");
      return;
    }
    if (to != null && to.isBefore(from)) {
      problems.error(place, ListMessages.WORDS, "ENDS_BEFORE_IT_BEGINS");
      return;
    }
    AuthoritativeSource plain =
        new AuthoritativeSource(material, department, row.get("interface"), from, to, null);
    sources.computeIfAbsent(
        plain,
        s ->
            new AuthoritativeSource(
                s.material(), s.department(), s.interfaceId(), s.from(), s.to(), at));
  }

  private @Nullable LocalDate day(CsvTable.Row row, String key, Place place) {
    String text = row.get(key);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.replace('/', '-'));
    } catch (DateTimeException e) {
      problems.error(place, ListMessages.WORDS, "DAY", key);
      return null;
    }
  }
}
