package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.judge;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains that nothing is wrong with. */
class PathValidatorHonestTest {

  private static void trusted(PathReport report) {
    assertThat(report.findings()).isEmpty();
    assertThat(report.status()).isEqualTo(TrustStatus.TRUSTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"SM2", "RSA", "P256", "P384"})
  void chainOfOneKind(TestKeys kind) {
    trusted(Chain.honest(kind).judged());
  }

  @Test
  void chainOfMixedKinds() {
    TestAuthority root = TestAuthority.root(TestKeys.RSA, NOW, Chain.RANDOM);
    TestAuthority second =
        root.subordinate(CertificateSpec.authority("TEST second", TestKeys.SM2, NOW));
    TestAuthority third =
        second.subordinate(CertificateSpec.authority("TEST third", TestKeys.P384, NOW));
    TestAuthority.Issued signer =
        third.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW));

    PathReport report = judge(signer.certificate(), signer.chain(), root.certificate());

    trusted(report);
    assertThat(report.path()).isEqualTo(signer.chain());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, SHA384withRSA",
    "RSA, SHA512withRSA",
    "RSA, SHA256withRSAandMGF1",
    "RSA, SHA384withRSAandMGF1",
    "P256, SHA512withECDSA",
    "P384, SHA256withECDSA"
  })
  void otherAlgorithmsOfTheSameKeys(TestKeys kind, String algorithm) {
    trusted(
        Chain.of(
                kind,
                root -> root.signedWith(algorithm),
                middle -> middle.signedWith(algorithm),
                signer -> signer.signedWith(algorithm))
            .judged());
  }

  @Test
  void orderAndRepetitionOfTheSuppliedCertificatesDoNotMatter() {
    Chain chain = Chain.honest(TestKeys.P256);
    List<X509Certificate> all = new ArrayList<>(chain.supplied());
    all.addAll(chain.supplied());
    all.add(chain.root.certificate());
    Collections.reverse(all);

    trusted(judge(chain.signer, all, chain.root.certificate()));
  }

  @Test
  void intermediateAsAnchor() {
    Chain chain = Chain.honest(TestKeys.P256);

    PathReport report = judge(chain.signer, List.of(), chain.middle.certificate());

    trusted(report);
    assertThat(report.path()).containsExactly(chain.signer, chain.middle.certificate());
  }

  @Test
  void signerItselfAsAnchor() {
    Chain chain = Chain.honest(TestKeys.SM2);

    PathReport report = judge(chain.signer, List.of(), chain.signer);

    trusted(report);
    assertThat(report.path()).containsExactly(chain.signer);
  }

  @Test
  void selfSignedSignerOfOpenSslAsAnchorThoughItSaysCaTrue(@TempDir Path folder) throws Exception {
    ExternalTool openSsl = ExternalTool.openSsl(folder);
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem");
    openSsl.run(
        "req",
        "-new",
        "-x509",
        "-key",
        "key.pem",
        "-subj",
        "/CN=TEST self",
        "-days",
        "30",
        "-out",
        "self.crt");
    X509Certificate self = X509Certificates.parse(Files.readAllBytes(folder.resolve("self.crt")));
    assertThat(self.getBasicConstraints()).isNotNegative();
    Instant within = self.getNotBefore().toInstant().plusSeconds(60);

    trusted(judge(self, List.of(), within, self));
    assertThat(judge(self, List.of(), self.getNotAfter().toInstant().plusSeconds(1), self))
        .satisfies(
            report -> {
              assertThat(report.status()).isEqualTo(TrustStatus.UNDECIDED);
              assertThat(Chain.codes(report)).containsExactly("CERTIFICATE_EXPIRED");
            });
  }

  @Test
  void sm2ChainMadeByOpenSsl(@TempDir Path folder) throws Exception {
    ExternalTool openSsl = ExternalTool.openSsl(folder);
    String userId = "distid:1234567812345678";
    for (String name : List.of("root", "signer")) {
      openSsl.run(
          "genpkey",
          "-algorithm",
          "EC",
          "-pkeyopt",
          "ec_paramgen_curve:SM2",
          "-out",
          name + ".key");
    }
    openSsl.run(
        "req",
        "-new",
        "-x509",
        "-key",
        "root.key",
        "-sm3",
        "-sigopt",
        userId,
        "-subj",
        "/CN=TEST root",
        "-days",
        "30",
        "-out",
        "root.crt");
    openSsl.run(
        "req",
        "-new",
        "-key",
        "signer.key",
        "-sm3",
        "-sigopt",
        userId,
        "-subj",
        "/C=CN/CN=测试签章",
        "-utf8",
        "-out",
        "signer.csr");
    openSsl.run(
        "x509",
        "-req",
        "-in",
        "signer.csr",
        "-vfyopt",
        userId,
        "-CA",
        "root.crt",
        "-CAkey",
        "root.key",
        "-CAcreateserial",
        "-sm3",
        "-sigopt",
        userId,
        "-days",
        "30",
        "-out",
        "signer.crt");
    X509Certificate root = X509Certificates.read(folder.resolve("root.crt")).get(0);
    X509Certificate signer = X509Certificates.read(folder.resolve("signer.crt")).get(0);

    trusted(judge(signer, List.of(), signer.getNotBefore().toInstant().plusSeconds(60), root));
    assertThat(X509Certificates.displayName(signer)).isEqualTo("测试签章");
  }

  @Test
  void gmt0015NullParametersOfTheSm2AlgorithmAreAccepted() {
    TestAuthority root = TestAuthority.root(TestKeys.SM2, NOW, Chain.RANDOM);
    KeyPair key = TestKeys.SM2.generate(Chain.RANDOM);

    trusted(
        judge(
            Forged.signed(
                Forged.withNull("1.2.156.10197.1.501"),
                "SM3withSM2",
                root.certificate(),
                root.asSigner().privateKey(),
                key.getPublic()),
            List.of(),
            root.certificate()));
  }

  @Test
  void bouncyCastleWritesTheSm2AlgorithmWithoutParameters() {
    Chain chain = Chain.honest(TestKeys.SM2);

    assertThat(chain.signer.getSigAlgOID()).isEqualTo("1.2.156.10197.1.501");
    assertThat(chain.signer.getSigAlgParams()).isNull();
  }

  @Test
  void keyRolloverWithTheSameNameAndAnotherKeyIdentifier() {
    CertificateSpec name = CertificateSpec.authority("TEST root", TestKeys.P256, NOW);
    TestAuthority old = TestAuthority.root(name, Chain.RANDOM);
    TestAuthority fresh = TestAuthority.root(name, Chain.RANDOM);
    X509Certificate byOld =
        old.issue(CertificateSpec.signer("TEST old", TestKeys.P256, NOW)).certificate();
    X509Certificate byFresh =
        fresh.issue(CertificateSpec.signer("TEST fresh", TestKeys.P256, NOW)).certificate();

    for (X509Certificate signer : List.of(byOld, byFresh)) {
      trusted(judge(signer, List.of(), old.certificate(), fresh.certificate()));
    }
    // the new key under the old one, for those who only trust the old root
    X509Certificate rolled = old.crossCertify(name, fresh);
    trusted(judge(byFresh, List.of(rolled), old.certificate()));
  }

  @Test
  void keyIdentifierThatAnAuthorityGotWrongDoesNotHideItsSignature() {
    Chain chain = Chain.honest(TestKeys.P256);
    X509Certificate signer =
        chain
            .middle
            .issue(
                CertificateSpec.signer("TEST signer", TestKeys.P256, NOW)
                    .withoutKeyIdentifiers()
                    .extension(
                        org.bouncycastle.asn1.x509.Extension.authorityKeyIdentifier,
                        false,
                        new org.bouncycastle.asn1.x509.AuthorityKeyIdentifier(new byte[20])))
            .certificate();

    trusted(judge(signer, List.of(chain.middle.certificate()), chain.root.certificate()));
  }

  @Test
  void crossCertificateLeadsToTheAnchorOfAnotherTree() {
    Chain chain = Chain.honest(TestKeys.P256);
    TestAuthority other =
        TestAuthority.root(
            CertificateSpec.authority("TEST other", TestKeys.SM2, NOW), Chain.RANDOM);
    X509Certificate cross =
        other.crossCertify(
            CertificateSpec.authority("TEST authority", TestKeys.P256, NOW), chain.middle);
    List<X509Certificate> others = new ArrayList<>(chain.supplied());
    others.add(cross);

    trusted(judge(chain.signer, others, other.certificate()));
    trusted(judge(chain.signer, others, chain.root.certificate()));
  }

  @Test
  void ofTwoChainsTheGoodOneCounts() {
    Chain chain = Chain.honest(TestKeys.P256);
    TestAuthority other =
        TestAuthority.root(
            CertificateSpec.authority("TEST other", TestKeys.P256, NOW), Chain.RANDOM);
    X509Certificate bad =
        other.crossCertify(
            CertificateSpec.authority("TEST authority", TestKeys.P256, NOW)
                .keyUsage(KeyUsage.cRLSign),
            chain.middle);

    trusted(
        judge(
            chain.signer,
            List.of(bad, chain.middle.certificate()),
            other.certificate(),
            chain.root.certificate()));
    assertThat(judge(chain.signer, List.of(bad), other.certificate()).status())
        .isEqualTo(TrustStatus.UNTRUSTED);
  }

  @Test
  void chainOfTwentyFiveCertificates() {
    TestAuthority root = TestAuthority.root(TestKeys.P256, NOW, Chain.RANDOM);
    TestAuthority last = root;
    for (int i = 1; i < 24; i++) {
      last = last.subordinate(CertificateSpec.authority("TEST level " + i, TestKeys.P256, NOW));
    }
    TestAuthority.Issued signer =
        last.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW));

    PathReport report = judge(signer.certificate(), signer.chain(), root.certificate());

    trusted(report);
    assertThat(report.path()).hasSize(25);
  }

  @Test
  void certificatesOfTheJdkAreJudgedAlike() throws Exception {
    CertificateFactory jdk = CertificateFactory.getInstance("X.509");
    for (TestKeys kind : List.of(TestKeys.RSA, TestKeys.P256)) {
      Chain chain = Chain.honest(kind);
      List<X509Certificate> foreign = new ArrayList<>();
      for (X509Certificate one :
          List.of(chain.signer, chain.middle.certificate(), chain.root.certificate())) {
        foreign.add(
            (X509Certificate) jdk.generateCertificate(new ByteArrayInputStream(one.getEncoded())));
      }
      PathReport report = judge(foreign.get(0), foreign, foreign.get(2));

      trusted(report);
      assertThat(report.path()).isEqualTo(foreign);
      assertThat(foreign).isEqualTo(report.path());
    }
  }
}
