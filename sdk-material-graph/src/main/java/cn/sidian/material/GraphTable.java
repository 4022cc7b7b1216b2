package cn.sidian.material;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.Limits;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.internal.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Graphs as tables: one line for each alternative. Lines with the same requirement are alternatives
 * of one requirement; a line without needed node declares its node; a line with the supply of its
 * node says how that comes to the office.
 */
final class GraphTable {
  private static final Map<String, List<String>> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("node", List.of("材料编码", "材料", "node"));
    TITLES.put("name", List.of("材料名称", "名称", "zh", "name"));
    TITLES.put("from", List.of("来源", "from"));
    TITLES.put("days", List.of("天数", "days"));
    TITLES.put("weight", List.of("权重", "weight"));
    TITLES.put("requirement", List.of("要求编号", "requirement"));
    TITLES.put("needs", List.of("前置材料编码", "前置材料", "needs"));
    TITLES.put("document", List.of("依据文件", "依据", "document"));
    TITLES.put("article", List.of("依据条款", "条款", "article"));
    TITLES.put("rank", List.of("效力级别", "rank"));
    TITLES.put("quote", List.of("依据原文", "quote"));
  }

  private final String file;
  private final Problems problems = new Problems();
  private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
  private final Map<String, Open> requirements = new LinkedHashMap<>();

  private GraphTable(String file) {
    this.file = file;
  }

  private static final class Open {
    final String node;
    final int line;
    final List<Alternative> anyOf = new ArrayList<>();
    @Nullable LegalBasis basis;

    Open(String node, int line) {
      this.node = node;
      this.line = line;
    }
  }

  static PrerequisiteGraph read(Path file, Limits limits) {
    GraphTable table = new GraphTable(file.toString());
    CsvTable.read(file, limits, TITLES, List.of("node", "needs"), table.problems, table::row);
    table.problems.throwIfErrors();
    return table.graph();
  }

  private void row(CsvTable.Row row) {
    String node = row.get("node");
    Place place = new Place(file, row.line(), 1);
    if (node == null) {
      problems.error(place, "MISSING_KEY", "node");
      return;
    }
    node(node, row, place);
    String needs = row.get("needs");
    if (needs == null) {
      return;
    }
    nodes.computeIfAbsent(needs, id -> GraphNode.of(id, id, SuppliedBy.RESULT));
    String id = row.get("requirement");
    Open open =
        requirements.computeIfAbsent(
            id == null ? node + " " + needs : id, key -> new Open(node, row.line()));
    if (!open.node.equals(node)) {
      problems.error(
          place,
          MaterialMessages.WORDS,
          "REQUIREMENT_TWICE",
          Fields.shown(id == null ? needs : id),
          open.line);
      return;
    }
    if (open.anyOf.stream().noneMatch(a -> a.node().equals(needs))) {
      open.anyOf.add(Alternative.of(needs));
    }
    LegalBasis basis = basis(row, place);
    if (basis != null) {
      open.basis = basis;
    }
  }

  private void node(String id, CsvTable.Row row, Place place) {
    GraphNode known = nodes.computeIfAbsent(id, key -> GraphNode.of(key, key, SuppliedBy.RESULT));
    String name = row.get("name");
    SuppliedBy from = constant(row, "from", SuppliedBy.class, place);
    java.math.BigDecimal weight = amount(row, "weight", place);
    java.math.BigDecimal days = amount(row, "days", place);
    nodes.put(
        id,
        new GraphNode(
            id,
            name == null ? known.name() : name,
            from == null ? known.from() : from,
            weight == null ? known.weight() : weight,
            days == null ? known.days() : days,
            null));
  }

  private java.math.@Nullable BigDecimal amount(CsvTable.Row row, String key, Place place) {
    String text = row.get(key);
    if (text == null) {
      return null;
    }
    try {
      java.math.BigDecimal amount = text.length() > 20 ? null : new java.math.BigDecimal(text);
      if (amount != null && Amounts.fits(amount)) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problems.error(place, MaterialMessages.WORDS, "AMOUNT", key);
    return null;
  }

  private <E extends Enum<E>> @Nullable E constant(
      CsvTable.Row row, String key, Class<E> type, Place place) {
    String text = row.get(key);
    if (text == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
        return value;
      }
      names.add(value.name());
    }
    problems.error(place, "UNKNOWN_VALUE", Fields.listed(names));
    return null;
  }

  private @Nullable LegalBasis basis(CsvTable.Row row, Place place) {
    String document = row.get("document");
    if (document == null) {
      return null;
    }
    String article = row.get("article");
    LegalRank rank = constant(row, "rank", LegalRank.class, place);
    if (rank == null) {
      if (row.get("rank") == null) {
        problems.error(place, "MISSING_KEY", "rank");
      }
      return null;
    }
    LegalBasis basis = LegalBasis.of(document, article == null ? "" : article, rank);
    String quote = row.get("quote");
    return quote == null ? basis : basis.quoting(quote);
  }

  private PrerequisiteGraph graph() {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder().file(file);
    nodes.values().forEach(builder::node);
    requirements.forEach(
        (id, open) ->
            builder.requires(
                new Prerequisite(
                    id, open.node, open.anyOf, null, open.basis, null, null, true, null),
                open.line,
                0));
    return builder.build();
  }
}
