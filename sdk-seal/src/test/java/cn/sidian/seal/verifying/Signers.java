package cn.sidian.seal.verifying;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.image.RoundSeal;
import java.time.InstantSource;
import java.util.List;

/** Who signs in these tests: one authority and one seal for each kind of key. */
@SuppressWarnings("ImmutableEnumChecker") // keys and sealers are made once and never change
enum Signers {
  SM2(TestKeys.SM2, SealProfile.CMS_SM2),
  RSA(TestKeys.RSA, SealProfile.PADES_B_RSA_SHA256),
  ECDSA(TestKeys.P256, SealProfile.PADES_B_ECDSA_SHA256);

  final TestKeys keys;
  final SealProfile profile;
  private final TestAuthority root;
  private final TestAuthority.Issued signer;
  private final PdfSealer sealer;

  Signers(TestKeys keys, SealProfile profile) {
    this.keys = keys;
    this.profile = profile;
    this.root = TestAuthority.root(keys, Given.NOW, Given.RANDOM);
    this.signer = root.issue(CertificateSpec.signer("TEST seal " + name(), keys, Given.NOW));
    this.sealer = builder(signer).build();
  }

  TestAuthority root() {
    return root;
  }

  TestAuthority.Issued signer() {
    return signer;
  }

  TrustAnchors anchors() {
    return TrustAnchors.of(List.of(root.certificate()));
  }

  PdfSealer sealer() {
    return sealer;
  }

  /** A sealer to be changed further; its certificate may be outside its validity. */
  PdfSealer.Builder builder(TestAuthority.Issued key) {
    return PdfSealer.builder(
            Seal.of(Given.UNIT, Given.TITLE, RoundSeal.of(Given.UNIT, Given.TITLE)),
            key.signingKey())
        .profile(profile)
        .clock(InstantSource.fixed(Given.NOW))
        .allowCertificateOutsideItsValidity();
  }

  byte[] seal(byte[] pdf) {
    return seal(sealer, pdf, Given.placement());
  }

  static byte[] seal(PdfSealer sealer, byte[] pdf, SealPlacement placement) {
    return sealer.seal(pdf, placement, Given.note()).requireSealed().bytes();
  }
}
