package cn.sidian.certificate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sidian.core.SidianException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ZW-39: stock from tables and JSON, streamed. */
class LegacyRecordsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String HEADING =
      "证照类型代码,ZZBH,issuer,issuedOn,validFrom,validTo,holderKind,holderCode,CZZT,KZ_JYXM\r\n";
  private static final String ROW =
      "11100000000013338W902,JY14304000012345,11430000006122244L,2026-02-02,2026-02-02,,001;001,"
          + "91350100M000100Y43;9144030071526726XG,测试一公司；测试二公司,\"甲,乙\n\"\"丙\"\"\"\r\n";

  private static List<CertificateRecord> csv(byte[] bytes, Charset encoding) {
    List<CertificateRecord> all = new ArrayList<>();
    LegacyRecords.csv(new ByteArrayInputStream(bytes), encoding, all::add);
    return all;
  }

  @Test
  void tableInGb18030AndInUtf8WithMark() {
    List<CertificateRecord> one = csv((HEADING + ROW).getBytes(GB18030), GB18030);
    List<CertificateRecord> two =
        csv(("\uFEFF" + HEADING + ROW).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(one).isEqualTo(two).hasSize(1);
    CertificateRecord record = one.get(0);
    assertThat(record.validTo()).isNull();
    assertThat(record.holders()).hasSize(2);
    assertThat(record.holders().get(1).name()).isEqualTo("测试二公司");
    assertThat(record.fields()).containsEntry("KZ_JYXM", "甲,乙\n\"丙\"");
  }

  @ParameterizedTest
  @CsvSource({
    "cells, line 2, 'a,b', ",
    "'has no column', line 1, , 'ZZBH,'",
  })
  void badTablesSayWhereAndWhat(String wrong, String place, String row, String cut) {
    String heading = cut == null ? HEADING : HEADING.replace(cut, "");
    String text = heading + (row == null ? ROW : row);
    assertThatExceptionOfType(SidianException.class)
        .as(wrong)
        .isThrownBy(() -> csv(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("RECORD_MALFORMED");
              assertThat(e.place()).isEqualTo(place);
            });
  }

  @Test
  void theWrongEncodingIsSaidAndNothingIsGuessed() {
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(() -> csv((HEADING + ROW).getBytes(GB18030), StandardCharsets.UTF_8))
        .satisfies(e -> assertThat(e.text().en()).contains("--encoding"));
  }

  @Test
  void aHundredThousandRowsAndAnArrayOfJsonPass() {
    byte[] row = ROW.getBytes(StandardCharsets.UTF_8);
    InputStream rows =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.rangeClosed(0, 100_000)
                    .mapToObj(
                        i ->
                            (InputStream)
                                new ByteArrayInputStream(
                                    i == 0 ? HEADING.getBytes(StandardCharsets.UTF_8) : row))
                    .toList()));
    int[] count = new int[1];
    LegacyRecords.csv(rows, StandardCharsets.UTF_8, r -> count[0]++);
    assertThat(count[0]).isEqualTo(100_000);
    String json = "[" + Records.foodJson() + "," + Records.personJson() + "]";
    List<CertificateRecord> all = new ArrayList<>();
    LegacyRecords.json(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), all::add);
    assertThat(all).hasSize(2);
    LegacyRecords.json(
        new ByteArrayInputStream(
            (Records.foodJson() + "\n" + Records.personJson()).getBytes(StandardCharsets.UTF_8)),
        all::add);
    assertThat(all).hasSize(4);
  }
}
