package cn.sidian.seal.sealing;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.SignatureReport;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys, sealers, notes and places that the tests of sealing share. */
final class Kit {
  /** The moment of all these tests. */
  static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

  static final String UNIT = "测试市数据局";
  static final DataProvenance PROVENANCE =
      new DataProvenance(
          "测试市人力资源和社会保障局",
          "12441500196720244T",
          "TEST-SB-01",
          "TEST-20260302-000123",
          Instant.parse("2026-03-02T01:20:00Z"),
          "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
          "参保缴费信息");

  /** Purpose and provenance are given, number and time are the sealer's. */
  static final SealNote NOTE =
      SealNote.automatic().withPurpose("办理食品经营许可").withProvenance(PROVENANCE);

  /** Page 1, 20 mm from the right, 30 mm from the bottom. */
  static final SealPlacement PLACE = at(Corner.BOTTOM_RIGHT, 20, 30);

  private static final Map<TestKeys, TestAuthority> ROOTS = new EnumMap<>(TestKeys.class);
  private static final Map<TestKeys, TestAuthority.Issued> KEYS = new EnumMap<>(TestKeys.class);
  private static final Map<String, PdfSealer> SEALERS = new HashMap<>();

  private Kit() {}

  static SealPlacement at(Corner corner, double horizontal, double vertical) {
    return SealPlacement.onPage(1, corner, Length.mm(horizontal), Length.mm(vertical));
  }

  static synchronized TestAuthority root(TestKeys kind) {
    return ROOTS.computeIfAbsent(kind, k -> TestAuthority.root(k, NOW, new SecureRandom()));
  }

  /** A signer of a kind, below {@link #root}. */
  static synchronized TestAuthority.Issued key(TestKeys kind) {
    return KEYS.computeIfAbsent(
        kind, k -> root(k).issue(CertificateSpec.signer("TEST " + UNIT, k, NOW)));
  }

  static TestKeys kindOf(SealProfile profile) {
    return switch (profile.name()) {
      case "CMS_SM2" -> TestKeys.SM2;
      case "PADES_B_ECDSA_SHA256" -> TestKeys.P256;
      case "PADES_B_ECDSA_SHA384" -> TestKeys.P384;
      default -> TestKeys.RSA;
    };
  }

  /** A sealer of the data-verification seal, to be changed. */
  static PdfSealer.Builder builder(SealProfile profile) {
    return builder(Seal.dataVerification(UNIT), profile);
  }

  static PdfSealer.Builder builder(Seal seal, SealProfile profile) {
    return PdfSealer.builder(seal, key(kindOf(profile)).signingKey())
        .profile(profile)
        .clock(InstantSource.fixed(NOW));
  }

  static synchronized PdfSealer sealer(SealProfile profile) {
    return SEALERS.computeIfAbsent(profile.name(), name -> builder(profile).build());
  }

  /** The profile most readers know. */
  static PdfSealer rsa() {
    return sealer(SealProfile.PADES_B_RSA_SHA256);
  }

  /** Seals and expects success. */
  static byte[] seal(byte[] pdf) {
    return seal(pdf, PLACE);
  }

  static byte[] seal(byte[] pdf, SealPlacement placement) {
    return rsa().seal(pdf, placement, NOTE).requireSealed().bytes();
  }

  /** The refusal of something that must not be sealed. */
  static SealRefusal refusal(SealingResult result) {
    if (result instanceof SealRefusal refusal) {
      return refusal;
    }
    throw new AssertionError("was sealed");
  }

  /** The report of our verifier, with the roots of this kit as anchors. */
  static SealReport verify(byte[] pdf) {
    return verify(pdf, null);
  }

  static SealReport verify(byte[] pdf, @Nullable String password) {
    PdfSealVerifier.Builder verifier =
        PdfSealVerifier.builder(
                TrustAnchors.of(ROOTS.values().stream().map(TestAuthority::certificate).toList()))
            .at(NOW)
            .policy(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    if (password != null) {
      verifier.password(password.toCharArray());
    }
    return verifier.build().verify(pdf);
  }

  /** The note of the only signature. */
  static SealNote note(byte[] sealed) {
    return Objects.requireNonNull(verify(sealed).signatures().get(0).note());
  }

  /** What the verifier says about the signature in one field. */
  static SignatureReport signature(SealReport report, String field) {
    return report.signatures().stream()
        .filter(s -> s.field().equals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no signature in field " + field));
  }
}
