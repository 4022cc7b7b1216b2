package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists from files; ids and codes are their source characters. */
class MaterialListFileTest {
  @TempDir Path folder;

  private MaterialListFile.Read read(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return MaterialListFile.read(file, Limits.DEFAULT);
  }

  @Test
  @DisplayName("ZW-08: a table as offices export it, in GB18030 with Chinese titles")
  void tableInGb18030() throws IOException {
    String text =
        """
        部门代码,部门名称,事项编码,事项名称,事项类型,材料编码,材料名称,材料类别,材料形式,来源渠道,材料必要性,示例样表,依据文件,依据条款,效力级别
        11100000000013338W,住建部,010,"开办,甲",行政许可,1e5,居民身份证,证照,原件,申请人自备,容缺后补,样表一,某法,第一条,法律
        11100000000013338W,住建部,010,"开办,甲",行政许可,NO,"申请
        表",表格,复印件,申请人自备,必要,'=样,,,
        """
            .replace("\n", "\r\n");
    MaterialList list = read("list.csv", text.getBytes("GB18030")).list();
    assertThat(list.items()).extracting(ServiceItem::code).containsExactly("010");
    assertThat(list.items().get(0).name()).isEqualTo("开办,甲");
    assertThat(list.materials()).extracting(Material::code).containsExactly("1e5", "NO");
    assertThat(list.materials().get(0).necessity()).isEqualTo(Necessity.DEFERRABLE);
    assertThat(list.materials().get(1).sample()).isEqualTo("=样");
    assertThat(list.requirements().get(1).place()).endsWith("line 3");
    assertThat(MaterialListCheck.check(list, NamingRules.PLAIN, LocalDate.of(2025, 1, 1)))
        .extracting(Finding::code)
        .contains("MISSING_BASIS", "AVAILABILITY_UNKNOWN");
  }

  @Test
  @DisplayName("YJ-03: an unknown kind of service is refused on load, with its line")
  void unknownKindIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "list.csv",
                    "事项编码,事项名称,事项类型,材料编码,材料名称\n1,甲,行政许可,m,身份证\n2,乙,行政处罚,m,身份证\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.code()).isEqualTo("UNKNOWN_VALUE");
              assertThat(e.place()).endsWith("line 3, column 1");
            });
  }

  @Test
  void structuredListsWithSynonyms() throws IOException {
    MaterialListFile.Read read =
        read(
            "list.yaml",
            """
            format: sidian-materials/1
            departments: [{code: 11100000000013338W, name: 住建部}]
            items:
            - {code: 010, name: 开办, kind: 公共服务, field: 社会保险, department: 11100000000013338W}
            materials:
            - {code: a, name: 身份证, category: 证照, sample: s, availability: PAPER_ONLY}
            - {code: b, name: 居民身份证, category: 证照, sample: s, availability: PAPER_ONLY}
            requirements:
            - {item: 010, material: a, basis: [{document: 某法, article: 第一条, rank: LAW}]}
            sources: []
            synonyms: [[身份证, 居民身份证]]
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(read.list().item("010").orElseThrow().field())
        .isEqualTo(PublicServiceField.SOCIAL_INSURANCE);
    assertThat(MaterialListCheck.check(read.list(), read.names(), LocalDate.of(2025, 1, 1)))
        .extracting(Finding::code)
        .containsExactly("SAME_THING_TWO_NAMES");
  }

  @Test
  @DisplayName("WH-05: electronic certificates, approval documents and proofs are three kinds")
  void threeKinds() throws IOException {
    String table =
        """
        事项编码,事项名称,事项类型,材料编码,材料名称,材料性质,序号,备注
        1,甲,行政许可,a,营业执照,电子证照,1,
        1,甲,行政许可,b,选址批复,文件批复,2,x
        1,甲,行政许可,c,收入证明,证明材料,3,
        ,,,,,,,
        """;
    MaterialList list =
        read("kinds.csv", table.getBytes(java.nio.charset.StandardCharsets.UTF_8)).list();
    assertThat(list.materials())
        .extracting(Material::kind)
        .containsExactly(MaterialKind.E_CERTIFICATE, MaterialKind.APPROVAL, MaterialKind.PROOF);
    assertThat(list.requirements()).as("an empty line at the end is no line").hasSize(3);
  }

  @Test
  void badTablesSayWhatAndWhere() {
    assertThatThrownBy(
            () -> read("a.csv", "事项编码,颜色\n1,红\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder(
                        "COLUMN_UNKNOWN", "COLUMN_MISSING", "COLUMN_MISSING"));
    assertThatThrownBy(
            () ->
                read(
                    "b.csv",
                    "事项编码,材料编码,材料名称\n1,\"m,x\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessageContaining("QUOTE_OPEN");
    assertThatThrownBy(() -> read("c.csv", new byte[0])).hasMessageContaining("SOURCE_EMPTY");
  }
}
