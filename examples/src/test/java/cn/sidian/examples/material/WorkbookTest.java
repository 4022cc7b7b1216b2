package cn.sidian.examples.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.material.list.MaterialList;
import cn.sidian.material.list.MaterialListWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Lists as workbooks: codes stay what they are, nothing is computed, nothing blows up. */
class WorkbookTest {
  @TempDir Path folder;

  private interface Fill {
    void in(Worksheet sheet);
  }

  private Path book(String name, Fill fill) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "TEST", "1.0")) {
      fill.in(book.newWorksheet("清单"));
    }
    return file;
  }

  private static void titles(Worksheet sheet) {
    String[] titles = {"事项编码", "事项名称", "事项类型", "材料编码", "材料名称", "备注"};
    for (int i = 0; i < titles.length; i++) {
      sheet.value(0, i, titles[i]);
    }
  }

  @Test
  @DisplayName("ZW-08, ZW-16: a workbook as offices export it; codes are their characters")
  void readsWhatOfficesExport() throws IOException {
    Path file =
        book(
            "list.xlsx",
            sheet -> {
              titles(sheet);
              sheet.value(2, 0, "010"); // the row between is left empty
              sheet.value(2, 1, "开办");
              sheet.value(2, 2, "行政许可");
              sheet.value(2, 3, 12);
              sheet.value(2, 4, "身份证\n正反面");
              sheet.value(3, 0, "010");
              sheet.value(3, 3, "1e5");
              sheet.formula(3, 4, "1+1");
            });
    MaterialList list = MaterialLists.read(file).list();
    assertThat(list.items()).extracting(i -> i.code()).containsExactly("010");
    assertThat(list.materials()).extracting(m -> m.code()).containsExactly("12", "1e5");
    assertThat(list.materials().get(0).name()).isEqualTo("身份证\n正反面");
    assertThat(list.materials().get(1).name()).as("never computed").doesNotContain("2");
    assertThat(list.requirements().get(1).place()).endsWith("list.xlsx, line 4");
  }

  @Test
  void aLongCodeAsANumberIsRefusedWithItsCell() throws IOException {
    Path file =
        book(
            "number.xlsx",
            sheet -> {
              titles(sheet);
              sheet.value(1, 0, 1.0E18);
            });
    assertThatThrownBy(() -> MaterialLists.read(file))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("CODE_AS_NUMBER");
              assertThat(e.place()).endsWith("line 2, cell A2");
            });
  }

  @Test
  void cellsAreInertTextAndEverythingReadsBack() throws IOException {
    Path csv = folder.resolve("in.csv");
    Files.writeString(
        csv,
        """
        事项编码,事项名称,事项类型,材料编码,材料名称,可替代材料编码,办理结果名称
        007,=1+1,行政许可,-2,@SUM(A1),-3；4,许可证
        007,=1+1,行政许可,+3,"a,b",,许可证
        """);
    MaterialList list = MaterialLists.read(csv).list();
    Path out = folder.resolve("out.xlsx");
    MaterialLists.write(list, Locale.CHINESE, StandardCharsets.UTF_8, out);
    try (ZipFile zip = new ZipFile(out.toFile())) {
      String sheet =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(sheet).doesNotContain("<f>").contains("=1+1").doesNotContain(">=1+1<");
    }
    MaterialList again = MaterialLists.read(out).list();
    assertThat(MaterialListWriter.json(again)).isEqualTo(MaterialListWriter.json(list));
    assertThat(again.items().get(0).name()).isEqualTo("=1+1");
    assertThat(again.requirements().get(0).alternatives()).containsExactly("-3", "4");
    assertThatThrownBy(() -> MaterialLists.write(list, Locale.CHINESE, StandardCharsets.UTF_8, out))
        .isInstanceOf(FileAlreadyExistsException.class);
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
      Path table = folder.resolve(charset.name() + ".csv");
      MaterialLists.write(list, Locale.ENGLISH, charset, table);
      assertThat(MaterialListWriter.json(MaterialLists.read(table).list()))
          .isEqualTo(MaterialListWriter.json(list));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(f -> f.getFileName().toString().startsWith(".sidian"));
    }
  }

  @Test
  void aZipBombIsMeasuredBeforeItIsOpened() throws IOException {
    Path bomb = folder.resolve("bomb.xlsx");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("xl/media/picture.bin"));
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertThatThrownBy(() -> MaterialLists.read(bomb)).hasMessageContaining("LIMIT_EXCEEDED");
  }

  @Test
  void entitiesBrokenZipsFoldersAndEmptyBooksAreNamed() throws IOException {
    Path entity = folder.resolve("entity.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(entity))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
              .getBytes(StandardCharsets.UTF_8));
    }
    Path text = Files.writeString(folder.resolve("text.xlsx"), "事项编码");
    Path nothing = Files.write(folder.resolve("nothing.xlsx"), new byte[0]);
    Path plain = folder.resolve("plain.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(plain))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write('x');
    }
    for (Path file : new Path[] {entity, text, nothing, plain}) {
      assertThatThrownBy(() -> MaterialLists.read(file))
          .as(file.toString())
          .isInstanceOf(SidianException.class)
          .hasMessageContaining("WORKBOOK_BROKEN");
    }
    Path directory = Files.createDirectory(folder.resolve("d.xlsx"));
    assertThatThrownBy(() -> MaterialLists.read(directory))
        .hasMessageContaining("SOURCE_UNREADABLE");
    Path empty = book("empty.xlsx", sheet -> {});
    assertThatThrownBy(() -> MaterialLists.read(empty)).hasMessageContaining("SOURCE_EMPTY");
  }

  @Test
  void theCommandConvertsAndRefuses() throws IOException {
    Path out = folder.resolve("list.xlsx");
    String list = "data/lists/planted-faults.json";
    assertThat(run("convert", "-o", out.toString(), list)).isZero();
    assertThat(Files.getPosixFilePermissions(out))
        .as("as of any new file")
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("usual.txt"))));
    assertThat(run("convert", "-o", out.toString(), list)).as("it exists").isEqualTo(4);
    assertThat(run("check", out.toString())).as("the faults are still there").isEqualTo(1);
    assertThat(run("convert", "-o", folder.resolve("x.pdf").toString(), list)).isEqualTo(2);
    assertThat(run("convert", "-o", folder.resolve("y.csv").toString(), folder.toString()))
        .isEqualTo(3);
    assertThat(folder.resolve("y.csv")).doesNotExist();
  }

  private static int run(String... arguments) {
    return new CommandLine(new MaterialsCommand())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
