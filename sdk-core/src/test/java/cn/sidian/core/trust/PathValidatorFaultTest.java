package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.codes;
import static cn.sidian.core.trust.Chain.judge;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Severity;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One fixture per fault; each changes the fact it names and nothing else. */
class PathValidatorFaultTest {

  private static void is(PathReport report, TrustStatus status, String... codes) {
    assertThat(codes(report)).containsExactly(codes);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.severity())
                  .isEqualTo(status == TrustStatus.UNTRUSTED ? Severity.ERROR : Severity.WARNING);
              assertThat(finding.message().zh()).isNotBlank();
            });
  }

  private static void untrusted(PathReport report, String... codes) {
    is(report, TrustStatus.UNTRUSTED, codes);
  }

  private static void undecided(PathReport report, String... codes) {
    is(report, TrustStatus.UNDECIDED, codes);
  }

  @Test
  void theUntouchedTwinIsTrusted() {
    Chain chain = Chain.honest(TestKeys.P256);

    PathReport report = chain.judged();

    is(report, TrustStatus.TRUSTED);
    assertThat(report.path())
        .containsExactly(chain.signer, chain.middle.certificate(), chain.root.certificate());
  }

  @Nested
  class NothingToLeadTo {
    private final Chain chain = Chain.honest(TestKeys.P256);

    @Test
    void noAnchors() {
      undecided(judge(chain.signer, chain.supplied()), "NO_TRUST_ANCHORS");
      undecided(
          new PathValidator(TrustAnchors.none()).validate(chain.signer, chain.supplied(), NOW),
          "NO_TRUST_ANCHORS");
    }

    @Test
    void anchorOfAnotherTree() {
      undecided(
          judge(
              chain.signer,
              chain.supplied(),
              TestAuthority.root(TestKeys.P256, NOW, Chain.RANDOM).certificate()),
          "NO_PATH_TO_ANCHOR");
    }

    @Test
    void missingIntermediate() {
      undecided(
          judge(chain.signer, List.of(chain.signer), chain.root.certificate()),
          "NO_PATH_TO_ANCHOR");
    }

    @Test
    void anotherRootWithTheNameOfTheAnchor() {
      undecided(
          judge(chain.signer, chain.supplied(), Chain.honest(TestKeys.P256).root.certificate()),
          "NO_PATH_TO_ANCHOR");
    }

    @Test
    void loopOfCrossCertificatesWithoutAWayOut() {
      TestAuthority a =
          TestAuthority.root(CertificateSpec.authority("TEST A", TestKeys.P256, NOW), Chain.RANDOM);
      TestAuthority b =
          TestAuthority.root(CertificateSpec.authority("TEST B", TestKeys.P256, NOW), Chain.RANDOM);
      X509Certificate ab =
          a.crossCertify(CertificateSpec.authority("TEST B", TestKeys.P256, NOW), b);
      X509Certificate ba =
          b.crossCertify(CertificateSpec.authority("TEST A", TestKeys.P256, NOW), a);
      X509Certificate signer =
          a.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW)).certificate();

      undecided(judge(signer, List.of(ab, ba), chain.root.certificate()), "NO_PATH_TO_ANCHOR");
      is(judge(signer, List.of(ab, ba), b.certificate()), TrustStatus.TRUSTED);
    }
  }

  @Nested
  class Rfc5280Signature {
    @Test
    void damagedSignatureOfTheSigner() {
      Chain chain = Chain.honest(TestKeys.P256);

      untrusted(
          judge(
              Forged.signature(chain.signer),
              List.of(chain.middle.certificate()),
              chain.root.certificate()),
          "CHAIN_SIGNATURE");
    }

    @Test
    void damagedSignatureOfTheIntermediate() {
      Chain chain = Chain.honest(TestKeys.SM2);

      untrusted(
          judge(
              chain.signer,
              List.of(Forged.signature(chain.middle.certificate())),
              chain.root.certificate()),
          "CHAIN_SIGNATURE");
    }

    @Test
    void impostorOfTheSameNameWithoutKeyIdentifiers() {
      Chain chain = Chain.honest(TestKeys.P256);
      TestAuthority impostor =
          TestAuthority.root(
              CertificateSpec.authority("TEST authority", TestKeys.P256, NOW), Chain.RANDOM);
      X509Certificate signer =
          impostor
              .issue(
                  CertificateSpec.signer("TEST victim", TestKeys.P256, NOW).withoutKeyIdentifiers())
              .certificate();

      untrusted(
          judge(signer, List.of(chain.middle.certificate()), chain.root.certificate()),
          "CHAIN_SIGNATURE");
    }

    @Test
    void algorithmOutsideTheSignedPartIsAnother() {
      Chain chain = Chain.honest(TestKeys.P256);

      untrusted(
          judge(
              Forged.outerAlgorithm(chain.signer, "1.2.840.10045.4.3.3"),
              List.of(chain.middle.certificate()),
              chain.root.certificate()),
          "CHAIN_SIGNATURE");
    }

    @Test
    void algorithmOfAnotherFamilyThanTheKeyOfTheIssuer() {
      Chain rsa = Chain.honest(TestKeys.RSA);
      TestAuthority impostor =
          TestAuthority.root(
              CertificateSpec.authority("TEST authority", TestKeys.P256, NOW), Chain.RANDOM);
      X509Certificate signer =
          impostor
              .issue(
                  CertificateSpec.signer("TEST victim", TestKeys.P256, NOW).withoutKeyIdentifiers())
              .certificate();

      untrusted(
          judge(signer, List.of(rsa.middle.certificate()), rsa.root.certificate()),
          "CHAIN_SIGNATURE");
    }

    @Test
    void algorithmThatNamesOnlyTheKeyIsUnsupported() {
      Chain chain = Chain.honest(TestKeys.RSA);
      KeyPair key = TestKeys.P256.generate(Chain.RANDOM);
      X509Certificate signer =
          Forged.signed(
              Forged.withNull("1.2.840.113549.1.1.1"),
              "SHA256withRSA",
              chain.root.certificate(),
              chain.root.asSigner().privateKey(),
              key.getPublic());

      undecided(judge(signer, List.of(), chain.root.certificate()), "CHAIN_ALGORITHM_UNSUPPORTED");
    }

    @Test
    void unknownAlgorithmIsUndecidedAndNeverCalledForged() throws Exception {
      KeyPair ed25519 =
          java.security.KeyPairGenerator.getInstance(
                  "Ed25519", new org.bouncycastle.jce.provider.BouncyCastleProvider())
              .generateKeyPair();
      Chain chain = Chain.honest(TestKeys.P256);
      X509Certificate root = chain.root.certificate();
      X509Certificate signer =
          Forged.signed(
              new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                  new ASN1ObjectIdentifier("1.3.101.112")),
              "Ed25519",
              root,
              ed25519.getPrivate(),
              ed25519.getPublic());

      undecided(judge(signer, List.of(), root), "CHAIN_ALGORITHM_UNSUPPORTED");
    }

    @Test
    void signedWithSha1() {
      undecided(
          Chain.withSigner(signer -> signer.signedWith("SHA1withECDSA")).judged(),
          "CHAIN_WEAK_ALGORITHM");
    }

    @Test
    void intermediateSignedWithSha1() {
      undecided(
          Chain.withMiddle(middle -> middle.signedWith("SHA1withECDSA")).judged(),
          "CHAIN_WEAK_ALGORITHM");
    }

    @Test
    void signedWithSha1InPss() {
      Chain chain =
          Chain.of(
              TestKeys.RSA,
              root -> root,
              middle -> middle,
              signer -> signer.signedWith("SHA1withRSAandMGF1"));

      undecided(chain.judged(), "CHAIN_WEAK_ALGORITHM");
    }

    @Test
    void zw48SignedByAKeyOf1024Bits() {
      Chain chain = Chain.honest(TestKeys.RSA_1024);

      undecided(chain.judged(), "CHAIN_WEAK_ALGORITHM", "CHAIN_WEAK_ALGORITHM");
    }

    @Test
    void rootSignedWithSha1IsTrustedAsItStands() {
      is(Chain.withRoot(root -> root.signedWith("SHA1withECDSA")).judged(), TrustStatus.TRUSTED);
    }
  }

  @Nested
  class Rfc5280Validity {
    @Test
    void expiredSigner() {
      undecided(
          Chain.withSigner(
                  signer ->
                      signer.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
              .judged(),
          "CERTIFICATE_EXPIRED");
    }

    @Test
    void signerNotYetValid() {
      undecided(
          Chain.withSigner(
                  signer ->
                      signer.valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9))))
              .judged(),
          "CERTIFICATE_NOT_YET_VALID");
    }

    @Test
    void expiredIntermediate() {
      undecided(
          Chain.withMiddle(
                  middle ->
                      middle.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
              .judged(),
          "CERTIFICATE_EXPIRED");
    }

    @Test
    void bothEndsOfValidityAreWithin() {
      Chain chain =
          Chain.withSigner(
              signer -> signer.valid(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9))));

      is(chain.judgedAt(NOW.plus(Duration.ofDays(9))), TrustStatus.TRUSTED);
      is(
          Chain.withSigner(signer -> signer.valid(NOW, NOW.plus(Duration.ofDays(9)))).judged(),
          TrustStatus.TRUSTED);
      undecided(chain.judgedAt(NOW.plus(Duration.ofDays(9)).plusSeconds(1)), "CERTIFICATE_EXPIRED");
    }

    @Test
    void expiredAnchorIsTrustedAsItStands() {
      is(
          Chain.withRoot(
                  root -> root.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void expiredAndForgedIsUntrusted() {
      Chain chain =
          Chain.withSigner(
              signer -> signer.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));

      PathReport report =
          judge(
              Forged.signature(chain.signer),
              List.of(chain.middle.certificate()),
              chain.root.certificate());

      assertThat(report.status()).isEqualTo(TrustStatus.UNTRUSTED);
      assertThat(codes(report)).containsExactly("CERTIFICATE_EXPIRED", "CHAIN_SIGNATURE");
    }
  }

  @Nested
  class Rfc5280Authority {
    @Test
    void intermediateWithoutTheFlagOfAnAuthority() {
      untrusted(Chain.withMiddle(middle -> middle.authorityFlag(false)).judged(), "CHAIN_CA_FLAG");
    }

    @Test
    void intermediateWithoutBasicConstraints() {
      untrusted(
          Chain.withMiddle(CertificateSpec::withoutBasicConstraints).judged(), "CHAIN_CA_FLAG");
    }

    @Test
    void rootWithoutTheFlagOfAnAuthority() {
      untrusted(Chain.withRoot(root -> root.authorityFlag(false)).judged(), "CHAIN_CA_FLAG");
    }

    @Test
    void intermediateOfVersion1() {
      untrusted(Chain.withMiddle(CertificateSpec::version1).judged(), "CHAIN_CA_FLAG");
    }

    @Test
    void rootOfVersion1IsAnAnchorAsItStands() {
      is(Chain.withRoot(CertificateSpec::version1).judged(), TrustStatus.TRUSTED);
    }

    @Test
    void rootThatAllowsNoAuthorityBelow() {
      untrusted(Chain.withRoot(root -> root.pathLength(0)).judged(), "CHAIN_PATH_LENGTH");
    }

    @Test
    void intermediateThatAllowsNoAuthorityBelowHasNone() {
      is(Chain.withMiddle(middle -> middle.pathLength(0)).judged(), TrustStatus.TRUSTED);
    }

    @Test
    void selfIssuedCertificateDoesNotCountForThePathLength() {
      TestAuthority root =
          TestAuthority.root(
              CertificateSpec.authority("TEST root", TestKeys.P256, NOW).pathLength(0),
              Chain.RANDOM);
      TestAuthority rolled =
          root.subordinate(CertificateSpec.authority("TEST root", TestKeys.P256, NOW));
      X509Certificate signer =
          rolled.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW)).certificate();

      is(judge(signer, List.of(rolled.certificate()), root.certificate()), TrustStatus.TRUSTED);
    }

    @Test
    void pathLengthBeyondAnIntegerAllowsAnyLength() {
      ASN1Encodable huge =
          new DERSequence(
              new ASN1Encodable[] {
                org.bouncycastle.asn1.ASN1Boolean.TRUE,
                new ASN1Integer(java.math.BigInteger.ONE.shiftLeft(64))
              });

      is(
          Chain.withMiddle(
                  middle ->
                      middle
                          .withoutBasicConstraints()
                          .extension(Extension.basicConstraints, true, huge))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void intermediateThatMayNotSignCertificates() {
      untrusted(
          Chain.withMiddle(middle -> middle.keyUsage(KeyUsage.cRLSign)).judged(),
          "CHAIN_KEY_USAGE");
    }

    @Test
    void rootThatMayNotSignCertificates() {
      untrusted(
          Chain.withRoot(root -> root.keyUsage(KeyUsage.digitalSignature)).judged(),
          "CHAIN_KEY_USAGE");
    }

    @Test
    void signerOfAnotherSignerIsNoAuthority() {
      Chain chain = Chain.honest(TestKeys.P256);
      TestAuthority pretender =
          chain.middle.subordinate(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW));
      X509Certificate below =
          pretender.issue(CertificateSpec.signer("TEST below", TestKeys.P256, NOW)).certificate();

      untrusted(
          judge(
              below,
              List.of(pretender.certificate(), chain.middle.certificate()),
              chain.root.certificate()),
          "CHAIN_CA_FLAG",
          "CHAIN_KEY_USAGE");
    }
  }

  @Nested
  class SignerOfDocuments {
    @Test
    void gmt0015EncryptionCertificate() {
      untrusted(
          Chain.withSigner(
                  signer ->
                      signer.keyUsage(
                          KeyUsage.keyEncipherment
                              | KeyUsage.dataEncipherment
                              | KeyUsage.keyAgreement))
              .judged(),
          "SIGNER_KEY_USAGE");
    }

    @Test
    void certificateOfAnAuthority() {
      Chain chain = Chain.honest(TestKeys.P256);

      untrusted(
          judge(chain.middle.certificate(), List.of(), chain.root.certificate()),
          "SIGNER_KEY_USAGE",
          "SIGNER_IS_CA");
      untrusted(Chain.withSigner(signer -> signer.authorityFlag(true)).judged(), "SIGNER_IS_CA");
    }

    @Test
    void purposeOfAWebServer() {
      untrusted(
          Chain.withSigner(
                  signer ->
                      signer.extension(
                          Extension.extendedKeyUsage,
                          true,
                          new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)))
              .judged(),
          "SIGNER_PURPOSE");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1.3.6.1.5.5.7.3.4",
          "2.5.29.37.0",
          "1.3.6.1.5.5.7.3.36",
          "1.2.840.113583.1.1.5",
          "1.3.6.1.4.1.311.10.3.12"
        })
    void purposeOfDocumentsBesideAnotherCritical(String purpose) {
      is(
          Chain.withSigner(
                  signer ->
                      signer.extension(
                          Extension.extendedKeyUsage,
                          true,
                          new ExtendedKeyUsage(
                              new KeyPurposeId[] {
                                KeyPurposeId.id_kp_clientAuth,
                                KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose))
                              })))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void noKeyUsageAtAllLeavesSigningOpen() {
      is(Chain.withSigner(signer -> signer.keyUsage(null)).judged(), TrustStatus.TRUSTED);
    }

    @Test
    void nonRepudiationAloneIsSigning() {
      is(
          Chain.withSigner(signer -> signer.keyUsage(KeyUsage.nonRepudiation)).judged(),
          TrustStatus.TRUSTED);
    }
  }

  @Nested
  class Rfc5280Extensions {
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4");

    @Test
    void unknownCriticalExtensionOfTheSigner() {
      untrusted(
          Chain.withSigner(signer -> signer.extension(UNKNOWN, true, DERNull.INSTANCE)).judged(),
          "CHAIN_CRITICAL_EXTENSION");
    }

    @Test
    void unknownCriticalExtensionOfTheIntermediate() {
      untrusted(
          Chain.withMiddle(middle -> middle.extension(UNKNOWN, true, DERNull.INSTANCE)).judged(),
          "CHAIN_CRITICAL_EXTENSION");
    }

    @Test
    void unknownExtensionThatIsNotCritical() {
      is(
          Chain.withSigner(signer -> signer.extension(UNKNOWN, false, DERNull.INSTANCE)).judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void demandedPolicy() {
      ASN1Encodable demand = new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0)));

      undecided(
          Chain.withMiddle(middle -> middle.extension(Extension.policyConstraints, true, demand))
              .judged(),
          "CHAIN_POLICY_NOT_EVALUATED");
    }

    @Test
    void policyMappingInhibitedDemandsNothing() {
      ASN1Encodable inhibited = new DERSequence(new DERTaggedObject(false, 1, new ASN1Integer(0)));

      is(
          Chain.withMiddle(middle -> middle.extension(Extension.policyConstraints, true, inhibited))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.36", "2.5.29.30"})
    void unreadableConstraintOfTheIntermediate(String oid) {
      untrusted(
          Chain.withMiddle(
                  middle ->
                      middle.extension(new ASN1ObjectIdentifier(oid), true, new ASN1Integer(1)))
              .judged(),
          "CHAIN_EXTENSION_UNREADABLE");
    }

    @Test
    void unreadablePurposesOfTheSigner() {
      untrusted(
          Chain.withSigner(
                  signer -> signer.extension(Extension.extendedKeyUsage, false, new ASN1Integer(1)))
              .judged(),
          "CHAIN_EXTENSION_UNREADABLE");
    }
  }

  @Nested
  class Rfc5280NameConstraints {
    private static GeneralSubtree[] trees(GeneralName... names) {
      GeneralSubtree[] trees = new GeneralSubtree[names.length];
      for (int i = 0; i < names.length; i++) {
        trees[i] = new GeneralSubtree(names[i]);
      }
      return trees;
    }

    private static GeneralName directory(String name) {
      return new GeneralName(new X500Name(name));
    }

    private static GeneralName email(String host) {
      return new GeneralName(GeneralName.rfc822Name, host);
    }

    private static Chain constrained(NameConstraints constraints, X500Name signer) {
      return Chain.of(
          TestKeys.P256,
          root -> root,
          middle -> middle.extension(Extension.nameConstraints, true, constraints),
          spec -> spec.subject(signer));
    }

    private static NameConstraints permitted(GeneralName... names) {
      return new NameConstraints(trees(names), null);
    }

    private static NameConstraints excluded(GeneralName... names) {
      return new NameConstraints(null, trees(names));
    }

    @Test
    void nameWithinThePermittedTree() {
      is(
          constrained(permitted(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Bureau,CN=TEST"))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void nameOutsideThePermittedTree() {
      untrusted(
          constrained(permitted(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Other,CN=TEST"))
              .judged(),
          "CHAIN_NAME_CONSTRAINT");
    }

    @Test
    void nameWithinTheExcludedTree() {
      untrusted(
          constrained(excluded(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Bureau,CN=TEST"))
              .judged(),
          "CHAIN_NAME_CONSTRAINT");
    }

    @Test
    void nameOutsideTheExcludedTree() {
      is(
          constrained(excluded(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Other,CN=TEST"))
              .judged(),
          TrustStatus.TRUSTED);
    }

    @Test
    void constraintOfTheAnchorBindsToo() {
      Chain chain =
          Chain.of(
              TestKeys.P256,
              root ->
                  root.extension(
                      Extension.nameConstraints, true, permitted(directory("C=CN,O=Bureau"))),
              middle -> middle.subject(new X500Name("C=CN,O=Bureau,CN=TEST authority")),
              signer -> signer.subject(new X500Name("C=CN,O=Other,CN=TEST")));

      untrusted(chain.judged(), "CHAIN_NAME_CONSTRAINT");
    }

    @Test
    void alternativeNameOutside() {
      Chain chain =
          Chain.of(
              TestKeys.P256,
              root -> root,
              middle ->
                  middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
              signer ->
                  signer.extension(
                      Extension.subjectAlternativeName,
                      false,
                      new GeneralNames(email("zhang@other.cn"))));

      untrusted(chain.judged(), "CHAIN_NAME_CONSTRAINT");
    }

    @Test
    void addressHiddenInAMultiValuedNameIsFound() {
      X500Name hidden =
          new X500Name(
              new RDN[] {
                new RDN(
                    new AttributeTypeAndValue[] {
                      new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("TEST")),
                      new AttributeTypeAndValue(
                          BCStyle.EmailAddress, new DERUTF8String("zhang@other.cn"))
                    })
              });

      untrusted(constrained(excluded(email("other.cn")), hidden).judged(), "CHAIN_NAME_CONSTRAINT");
      untrusted(
          constrained(permitted(email("bureau.cn")), hidden).judged(), "CHAIN_NAME_CONSTRAINT");
      is(constrained(permitted(email("other.cn")), hidden).judged(), TrustStatus.TRUSTED);
    }

    @Test
    void kindOfNameThatNobodyCompares() {
      GeneralName registered = new GeneralName(GeneralName.registeredID, "1.2.3");

      untrusted(
          constrained(permitted(registered), new X500Name("CN=TEST")).judged(),
          "CHAIN_EXTENSION_UNREADABLE");
    }

    @Test
    void unreadableAlternativeNamesUnderConstraints() {
      Chain chain =
          Chain.of(
              TestKeys.P256,
              root -> root,
              middle ->
                  middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
              signer ->
                  signer.extension(Extension.subjectAlternativeName, false, new ASN1Integer(1)));

      untrusted(chain.judged(), "CHAIN_EXTENSION_UNREADABLE");
    }

    @Test
    void moreConstraintsThanAreCompared() {
      GeneralName[] many = new GeneralName[1_001];
      for (int i = 0; i < many.length; i++) {
        many[i] = directory("CN=" + i);
      }

      PathReport report = constrained(excluded(many), new X500Name("CN=TEST")).judged();

      undecided(report, "CHAIN_LIMIT");
    }

    @Test
    void moreNamesThanAreCompared() {
      GeneralName[] many = new GeneralName[1_001];
      for (int i = 0; i < many.length; i++) {
        many[i] = email("zhang" + i + "@bureau.cn");
      }
      Chain chain =
          Chain.of(
              TestKeys.P256,
              root -> root,
              middle ->
                  middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
              signer ->
                  signer.extension(
                      Extension.subjectAlternativeName, false, new GeneralNames(many)));

      undecided(chain.judged(), "CHAIN_LIMIT");
    }
  }
}
