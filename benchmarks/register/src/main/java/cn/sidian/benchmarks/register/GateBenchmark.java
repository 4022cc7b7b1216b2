package cn.sidian.benchmarks.register;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.LegacyRecords;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.certificate.quality.QualityRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Records through the gate, one thread, no database: judged alone, and read from a table in GB18030
 * and judged. One in ten has a defect.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class GateBenchmark {
  private static final int RECORDS = 10_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final QualityRules rules =
      QualityRules.builder(
              CertificateCatalog.samples(),
              (issuer, type, day) ->
                  issuer.equals(IssueBenchmark.ISSUER)
                      ? Optional.of("测试市审批服务管理局")
                      : Optional.empty())
          .build();
  private final List<CertificateRecord> records = new ArrayList<>();
  private byte[] table;

  /** The same records as objects and as a table. */
  @Setup
  public void write() {
    StringBuilder csv =
        new StringBuilder(
            "type,number,issuer,issuedOn,validFrom,validTo,holderKind,holderCode,holderName,"
                + "KZ_FDDBR,KZ_ZS,KZ_JYCS,KZ_ZTYT,KZ_JYXM\n");
    for (int i = 0; i < RECORDS; i++) {
      String json = IssueBenchmark.record(i);
      boolean bad = i % 10 == 0;
      if (bad) {
        json = json.replace("食品销售经营者", "待补");
      }
      records.add(CertificateRecord.parse(json.getBytes(StandardCharsets.UTF_8)));
      csv.append("11100000000013338W902,")
          .append(IssueBenchmark.number(i))
          .append(",11430000006122244L,2026-02-02,2026-02-02,,001,91350100M000100Y43,测试食品有限公司,")
          .append("测试乙,测试市测试区测试路1号,测试市测试区测试路1号,")
          .append(bad ? "待补" : "食品销售经营者")
          .append(",预包装食品销售\n");
    }
    table = csv.toString().getBytes(GB18030);
  }

  /** Judging alone. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int judged() {
    int passed = 0;
    for (CertificateRecord record : records) {
      passed += passes(record);
    }
    return expected(passed);
  }

  /** Reading and judging. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int readAndJudged() {
    int[] passed = new int[1];
    LegacyRecords.csv(
        new ByteArrayInputStream(table), GB18030, record -> passed[0] += passes(record));
    return expected(passed[0]);
  }

  private int passes(CertificateRecord record) {
    return rules.check(record, null, TODAY).result() == QualityReport.Result.PASS ? 1 : 0;
  }

  private static int expected(int passed) {
    if (passed != RECORDS - RECORDS / 10) {
      throw new IllegalStateException(passed + " passed");
    }
    return passed;
  }
}
