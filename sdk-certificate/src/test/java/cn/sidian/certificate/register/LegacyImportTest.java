package cn.sidian.certificate.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.LegacyImport;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.LegacySource;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.SidianException;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("WD-38, ZW-39, JZ-20: stock becomes electronic, and what is wrong waits to be mended")
class LegacyImportTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String HEADING =
      "证照类型代码,ZZBH,issuer,issuedOn,validFrom,validTo,holderKind,holderCode,CZZT,"
          + "KZ_FDDBR,KZ_ZS,KZ_JYCS,KZ_ZTYT,KZ_JYXM\n";
  private static final String NAME = "stock.csv";

  @TempDir Path folder;

  private static String row(int number, String to, String holder) {
    return "11100000000013338W902,JY1430400%07d,11430000006122244L,2026-02-02,2026-02-02,%s,"
            .formatted(number, to)
        + "001,91350100%09d3,".formatted(number)
        + holder
        + ",测试乙,测试市1号,测试市1号,食品销售经营者,预包装食品销售\n";
  }

  private static LegacyImport importer(RegisterFixture f) {
    f.clock.now = Instant.parse("2026-03-02T01:30:00Z");
    CertificateCatalog catalogue = CertificateCatalog.samples();
    TestAuthority.Issued key =
        TestAuthority.root(TestKeys.P256, f.clock.now, TestRandom.seeded(3))
            .issue(CertificateSpec.signer("TEST seal", TestKeys.P256, f.clock.now));
    CertificateIssuer issuer =
        CertificateIssuer.builder(
                f.register,
                QualityRules.builder(catalogue, Records.COMPETENT).register(f.register).build())
            .seal(
                Records.ISSUER,
                PdfSealer.builder(Seal.round(Records.ISSUER_NAME, "测试"), key.signingKey())
                    .clock(f.clock)
                    .build())
            .clock(f.clock)
            .build();
    return new LegacyImport(
        issuer, f.register.quarantine(), r -> null, "测试", f.clock, ZoneId.of("Asia/Shanghai"));
  }

  private static LegacySource run(LegacyImport importer, String table) {
    return importer.csv(
        NAME, new ByteArrayInputStream(table.getBytes(GB18030)), GB18030, row -> {});
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aFileImportedAgainTellsTheSameAndDoublesNothing(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      LegacyImport importer = importer(f);
      String table =
          HEADING
              + row(1, "2028-02-01", "测试一公司")
              + row(2, "2025-12-31", "测试二公司")
              + row(3, "2028-02-01", "待补")
              + row(4, "2028-02-31", "测试四公司")
              + row(1, "2028-02-01", "测试一公司改名");
      LegacySource first = run(importer, table);
      assertThat(first.read()).isEqualTo(5);
      assertThat(first.issued()).isEqualTo(1);
      assertThat(first.expiredSkipped()).isEqualTo(1);
      assertThat(first.quarantined()).isEqualTo(2);
      assertThat(first.refused()).as("a duplicate cannot be mended").isEqualTo(1);
      assertThat(run(importer, table)).isEqualTo(first);
      assertThat(f.count("SELECT COUNT(*) FROM certificate")).isEqualTo(1);
      assertThat(f.count("SELECT COUNT(*) FROM quarantine")).isEqualTo(2);
      assertThat(f.register.quarantine().sources(10)).containsExactly(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWaitsSaysHowToMendItAndLeavesOnceItIsIssued(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      LegacyImport importer = importer(f);
      run(importer, HEADING + row(7, "2028-02-01", "待补"));
      Quarantine quarantine = f.register.quarantine();
      assertThat(quarantine.count()).isEqualTo(1);
      Quarantine.Entry entry = quarantine.waiting(10).get(0);
      assertThat(entry.source()).isEqualTo(NAME);
      assertThat(entry.place()).isEqualTo("record 1");
      assertThat(entry.record().number()).isEqualTo("JY14304000000007");
      assertThat(entry.toString()).doesNotContain("JY1430400").doesNotContain("91350100");
      assertThat(entry.defects())
          .anySatisfy(
              defect -> {
                assertThat(defect.code()).isEqualTo("PLACEHOLDER");
                assertThat(defect.hint().zh()).isNotBlank();
                assertThat(defect.hint().en()).isNotBlank();
              });
      // at rest neither the record nor its number can be read
      assertThat(
              f.count("SELECT COUNT(*) FROM quarantine WHERE id LIKE '%JY1430400%'")
                  + f.count("SELECT COUNT(*) FROM quarantine WHERE defects LIKE '%JY1430400%'"))
          .isZero();
      run(importer, HEADING + row(7, "2028-02-01", "测试七公司"));
      assertThat(quarantine.count()).isZero();
      assertThat(quarantine.find(entry.id()).orElseThrow().resolvedAt()).isEqualTo(f.clock.now);
      assertThat(f.count("SELECT COUNT(*) FROM certificate")).isEqualTo(1);
    }
  }

  @Test
  void anImportThatBreaksOffIsDoneAgain() {
    try (RegisterFixture f = RegisterFixture.open(Dialect.H2, folder)) {
      LegacyImport importer = importer(f);
      String good = HEADING + row(1, "2028-02-01", "测试一公司");
      assertThatExceptionOfType(SidianException.class)
          .isThrownBy(() -> run(importer, good + "half a row\n" + row(2, "", "测试二公司")))
          .satisfies(e -> assertThat(e.place()).isEqualTo("line 3"));
      assertThat(f.register.quarantine().sources(10)).as("no counts of half a file").isEmpty();
      assertThat(run(importer, good + row(2, "", "测试二公司")).issued()).isEqualTo(2);
      assertThat(f.count("SELECT COUNT(*) FROM certificate")).isEqualTo(2);
    }
  }

  /** ZW-39: the stock of a district, in little memory. */
  @Test
  void aHundredThousandRecords() {
    int all = 100_000;
    InputStream rows =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.rangeClosed(0, all)
                    .mapToObj(
                        i -> {
                          String text =
                              i == 0
                                  ? HEADING
                                  : i % 10_000 == 1
                                      ? row(i, "2028-02-01", "测试公司")
                                      : i % 100 == 0
                                          ? row(i, "2028-02-01", "待补")
                                          : row(i, "2025-12-31", "测试公司");
                          return (InputStream)
                              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                        })
                    .toList()));
    try (RegisterFixture f = RegisterFixture.open(Dialect.H2, folder)) {
      Map<LegacyImport.Result, Integer> heard = new EnumMap<>(LegacyImport.Result.class);
      LegacySource source =
          importer(f)
              .csv(
                  NAME,
                  rows,
                  StandardCharsets.UTF_8,
                  row -> heard.merge(row.result(), 1, Integer::sum));
      assertThat(source.read()).isEqualTo(all);
      assertThat(source.issued()).isEqualTo(10);
      assertThat(source.quarantined()).isEqualTo(1_000);
      assertThat(source.expiredSkipped()).isEqualTo(all - 1_010);
      assertThat(heard)
          .containsEntry(LegacyImport.Result.ISSUED, 10)
          .containsEntry(LegacyImport.Result.QUARANTINED, 1_000)
          .containsEntry(LegacyImport.Result.EXPIRED, all - 1_010);
      assertThat(f.register.quarantine().count()).isEqualTo(1_000);
    }
  }

  /** The same certificate has one place, whoever brings it. */
  @Test
  void twoFilesWithTheSameRecordWaitOnce() {
    try (RegisterFixture f = RegisterFixture.open(Dialect.H2, folder)) {
      CertificateRecord record = Records.record(Records.foodJson());
      Quarantine quarantine = f.register.quarantine();
      List<Defect> none = List.of();
      String id = quarantine.keep("a.csv", "record 1", record, none);
      assertThat(quarantine.keep("b.csv", "record 9", record, none)).isEqualTo(id);
      assertThat(quarantine.waiting(10))
          .singleElement()
          .satisfies(entry -> assertThat(entry.source()).isEqualTo("b.csv"));
      assertThat(quarantine.resolve(record)).isTrue();
      assertThat(quarantine.resolve(record)).isFalse();
      quarantine.keep("b.csv", "record 9", record, none);
      assertThat(quarantine.count()).as("it waits again").isEqualTo(1);
    }
  }
}
