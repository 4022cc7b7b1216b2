package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.material.internal.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases as rows. A column is named by its place in a case, with blanks between the steps: {@code
 * id}, {@code at}, {@code given region}, {@code given facts channel}, {@code given materials m1
 * facts material.kind}, {@code expect m1 decision}. A list stands in brackets with semicolons:
 * {@code [LAW;NORMATIVE_DOCUMENT]}; of a fact that is the complete set, and with {@code …} at its
 * end one that may hold more.
 */
final class CaseTable {
  private static final int LONGEST_CELL = 1 << 16;

  private final String name;
  private final Problems problems;

  private CaseTable(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /** One node per row, in the shape of a case file. */
  static List<SourceNode> read(Path file, Limits limits, Problems problems) {
    return new CaseTable(file.toString(), problems).read(file, limits);
  }

  private List<SourceNode> read(Path file, Limits limits) {
    List<SourceNode> cases = new ArrayList<>();
    int line = 1;
    try (CsvReader reader = CsvReader.open(file, LONGEST_CELL)) {
      List<String> titles = reader.next();
      for (List<String> row = reader.next(); !row.isEmpty(); row = reader.next()) {
        line = reader.line();
        if (cases.size() >= limits.maxInputBytes() / 16) {
          throw failed(line, "TABLE_UNREADABLE");
        }
        cases.add(row(titles, row, line));
      }
    } catch (IOException e) {
      throw failed(line, "TABLE_UNREADABLE");
    }
    return cases;
  }

  private SourceException failed(int line, String code) {
    Finding finding = CaseMessages.MESSAGES.error(code);
    return new SourceException(List.of(finding.at(new Place(name, line, 1).toString())));
  }

  private SourceNode row(List<String> titles, List<String> cells, int line) {
    Tree tree = new Tree();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column).strip();
      if (cell.isEmpty()) {
        continue;
      }
      Place place = new Place(name, line, column + 1);
      if (column >= titles.size() || titles.get(column).isBlank()) {
        problems.error(place, CaseMessages.MESSAGES, "CELL_WITHOUT_COLUMN");
        continue;
      }
      String[] path = titles.get(column).strip().split("\\s+");
      if (!tree.put(path, 0, value(path, cell, place))) {
        problems.error(place, CaseMessages.MESSAGES, "COLUMN_TWICE", titles.get(column));
      }
    }
    return tree.node(new Place(name, line, 1));
  }

  private static SourceNode value(String[] path, String cell, Place place) {
    boolean list = cell.startsWith("[") && cell.endsWith("]");
    boolean alwaysList =
        path.length == 1 && (path[0].equals("packs") || path[0].equals("requirements"));
    if (!list && !alwaysList) {
      return new SourceNode.Scalar(place, cell, SourceNode.Style.PLAIN);
    }
    String inner = list ? cell.substring(1, cell.length() - 1) : cell;
    boolean complete = true;
    List<SourceNode> items = new ArrayList<>();
    for (String part : inner.split("[;；]", -1)) {
      String item = part.strip();
      if (item.equals("…") || item.equals("...")) {
        complete = false;
      } else if (!item.isEmpty()) {
        items.add(new SourceNode.Scalar(place, item, SourceNode.Style.PLAIN));
      }
    }
    SourceNode sequence = new SourceNode.Sequence(place, items, items.size() + 1L);
    boolean fact = path.length > 1 && path[path.length - 2].equals("facts");
    if (!fact || !complete) {
      return sequence;
    }
    SourceNode yes = new SourceNode.Scalar(place, "true", SourceNode.Style.PLAIN);
    return new SourceNode.Mapping(
        place, List.of(entry("value", sequence, place), entry("complete", yes, place)), 4);
  }

  private static SourceNode.Entry entry(String key, SourceNode value, Place place) {
    return new SourceNode.Entry(new SourceNode.Scalar(place, key, SourceNode.Style.PLAIN), value);
  }

  /** Keys by keys. */
  private static final class Tree {
    private final Map<String, Object> children = new LinkedHashMap<>();

    boolean put(String[] path, int at, SourceNode value) {
      if (at == path.length - 1) {
        return children.putIfAbsent(path[at], value) == null;
      }
      Object child = children.computeIfAbsent(path[at], key -> new Tree());
      return child instanceof Tree tree && tree.put(path, at + 1, value);
    }

    SourceNode node(Place place) {
      List<SourceNode.Entry> entries = new ArrayList<>();
      long size = 1;
      for (Map.Entry<String, Object> child : children.entrySet()) {
        SourceNode node =
            child.getValue() instanceof Tree tree ? tree.node(place) : asNode(child.getValue());
        if (node != null) {
          size += node.size() + 1;
          entries.add(entry(child.getKey(), node, node.place()));
        }
      }
      return new SourceNode.Mapping(place, entries, size);
    }

    private static @Nullable SourceNode asNode(Object value) {
      return value instanceof SourceNode node ? node : null;
    }
  }
}
