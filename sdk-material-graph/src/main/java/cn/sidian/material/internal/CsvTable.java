package cn.sidian.material.internal;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table whose first line names its columns, in Chinese or English; read record by record. */
public final class CsvTable {
  private static final int LONGEST_CELL = 1 << 20;

  /** One record. */
  public static final class Row {
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final int line;

    private Row(Map<String, Integer> columns, List<String> cells, int line) {
      this.columns = columns;
      this.cells = cells;
      this.line = line;
    }

    /** The line on which it begins. */
    public int line() {
      return line;
    }

    /** The cell without blanks around it; null when empty or when there is no such column. */
    public @Nullable String get(String column) {
      Integer at = columns.get(column);
      if (at == null || at >= cells.size()) {
        return null;
      }
      String cell = cells.get(at).strip();
      return cell.isEmpty() ? null : inertAsWritten(cell);
    }

    /** The apostrophe that keeps a cell from being a formula is not part of it. */
    private static String inertAsWritten(String cell) {
      return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t".indexOf(cell.charAt(1)) >= 0
          ? cell.substring(1)
          : cell;
    }
  }

  /** Records one after the other. */
  public interface Records {
    /** The next record; empty at the end, and only there. */
    List<String> next() throws IOException;

    /** The line on which the last record began. */
    int line();
  }

  private CsvTable() {}

  /**
   * Reads a table.
   *
   * @param titles the columns that are known: of each its key and the titles it may have
   * @param required the keys of columns that must be there
   * @throws SourceException if a column is unknown or missing, or the file is no table
   */
  public static void read(
      Path file,
      Limits limits,
      Map<String, List<String>> titles,
      List<String> required,
      Problems problems,
      Consumer<Row> rows) {
    String name = file.toString();
    try (CsvReader reader = CsvReader.open(file, LONGEST_CELL)) {
      read(name, reader, limits, titles, required, problems, rows);
    } catch (CsvReader.UnclosedQuoteException e) {
      problems.error(new Place(name, e.line(), 1), TableMessages.WORDS, "QUOTE_OPEN");
      throw new SourceException(problems.findings());
    } catch (CsvReader.CellTooLongException e) {
      problems.error(new Place(name, e.line(), 1), "LIMIT_EXCEEDED", "cell", LONGEST_CELL);
      throw new SourceException(problems.findings());
    } catch (CharacterCodingException e) {
      problems.error(Place.wholeOf(name), TableMessages.WORDS, "TABLE_ENCODING");
      throw new SourceException(problems.findings());
    } catch (IOException | SecurityException e) {
      throw new SidianException(
          "SOURCE_UNREADABLE", TableMessages.WORDS.text("SOURCE_UNREADABLE"), name, e);
    }
  }

  /**
   * Reads records that come from elsewhere.
   *
   * @param name what places call the source
   * @throws SourceException if a column is unknown or missing, or there is no record
   */
  public static void read(
      String name,
      Records reader,
      Limits limits,
      Map<String, List<String>> titles,
      List<String> required,
      Problems problems,
      Consumer<Row> rows)
      throws IOException {
    List<String> header = reader.next();
    if (header.isEmpty()) {
      problems.error(Place.wholeOf(name), "SOURCE_EMPTY");
      throw new SourceException(problems.findings());
    }
    Map<String, Integer> columns = columns(name, header, titles, problems);
    for (String key : required) {
      if (!columns.containsKey(key)) {
        problems.error(
            new Place(name, 1, 1),
            TableMessages.WORDS,
            "COLUMN_MISSING",
            String.join(" / ", titles.get(key)));
      }
    }
    problems.throwIfErrors();
    long count = 0;
    for (List<String> cells = reader.next(); !cells.isEmpty(); cells = reader.next()) {
      if (++count > limits.maxObjects()) {
        problems.error(
            new Place(name, reader.line(), 1), "LIMIT_EXCEEDED", "maxObjects", limits.maxObjects());
        throw new SourceException(problems.findings());
      }
      if (restEmpty(cells, 0)) {
        continue; // offices' programs leave empty lines behind the last
      }
      if (cells.size() > header.size() && !restEmpty(cells, header.size())) {
        problems.error(
            new Place(name, reader.line(), 1),
            TableMessages.WORDS,
            "ROW_TOO_LONG",
            cells.size(),
            header.size());
      }
      rows.accept(new Row(columns, cells, reader.line()));
    }
  }

  private static boolean restEmpty(List<String> cells, int from) {
    return cells.subList(from, cells.size()).stream().allMatch(String::isBlank);
  }

  private static Map<String, Integer> columns(
      String name, List<String> header, Map<String, List<String>> titles, Problems problems) {
    Map<String, String> keys = new HashMap<>();
    titles.forEach((key, of) -> of.forEach(title -> keys.put(plain(title), key)));
    Map<String, Integer> columns = new HashMap<>();
    List<String> known = new ArrayList<>();
    titles.values().forEach(of -> known.add(of.get(0)));
    for (int i = 0; i < header.size(); i++) {
      String title = header.get(i);
      if (title.isBlank()) {
        continue;
      }
      String key = keys.get(plain(title));
      Place place = new Place(name, 1, i + 1);
      if (key == null) {
        problems.error(
            place,
            TableMessages.WORDS,
            "COLUMN_UNKNOWN",
            Fields.shown(title),
            Fields.listed(known));
      } else if (columns.putIfAbsent(key, i) != null) {
        problems.error(place, TableMessages.WORDS, "COLUMN_TWICE", Fields.shown(title));
      }
    }
    return columns;
  }

  /** Titles are compared without blanks, width, case, brackets around and the star of required. */
  private static String plain(String title) {
    StringBuilder out = new StringBuilder();
    String half = java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFKC);
    half.codePoints()
        .filter(c -> !Character.isWhitespace(c) && c != '*' && c != '_' && c != 0xFEFF)
        .forEach(out::appendCodePoint);
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
