package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads back, and no cell is a formula. */
class MaterialListWriterTest {
  @TempDir Path folder;

  @Test
  void jsonReadsBackAsTheSameList() throws IOException {
    MaterialList list = PlantedList.of(400, 3).withFaults(2).list();
    Path file = folder.resolve("list.json");
    Files.writeString(file, MaterialListWriter.json(list));
    MaterialList again = MaterialListFile.read(file, Limits.DEFAULT).list();
    assertThat(ListDifference.between(list, again)).isEmpty();
    assertThat(MaterialListWriter.json(again)).isEqualTo(MaterialListWriter.json(list));
  }

  @Test
  void tablesReadBackInBothCharsetsAndBothLanguages() throws IOException {
    MaterialList list = PlantedList.of(200, 4).list();
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        StringBuilder out = new StringBuilder();
        MaterialListWriter.csv(list, locale, out);
        Path file = folder.resolve("list.csv");
        Files.write(file, out.toString().getBytes(charset));
        MaterialList again = MaterialListFile.read(file, Limits.DEFAULT).list();
        assertThat(again.requirements()).hasSameSizeAs(list.requirements());
        assertThat(again.material("M3").orElseThrow().name())
            .isEqualTo(list.material("M3").orElseThrow().name());
      }
    }
  }

  @Test
  void cellsThatLookLikeFormulasAreWrittenInert() throws IOException {
    MaterialList list =
        new MaterialList(
            List.of(),
            List.of(ServiceItem.of("=1+1", "@SUM(A1)", ItemKind.LICENCE, null)),
            List.of(Material.of("-2", "+cmd,\"x\"\n")),
            List.of(new MaterialRequirement("=1+1", "-2", List.of(), List.of(), null, null)),
            List.of());
    StringBuilder out = new StringBuilder();
    MaterialListWriter.csv(list, Locale.CHINESE, out);
    assertThat(out.toString())
        .contains("\r\n'=1+1,'@SUM(A1),")
        .contains(",'-2,\"'+cmd,\"\"x\"\"\n\",");
    Path file = folder.resolve("list.csv");
    Files.writeString(file, out);
    MaterialList again = MaterialListFile.read(file, Limits.DEFAULT).list();
    assertThat(again.items().get(0).code()).isEqualTo("=1+1");
    assertThat(again.materials().get(0).code()).isEqualTo("-2");
  }
}
