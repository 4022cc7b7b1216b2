package cn.sidian.seal.longterm;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** One root for each kind of key, with a seal, a time-stamping authority and a revocation list. */
@SuppressWarnings("ImmutableEnumChecker") // keys are made once and never change
enum Authority {
  SM2(TestKeys.SM2),
  RSA(TestKeys.RSA),
  ECDSA(TestKeys.P256);

  /** The present of these tests. */
  static final Instant NOW = Present.NOW;

  static final SealPlacement PLACE =
      SealPlacement.onLastPage(SealPlacement.Corner.BOTTOM_RIGHT, Length.mm(20), Length.mm(30));

  /** Where the constants of this enumeration can reach it. */
  private static final class Present {
    static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
  }

  final TestKeys keys;
  final TestAuthority root;
  final TestAuthority.Issued signer;
  final TestAuthority.Issued stamper;

  Authority(TestKeys keys) {
    this.keys = keys;
    this.root = TestAuthority.root(keys, Present.NOW, new SecureRandom());
    this.signer = root.issue(CertificateSpec.signer("TEST seal " + name(), keys, Present.NOW));
    this.stamper = root.issue(TestTimestamps.certificate(keys, Present.NOW));
  }

  TrustAnchors anchors() {
    return TrustAnchors.of(List.of(root.certificate()));
  }

  TestTimestamps timestamps() {
    return timestamps(NOW);
  }

  TestTimestamps timestamps(Instant at) {
    return TestTimestamps.of(stamper, keys, InstantSource.fixed(at));
  }

  TestRevocation list(Instant at) {
    return TestRevocation.by(root.asSigner(), keys, at);
  }

  /** Nobody is revoked. */
  RevocationSource revocation(Instant at) {
    return RevocationSource.of(RevocationEvidence.crl(list(at).crl()));
  }

  EvidenceSources.Builder sources(TimestampSource timestamps) {
    return sources(timestamps, NOW);
  }

  EvidenceSources.Builder sources(TimestampSource timestamps, Instant at) {
    return EvidenceSources.builder(anchors())
        .timestamps(timestamps)
        .revocation(revocation(at))
        .clock(InstantSource.fixed(at));
  }

  PdfSealer.Builder sealer() {
    return PdfSealer.builder(Seal.round("测试区审批局", "业务专用章"), signer.signingKey())
        .clock(InstantSource.fixed(NOW));
  }

  byte[] seal(byte[] pdf, SealLevel level) {
    return sealer()
        .level(level, sources(timestamps()).build())
        .build()
        .seal(pdf, PLACE, SealNote.automatic())
        .requireSealed()
        .bytes();
  }

  byte[] extend(byte[] pdf, SealLevel level) {
    return extend(pdf, level, NOW);
  }

  byte[] extend(byte[] pdf, SealLevel level, Instant at) {
    return PdfSealExtender.builder(level, sources(timestamps(at), at).build())
        .build()
        .extend(pdf)
        .requireExtended()
        .bytes();
  }

  /** Under the default policy, with what the document brings along and nothing else. */
  SealReport verify(byte[] pdf, Instant at) {
    return PdfSealVerifier.builder(anchors()).clock(InstantSource.fixed(at)).build().verify(pdf);
  }

  /** With a revocation list of the moment. */
  SealReport verifyWithList(byte[] pdf, Instant at) {
    return PdfSealVerifier.builder(anchors())
        .clock(InstantSource.fixed(at))
        .revocation(RevocationEvidence.crl(list(at).crl()))
        .build()
        .verify(pdf);
  }

  static Instant in(long days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
