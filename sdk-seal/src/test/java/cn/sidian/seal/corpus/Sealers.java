package cn.sidian.seal.corpus;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealKind;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.image.RoundSeal;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sealers for every profile, with keys made on the spot. */
final class Sealers {
  static final String UNIT = "测试市行政审批和政务信息管理局";
  static final List<SealProfile> PROFILES = SealProfile.all();

  private final Map<TestKeys, TestAuthority.Issued> keys = new LinkedHashMap<>();
  private final Map<TestKeys, EvidenceSources> evidence = new LinkedHashMap<>();
  private final Map<String, PdfSealer> sealers = new LinkedHashMap<>();

  Sealers() {
    SecureRandom random = new SecureRandom();
    Instant now = Instant.now();
    for (TestKeys kind : List.of(TestKeys.RSA, TestKeys.P256, TestKeys.P384, TestKeys.SM2)) {
      TestAuthority root = TestAuthority.root(kind, now, random);
      keys.put(kind, root.issue(CertificateSpec.signer("TEST " + UNIT, kind, now)));
      byte[] list = TestRevocation.by(root.asSigner(), kind, now).crl();
      evidence.put(
          kind,
          EvidenceSources.builder(TrustAnchors.of(List.of(root.certificate())))
              .timestamps(TestTimestamps.below(root, kind, InstantSource.system()))
              .revocation(RevocationSource.of(RevocationEvidence.crl(list)))
              .build());
    }
  }

  PdfSealer sealer(SealProfile profile, double diameter) {
    return sealers.computeIfAbsent(
        profile.name() + diameter,
        name -> {
          RoundSeal face =
              RoundSeal.of(UNIT, SealKind.DATA_VERIFICATION_TITLE)
                  .withDiameter(Length.mm(diameter))
                  .withCodeRing("1504001234567");
          Seal seal = Seal.of(UNIT, SealKind.DATA_VERIFICATION_TITLE, face);
          return PdfSealer.builder(seal, keys.get(kind(profile)).signingKey())
              .profile(profile)
              .build();
        });
  }

  /** A sealer that stamps and brings evidence along. */
  PdfSealer sealer(SealProfile profile, SealLevel level) {
    Seal seal = Seal.of(UNIT, "业务专用章", RoundSeal.of(UNIT, "业务专用章"));
    return PdfSealer.builder(seal, keys.get(kind(profile)).signingKey())
        .profile(profile)
        .level(level, evidence.get(kind(profile)))
        .build();
  }

  /** What raises a seal to LTA. */
  PdfSealExtender extender(SealProfile profile) {
    return PdfSealExtender.builder(SealLevel.LTA, evidence.get(kind(profile))).build();
  }

  X509Certificate root(SealProfile profile) {
    List<X509Certificate> chain = keys.get(kind(profile)).chain();
    return chain.get(chain.size() - 1);
  }

  private static TestKeys kind(SealProfile profile) {
    return switch (profile.name()) {
      case "CMS_SM2" -> TestKeys.SM2;
      case "PADES_B_ECDSA_SHA256" -> TestKeys.P256;
      case "PADES_B_ECDSA_SHA384" -> TestKeys.P384;
      default -> TestKeys.RSA;
    };
  }

  static SealNote note() {
    return SealNote.automatic()
        .withPurpose("办理营业执照变更登记")
        .withProvenance(
            new DataProvenance(
                "测试市市场监督管理局",
                "11150300MB1234567B",
                "SCJG-ENT-BASE-001",
                "Q20260131-000017",
                Instant.parse("2026-01-31T01:30:00Z"),
                "sha256:" + "0123456789abcdef".repeat(4),
                "企业登记基本信息"));
  }
}
