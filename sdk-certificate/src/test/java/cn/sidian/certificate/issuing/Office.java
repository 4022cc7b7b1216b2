package cn.sidian.certificate.issuing;

import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An issuing authority of tests with its seal. */
public final class Office {
  public static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

  public final TestAuthority root;
  public final TestAuthority.Issued sealKey;
  public final MemoryRegister register = new MemoryRegister();
  public final QualityRules rules;
  public final CertificateIssuer issuer;

  public Office(TestKeys keys) {
    this.root = TestAuthority.root(keys, NOW, new SecureRandom());
    this.sealKey = root.issue(CertificateSpec.signer("TEST " + Records.ISSUER_NAME, keys, NOW));
    this.rules =
        QualityRules.builder(CertificateCatalog.samples(), Records.COMPETENT)
            .register(register)
            .build();
    this.issuer =
        CertificateIssuer.builder(register, rules)
            .seal(Records.ISSUER, sealer("电子证照专用章（测试）"))
            .codes((certificate, type) -> Optional.of("SD1:6BFOXN.PRT4$K9N59FB4T:8"))
            .clock(InstantSource.fixed(NOW))
            .build();
  }

  public PdfSealer sealer(String title) {
    return PdfSealer.builder(Seal.round(Records.ISSUER_NAME, title), sealKey.signingKey())
        .clock(InstantSource.fixed(NOW))
        .build();
  }

  public TrustAnchors anchors() {
    return TrustAnchors.of(List.of(root.certificate()));
  }
}
