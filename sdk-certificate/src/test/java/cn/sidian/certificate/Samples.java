package cn.sidian.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Certificates for tests; nobody of this name exists, and the id number is that of GB 11643. */
public final class Samples {
  public static final String TYPE = "11100000000013338W011";
  public static final String ISSUER = "11430000006122244L";

  private Samples() {}

  public static CertificateMetadata metadata() {
    return new CertificateMetadata(
        "测试执业资格证书",
        TYPE,
        "2026",
        "测执〔2026〕000123号",
        "测试市住房和城乡建设局",
        ISSUER,
        LocalDate.of(2026, 1, 31),
        new ValidityPeriod(LocalDate.of(2026, 1, 31), LocalDate.of(2029, 1, 30)),
        List.of(new Holder(new HolderCode("111", "11010519491231002X"), "测试甲")),
        Map.of("KZ_ZYLB", "测试类别", "KZ_XB", "女"),
        "sm3:" + "ab".repeat(32),
        "测执〔2026〕000123号",
        null);
  }

  public static CertificateId identifier() {
    return CertificateId.of(TYPE, ISSUER, "20230000403", 1, CertificateIdRules.DEFAULT);
  }
}
