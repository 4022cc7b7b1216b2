package cn.sidian.examples.material;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The first sheet of an {@code .xlsx} file as rows of text. Nothing is computed: of a formula the
 * value that was saved is taken. The file is measured before the library sees it, so that neither a
 * zip bomb nor an XML entity can do harm.
 */
final class WorkbookRows {
  private static final int MOST_PARTS = 1_000;
  private static final int MOST_COLUMNS = 1_000;
  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  /** Excel keeps numbers in 15 digits; longer codes written as numbers are no longer themselves. */
  private static final int SAFE_DIGITS = 15;

  private final Path file;

  private WorkbookRows(Path file) {
    this.file = file;
  }

  /** Whether a file is a workbook by its name. */
  static boolean is(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx");
  }

  /**
   * Reads the first sheet.
   *
   * @param most the most bytes that all parts together may unpack to
   * @param use takes the rows while the file is open; an empty row is an empty list
   */
  static <T> T read(Path file, long most, Function<Iterator<List<String>>, T> use) {
    WorkbookRows workbook = new WorkbookRows(file);
    workbook.measure(most);
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook book = new ReadableWorkbook(in);
        Stream<Row> rows = workbook.first(book)) {
      return use.apply(workbook.texts(rows.iterator()));
    } catch (IOException | ExcelReaderException e) {
      throw workbook.broken(e);
    }
  }

  private Stream<Row> first(ReadableWorkbook book) throws IOException {
    Sheet sheet = book.getFirstSheet();
    if (sheet == null) {
      throw broken(null);
    }
    return sheet.openStream();
  }

  /** Unpacks every part once and counts. */
  private void measure(long most) {
    if (!Files.isRegularFile(file)) {
      throw new SidianException(
          "SOURCE_UNREADABLE",
          new Text("无法读取文件。请检查路径和权限。", "The file cannot be read. Check path and permissions."),
          file.toString());
    }
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw tooLarge();
      }
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        int matched = 0;
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > most) {
              throw tooLarge();
            }
            for (int i = 0; xml && i < n; i++) {
              byte b = buffer[i];
              matched = b == DOCTYPE[matched] ? matched + 1 : b == DOCTYPE[0] ? 1 : 0;
              if (matched == DOCTYPE.length || b == 0) { // no office program writes either
                throw broken(null);
              }
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private SidianException tooLarge() {
    return new SidianException(
        "LIMIT_EXCEEDED",
        new Text(
            "工作簿解压后过大，已停止读取。请只保留清单所在的工作表，或另存为CSV。",
            "The workbook unpacks to too much and was not read. Keep only the sheet with the list, or"
                + " save it as CSV."),
        file.toString());
  }

  private SidianException broken(@org.jspecify.annotations.Nullable Exception cause) {
    Text text =
        new Text(
            "这不是可读的xlsx工作簿。请用表格软件另存为xlsx或CSV后再试。",
            "This is no readable xlsx workbook. Save it again as xlsx or CSV.");
    return cause == null
        ? new SidianException("WORKBOOK_BROKEN", text, file.toString())
        : new SidianException("WORKBOOK_BROKEN", text, file.toString(), cause);
  }

  /** Row by row; rows that the file leaves out come as empty ones, so that numbers stay right. */
  private Iterator<List<String>> texts(Iterator<Row> rows) {
    return new Iterator<>() {
      private int given;
      private int nextNumber;
      private List<String> nextCells = List.of();

      @Override
      public boolean hasNext() {
        if (given >= nextNumber && rows.hasNext()) {
          Row row = rows.next();
          if (row.getRowNum() <= given) {
            throw broken(null);
          }
          nextNumber = row.getRowNum();
          nextCells = texts(row);
        }
        return given < nextNumber;
      }

      @Override
      public List<String> next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        return ++given == nextNumber ? nextCells : List.of();
      }
    };
  }

  private List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      if (cell == null) {
        texts.add("");
        continue;
      }
      if (cell.getColumnIndex() >= MOST_COLUMNS) {
        throw tooLarge();
      }
      while (texts.size() < cell.getColumnIndex()) {
        texts.add("");
      }
      texts.add(text(cell));
    }
    return texts;
  }

  private String text(Cell cell) {
    String raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    if (raw == null) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      long digits = raw.chars().filter(Character::isDigit).count();
      if (digits > SAFE_DIGITS || raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0) {
        throw new SidianException(
            "CODE_AS_NUMBER",
            new Text(
                "这一格是数字格式，超过15位的编码会丢失末尾几位。请把这一列设为“文本”格式，重新填写编码后再试。",
                "This cell is a number; codes of more than 15 digits lose their last ones. Format the"
                    + " column as text and enter the codes again."),
            file + ", line " + (cell.getAddress().getRow() + 1) + ", cell " + cell.getAddress());
      }
    }
    return raw;
  }
}
