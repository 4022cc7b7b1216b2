package cn.sidian.seal.verifying;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.SignatureReport.Issuance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with the chain changes {@code trust} and nothing else. */
class TrustFaultsTest {
  private static final Instant LONG_AGO = Given.NOW.minus(Duration.ofDays(800));

  @TestFactory
  Stream<DynamicTest> trust() {
    return Fault.tests(
        List.of(
            Fault.of(
                    "no anchors",
                    file -> file,
                    Expectation.asTheTwin().trustUndecided("NO_TRUST_ANCHORS"))
                .withAnchors(who -> TrustAnchors.none()),
            Fault.of(
                    "the anchor of somebody else",
                    file -> file,
                    Expectation.asTheTwin().trustUndecided("NO_PATH_TO_ANCHOR"))
                .withAnchors(TrustFaultsTest::foreign),
            Fault.of("the anchor is the signer's own certificate", file -> file, sound())
                .withAnchors(who -> TrustAnchors.of(List.of(who.signer().certificate()))),
            Fault.of(
                    "an anchor of the same name with another key",
                    file -> file,
                    Expectation.asTheTwin().trustUndecided("NO_PATH_TO_ANCHOR"))
                .withAnchors(TrustFaultsTest::namesake),
            byCertificate(
                "the signer's certificate expired",
                who -> spec(who).valid(LONG_AGO, Given.NOW.minus(Duration.ofDays(1))),
                who -> Expectation.asTheTwin().trustUndecided("CERTIFICATE_EXPIRED")),
            byCertificate(
                "the signer's certificate is not yet valid",
                who ->
                    spec(who)
                        .valid(
                            Given.NOW.plus(Duration.ofDays(1)), Given.NOW.plus(Duration.ofDays(9))),
                who -> Expectation.asTheTwin().trustUndecided("CERTIFICATE_NOT_YET_VALID")),
            byCertificate(
                "the signer's certificate is that of an authority",
                who -> spec(who).authorityFlag(true),
                who -> Expectation.asTheTwin().untrusted("SIGNER_IS_CA")),
            byCertificate(
                "the encryption certificate signed",
                who ->
                    spec(who)
                        .keyUsage(
                            KeyUsage.keyEncipherment
                                | KeyUsage.dataEncipherment
                                | KeyUsage.keyAgreement),
                who -> Expectation.asTheTwin().untrusted("SIGNER_KEY_USAGE")),
            byCertificate(
                "a certificate of a web server signed",
                who ->
                    spec(who)
                        .extension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                who -> Expectation.asTheTwin().untrusted("SIGNER_PURPOSE")),
            byCertificate(
                "a critical extension nobody knows",
                who ->
                    spec(who)
                        .extension(
                            new ASN1ObjectIdentifier("1.2.3.4.5.6"), true, new DERSequence()),
                who -> Expectation.asTheTwin().untrusted("CHAIN_CRITICAL_EXTENSION")),
            byCertificate(
                "the certificate does not say TEST, its root does",
                who -> spec(who).withoutTestMark(),
                who -> sound()),
            byKey(
                "the chain leads through a certificate that is no authority",
                who ->
                    who.root()
                        .subordinate(
                            CertificateSpec.authority("TEST none", who.keys, Given.NOW)
                                .authorityFlag(false))
                        .issue(spec(who)),
                who -> Expectation.asTheTwin().untrusted("CHAIN_CA_FLAG")),
            byKey(
                "the chain leads through an authority that may not issue",
                who ->
                    who.root()
                        .subordinate(
                            CertificateSpec.authority("TEST crl only", who.keys, Given.NOW)
                                .keyUsage(KeyUsage.cRLSign))
                        .issue(spec(who)),
                who -> Expectation.asTheTwin().untrusted("CHAIN_KEY_USAGE")),
            byKey(
                "the chain is longer than an authority allows",
                who ->
                    who.root()
                        .subordinate(
                            CertificateSpec.authority("TEST last", who.keys, Given.NOW)
                                .pathLength(0))
                        .subordinate(CertificateSpec.authority("TEST below", who.keys, Given.NOW))
                        .issue(spec(who)),
                who -> Expectation.asTheTwin().untrusted("CHAIN_PATH_LENGTH")),
            byKey(
                "an authority in between expired",
                who ->
                    who.root()
                        .subordinate(
                            CertificateSpec.authority("TEST old", who.keys, Given.NOW)
                                .valid(LONG_AGO, Given.NOW.minus(Duration.ofDays(1))))
                        .issue(spec(who)),
                who -> Expectation.asTheTwin().trustUndecided("CERTIFICATE_EXPIRED"))));
  }

  /** Both certificates claim the root as issuer; only one was signed by it. */
  @TestFactory
  Stream<DynamicTest> forgedCertificate() {
    return Fault.tests(
        List.of(
            Fault.of(
                    "a certificate that its issuer never signed",
                    file ->
                        file.signedBy(
                            Forgeries.impostor(file.who(), "TEST impostor", null), forge -> {}),
                    Expectation.asTheTwin()
                        .fact("signer", "TEST impostor")
                        .untrusted("CHAIN_SIGNATURE"))
                .withAnchors(Signers::anchors)));
  }

  /** Without the TEST mark anywhere, nothing is known of where the seal comes from. */
  @TestFactory
  Stream<DynamicTest> issuance() {
    return Fault.tests(
        List.of(
            Fault.of(
                    "no certificate of the chain says TEST",
                    file -> file.signedBy(unmarked(file.who()), forge -> {}),
                    Expectation.asTheTwin()
                        .fact("signer", "unmarked")
                        .fact("issuance", Issuance.UNKNOWN))
                .withAnchors(who -> TrustAnchors.of(List.of(unmarked(who).chain().get(1))))));
  }

  private static final Map<Signers, TestAuthority.Issued> UNMARKED = new EnumMap<>(Signers.class);

  private static synchronized TestAuthority.Issued unmarked(Signers who) {
    return UNMARKED.computeIfAbsent(
        who,
        any ->
            TestAuthority.root(
                    CertificateSpec.authority("root", who.keys, Given.NOW).withoutTestMark(),
                    Given.RANDOM)
                .issue(CertificateSpec.signer("unmarked", who.keys, Given.NOW).withoutTestMark()));
  }

  private static Expectation sound() {
    return Expectation.asTheTwin();
  }

  private static CertificateSpec spec(Signers who) {
    return CertificateSpec.signer("TEST seal " + who, who.keys, Given.NOW);
  }

  private static TrustAnchors foreign(Signers who) {
    TestAuthority other =
        TestAuthority.root(
            CertificateSpec.authority("TEST stranger", who.keys, Given.NOW), Given.RANDOM);
    return TrustAnchors.of(List.of(other.certificate()));
  }

  private static TrustAnchors namesake(Signers who) {
    return TrustAnchors.of(
        List.of(TestAuthority.root(who.keys, Given.NOW, Given.RANDOM).certificate()));
  }

  private static Fault byCertificate(
      String what,
      Function<Signers, CertificateSpec> certificate,
      Function<Signers, Expectation> expected) {
    return byKey(what, who -> who.root().issue(certificate.apply(who)), expected);
  }

  private static Fault byKey(
      String what,
      Function<Signers, TestAuthority.Issued> key,
      Function<Signers, Expectation> expected) {
    return Fault.of(what, file -> file.signedBy(key.apply(file.who()), forge -> {}), expected);
  }
}
