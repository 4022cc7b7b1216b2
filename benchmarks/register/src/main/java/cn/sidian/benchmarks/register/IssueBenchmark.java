package cn.sidian.benchmarks.register;

import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.code.PermitCodeMaker;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.LaidOut;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A certificate issued (gate, reservation, page, code, seal, register) beside the parts that cannot
 * be left out: the same page laid out, one signature of a code, one seal, and as many durable
 * commits of one row as issuing has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
public class IssueBenchmark {
  static final String ISSUER = "11430000006122244L";
  private static final String TYPE = "11100000000013338W902";
  private static final byte[] MESSAGE = new byte[200];

  @Param({"h2", "postgresql"})
  public String database;

  private final AtomicInteger next = new AtomicInteger();
  private OpenRegister open;
  private CertificateIssuer issuer;
  private SigningKey codeKey;
  private PdfSealer sealer;
  private final CertificateLayout layout = CertificateLayout.landscape();
  private LayoutRequest page;
  private byte[] fieldListDigest;

  static String number(int i) {
    return "JY" + (10_000_000_000_000L + i);
  }

  static String record(int i) {
    return """
        {"format":"sidian-certificate-record/1","type":"11100000000013338W902",
         "number":"%s","issuer":"11430000006122244L","issuedOn":"2026-02-02",
         "validFrom":"2026-02-02","validTo":null,
         "holders":[{"kind":"001","code":"%s","name":"测试食品有限公司"}],
         "fields":{"KZ_FDDBR":"测试乙","KZ_ZS":"测试市测试区测试路1号","KZ_JYCS":"测试市测试区测试路1号",
          "KZ_ZTYT":"食品销售经营者","KZ_JYXM":"预包装食品销售"}}"""
        .formatted(number(i), holder(i));
  }

  /** A social credit code of its own for each: a holder gets one certificate of a type. */
  private static String holder(int i) {
    String organisation = String.format(Locale.ROOT, "%08d", 10_000_000 + i);
    int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int at = 0; at < 8; at++) {
      sum += weights[at] * (organisation.charAt(at) - '0');
    }
    String seventeen = "91350100" + organisation + "0123456789X0".charAt(11 - sum % 11);
    String characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int all = 0;
    for (int at = 0, weight = 1; at < 17; at++, weight = weight * 3 % 31) {
      all += weight * characters.indexOf(seventeen.charAt(at));
    }
    return seventeen + characters.charAt((31 - all % 31) % 31);
  }

  /** An office, and one certificate whose page the limit lays out. */
  @Setup
  public void open() throws Exception {
    open = new OpenRegister(database);
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(TestKeys.SM2, now, new SecureRandom());
    codeKey = key(root, "TEST code", now);
    sealer =
        PdfSealer.builder(
                Seal.round("测试市审批服务管理局", "电子证照专用章（测试）"), key(root, "TEST seal", now))
            .build();
    CertificateCatalog catalog = CertificateCatalog.samples();
    QualityRules rules =
        QualityRules.builder(
                catalog,
                (unit, type, day) ->
                    unit.equals(ISSUER) ? Optional.of("测试市审批服务管理局") : Optional.empty())
            .register(open.register)
            .build();
    issuer =
        CertificateIssuer.builder(open.register, rules)
            .seal(ISSUER, sealer)
            .codes(PermitCodeMaker.of(Map.of(ISSUER, codeKey)))
            .build();
    IssueOutcome.Issued first = issue();
    ElectronicCertificate certificate = ElectronicCertificate.ofFile(first.pdf());
    CertificateType type = catalog.find(TYPE, LocalDate.of(2026, 2, 2)).orElseThrow();
    fieldListDigest = certificate.fieldListDigest();
    page =
        new LayoutRequest(
            LayoutRequest.Form.CERTIFICATE,
            type,
            certificate.identifier().toString(),
            certificate.metadata().items(),
            null,
            certificate.code(),
            null,
            new LayoutRequest.Attachment(
                ElectronicCertificate.FILE_NAME, certificate.canonicalJson()));
  }

  private static SigningKey key(TestAuthority root, String name, Instant now) {
    return root.issue(CertificateSpec.signer(name, TestKeys.SM2, now.minus(Duration.ofDays(3))))
        .signingKey();
  }

  /** Closes the database. */
  @TearDown
  public void close() throws Exception {
    open.close();
  }

  /** The work. */
  @Benchmark
  public IssueOutcome.Issued issue() {
    byte[] record = record(next.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    return issuer
        .issue(
            CertificateRecord.parse(record),
            null,
            IssueRequest.of(UUID.randomUUID().toString(), "测试批准人"))
        .requireIssued();
  }

  /** The limit. */
  @Benchmark
  public List<Object> parts(OwnRow own) throws Exception {
    LaidOut laidOut = layout.layOut(page);
    Object sealed =
        sealer
            .withSignedAttribute(SaltedFields.ATTRIBUTE_OID, fieldListDigest)
            .seal(laidOut.pdf(), laidOut.sealPlace(), SealNote.automatic());
    return List.of(sealed, codeKey.sign(SignatureSuite.SM2_SM3, MESSAGE), open.update(own), open.update(own));
  }
}
