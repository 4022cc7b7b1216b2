package cn.sidian.examples.material;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.material.GraphFile;
import cn.sidian.material.list.MaterialList;
import cn.sidian.material.list.MaterialListFile;
import cn.sidian.material.list.MaterialListWriter;
import cn.sidian.material.list.NamingRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Reads and writes lists by the ending of the file: JSON, YAML, CSV and xlsx. */
final class MaterialLists {
  private MaterialLists() {}

  static MaterialListFile.Read read(Path file) {
    return WorkbookRows.is(file)
        ? new MaterialListFile.Read(
            WorkbookRows.read(
                file,
                GraphFile.LIMITS.maxDecompressedBytes() * 4,
                rows -> MaterialListFile.readRows(file.toString(), rows, GraphFile.LIMITS)),
            NamingRules.PLAIN)
        : MaterialListFile.read(file, GraphFile.LIMITS);
  }

  /** Whether a list can be written to a file of this name. */
  static boolean isWritable(Path out) {
    String name = out.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".csv") || name.endsWith(".xlsx");
  }

  /**
   * Writes a list to a new file; nothing is left after a failure.
   *
   * @throws FileAlreadyExistsException if it exists
   */
  static void write(MaterialList list, Locale titles, Charset charset, Path out)
      throws IOException {
    if (Files.exists(out)) {
      throw new FileAlreadyExistsException(out.toString());
    }
    // not createTempFile, whose files only their owner may read
    Path part =
        Files.createFile(
            out.resolveSibling(
                ".sidian-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
    try {
      String name = out.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".xlsx")) {
        workbook(list, titles, part);
      } else if (name.endsWith(".csv")) {
        try (Writer writer = Files.newBufferedWriter(part, charset)) {
          if (charset.equals(StandardCharsets.UTF_8)) {
            writer.append('\uFEFF'); // without it office programs take UTF-8 for GBK
          }
          MaterialListWriter.csv(list, titles, writer);
        }
      } else {
        Files.writeString(part, MaterialListWriter.json(list));
      }
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Every cell is text, so that codes keep their zeros and nothing is computed. */
  private static void workbook(MaterialList list, Locale titles, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Sidian", "1.0")) {
      Worksheet sheet = book.newWorksheet("材料清单");
      int[] next = {0};
      MaterialListWriter.rows(
          list,
          titles,
          cells -> {
            int row = next[0]++;
            for (int column = 0; column < cells.size(); column++) {
              if (!cells.get(column).isEmpty()) {
                sheet.inlineString(row, column, cells.get(column));
              }
            }
            if (row % 1000 == 999) {
              flush(sheet);
            }
          });
    }
  }

  private static void flush(Worksheet sheet) {
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_UNWRITABLE",
          new Text("无法写入输出文件，请检查磁盘空间。", "The output cannot be written; check the space left."),
          null,
          e);
    }
  }
}
