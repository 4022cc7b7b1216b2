package cn.sidian.core.trust;

import cn.sidian.core.Finding;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Root, one authority below it and a signer; a fault is planted by changing one of the three. */
final class Chain {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final SecureRandom RANDOM = TestRandom.seeded(20);

  final TestAuthority root;
  final TestAuthority middle;
  final X509Certificate signer;

  private Chain(TestAuthority root, TestAuthority middle, X509Certificate signer) {
    this.root = root;
    this.middle = middle;
    this.signer = signer;
  }

  /** Nothing is wrong with it. */
  static Chain honest(TestKeys kind) {
    return of(kind, root -> root, middle -> middle, signer -> signer);
  }

  static Chain withRoot(UnaryOperator<CertificateSpec> change) {
    return of(TestKeys.P256, change, middle -> middle, signer -> signer);
  }

  static Chain withMiddle(UnaryOperator<CertificateSpec> change) {
    return of(TestKeys.P256, root -> root, change, signer -> signer);
  }

  static Chain withSigner(UnaryOperator<CertificateSpec> change) {
    return of(TestKeys.P256, root -> root, middle -> middle, change);
  }

  static Chain of(
      TestKeys kind,
      UnaryOperator<CertificateSpec> rootChange,
      UnaryOperator<CertificateSpec> middleChange,
      UnaryOperator<CertificateSpec> signerChange) {
    TestAuthority root =
        TestAuthority.root(
            rootChange.apply(CertificateSpec.authority("TEST root", kind, NOW)), RANDOM);
    TestAuthority middle =
        root.subordinate(
            middleChange.apply(CertificateSpec.authority("TEST authority", kind, NOW)));
    X509Certificate signer =
        middle
            .issue(signerChange.apply(CertificateSpec.signer("TEST signer", kind, NOW)))
            .certificate();
    return new Chain(root, middle, signer);
  }

  /** The certificates as a signature carries them, the signer's first. */
  List<X509Certificate> supplied() {
    return List.of(signer, middle.certificate());
  }

  PathReport judged() {
    return judgedAt(NOW);
  }

  PathReport judgedAt(Instant at) {
    return judge(signer, supplied(), at, root.certificate());
  }

  static PathReport judge(
      X509Certificate signer, List<X509Certificate> others, X509Certificate... anchors) {
    return judge(signer, others, NOW, anchors);
  }

  static PathReport judge(
      X509Certificate signer,
      List<X509Certificate> others,
      Instant at,
      X509Certificate... anchors) {
    return new PathValidator(TrustAnchors.of(List.of(anchors))).validate(signer, others, at);
  }

  static List<String> codes(PathReport report) {
    List<String> codes = new ArrayList<>();
    for (Finding finding : report.findings()) {
      codes.add(finding.code());
    }
    return codes;
  }
}
