package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.SignatureReport.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formats and algorithms of signature values: each honest file comes out as its twin, and each has
 * faults beside it that do not.
 */
class ValueFormatsTest {
  private static final SignedFile RSA = SignedFile.sealed(Signers.RSA);
  private static final SignedFile SM2 = SignedFile.sealed(Signers.SM2);
  private static final SignedFile ECDSA = SignedFile.sealed(Signers.ECDSA);

  private static void same(SignedFile twin, SignedFile file, Expectation expected) {
    TrustAnchors anchors = twin.who().anchors();
    expected.check(twin.bytes(), file.bytes(), anchors, anchors);
  }

  private static void rsa(Consumer<CmsForge> change, Expectation expected) {
    same(RSA, RSA.signed(change), expected);
  }

  private static void sm2(Consumer<CmsForge> change, Expectation expected) {
    same(SM2, SM2.signed(change), expected);
  }

  private static Expectation suite(String name) {
    return Expectation.asTheTwin().fact("suite", name);
  }

  // --- GB/T 35275 and SM2 (sm-crypto.md, 4) -------------------------------------------------

  @Test
  void style1OfGbT35275SignsItsAttributes() {
    sm2(ValueFormats::gbT35275, Expectation.asTheTwin());
  }

  @Test
  void contentTypeAttributeMustNameTheTypeThatStandsThere() {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.attribute(
              CMSAttributes.contentType, new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"));
        },
        Expectation.asTheTwin().broken("CONTENT_TYPE_ATTRIBUTE"));
  }

  @Test
  void style2OfGbT35275SignsTheDocumentItself() {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.attributesPresent = false;
        },
        Expectation.asTheTwin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adbe.pkcs7.detached", "GM.sm2cms.detached", "GM.SM2"})
  void style3OfGbT35275SignsTheDigestThatItEncloses(String subFilter) {
    SignedFile named =
        subFilter.equals(SM2.who().profile.subFilter())
            ? SM2
            : ValueFormats.subFilter(SM2, subFilter);
    same(
        SM2,
        named.signed(
            forge -> {
              ValueFormats.gbT35275(forge);
              forge.attributesPresent = false;
              forge.contentOf = DigestAlgorithm.SM3::digest;
            }),
        Expectation.asTheTwin().info("CONTENT_NOT_DETACHED"));
  }

  @Test
  void style3MayEncloseTheDigestInBase64() {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.attributesPresent = false;
          forge.contentOf =
              covered ->
                  Base64.getEncoder()
                      .encodeToString(DigestAlgorithm.SM3.digest(covered))
                      .getBytes(StandardCharsets.US_ASCII);
        },
        Expectation.asTheTwin().info("CONTENT_NOT_DETACHED"));
  }

  @Test
  void enclosedDigestOfAnotherDocumentIsBroken() {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.attributesPresent = false;
          forge.content = DigestAlgorithm.SM3.digest(new byte[1]);
        },
        Expectation.asTheTwin().broken("DIGEST_MISMATCH"));
  }

  @Test
  void enclosedDigestThatIsRightUnderAWrongValueIsBroken() {
    sm2(
        forge -> {
          forge.attributesPresent = false;
          forge.contentOf = DigestAlgorithm.SM3::digest;
          forge.valueAs =
              value -> {
                value[value.length - 1] ^= 1;
                return value;
              };
        },
        Expectation.asTheTwin().broken("SIGNATURE_VALUE_WRONG").info("CONTENT_NOT_DETACHED"));
  }

  @Test
  void enclosedDigestOfABrokenHashFunctionIsWeak() {
    rsa(
        forge -> forge.contentOf = DigestAlgorithm.SHA1::digest,
        Expectation.asTheTwin()
            .info("CONTENT_NOT_DETACHED")
            .warning("WEAK_ALGORITHM")
            .undecided("WEAK_ALGORITHM"));
  }

  @Test
  void theWholeDocumentMayBeEnclosed() {
    rsa(
        forge -> forge.contentOf = covered -> covered,
        Expectation.asTheTwin().info("CONTENT_NOT_DETACHED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.156.10197.1.301.1", "1.2.156.10197.1.301"})
  void sm2UnderTheIdentifiersThatNameTheKey(String oid) {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.signatureOid = oid;
        },
        Expectation.asTheTwin());
  }

  @Test
  void indefiniteLengthsUnderGbT35275() {
    sm2(
        forge -> {
          ValueFormats.gbT35275(forge);
          forge.attributesPresent = false;
          forge.contentOf = DigestAlgorithm.SM3::digest;
          forge.indefinite = true;
        },
        Expectation.asTheTwin().info("CONTENT_NOT_DETACHED"));
  }

  @Test
  void rawValuesOfDevicesAreReadAndReported() {
    Expectation raw = Expectation.asTheTwin().warning("SIGNATURE_VALUE_RAW");
    sm2(forge -> forge.valueAs = ValueFormats::raw, raw);
    same(ECDSA, ECDSA.signed(forge -> forge.valueAs = ValueFormats::raw), raw);
  }

  @Test
  void rawValuesThatAreWrongAreBroken() {
    sm2(
        forge ->
            forge.valueAs =
                value -> {
                  byte[] raw = ValueFormats.raw(value);
                  raw[63] ^= 1;
                  return raw;
                },
        Expectation.asTheTwin().broken("SIGNATURE_VALUE_WRONG"));
  }

  // --- algorithms ---------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "SHA384, 1.2.840.113549.1.1.1, SHA384withRSA, RSA_SHA384",
    "SHA512, 1.2.840.113549.1.1.13, SHA512withRSA, RSA_SHA512",
    "SHA3_256, 2.16.840.1.101.3.4.3.14, SHA3-256withRSA, RSA_SHA3_256",
    "SHA3_512, 2.16.840.1.101.3.4.3.16, SHA3-512withRSA, RSA_SHA3_512"
  })
  void rsaPkcs1(DigestAlgorithm digest, String oid, String jca, String name) {
    rsa(forge -> forge.hash(digest).algorithm(oid, jca), suite(name));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256, SHA256withRSAandMGF1, 32, RSA_PSS_SHA256",
    "SHA384, SHA384withRSAandMGF1, 48, RSA_PSS_SHA384",
    "SHA3_256, SHA3-256withRSAandMGF1, 32, RSA_PSS_SHA3_256"
  })
  void rsaPss(DigestAlgorithm digest, String jca, int salt, String name) {
    rsa(forge -> pss(forge, digest, digest, jca, salt, 1), suite(name));
  }

  private static void pss(
      CmsForge forge, DigestAlgorithm hash, DigestAlgorithm mask, String jca, int salt, int end) {
    forge.hash(hash).algorithm(PKCSObjectIdentifiers.id_RSASSA_PSS.getId(), jca);
    forge.signatureParameters = pssParameters(hash, mask, salt, end);
  }

  private static ASN1Encodable pssParameters(
      DigestAlgorithm hash, DigestAlgorithm mask, int salt, int trailer) {
    return new RSASSAPSSparams(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash.oid())),
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_mgf1,
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(mask.oid()))),
        new ASN1Integer(salt),
        new ASN1Integer(trailer));
  }

  @Test
  void pssWithAnotherSaltThanItNamesIsBroken() {
    rsa(
        forge -> pss(forge, DigestAlgorithm.SHA256, DigestAlgorithm.SHA256, PSS_256, 20, 1),
        suite("RSA_PSS_SHA256").broken("SIGNATURE_VALUE_WRONG"));
  }

  @Test
  void pssWithAnotherHashThanBesideItIsBroken() {
    rsa(
        forge -> {
          pss(forge, DigestAlgorithm.SHA256, DigestAlgorithm.SHA256, PSS_256, 32, 1);
          forge.signatureParameters =
              pssParameters(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512, 32, 1);
        },
        suite("RSA_PSS_SHA512").broken("ALGORITHM_MISMATCH"));
  }

  @Test
  void pssWithATrailerThatNobodyDefinedIsUnsupported() {
    rsa(
        forge -> pss(forge, DigestAlgorithm.SHA256, DigestAlgorithm.SHA256, PSS_256, 32, 2),
        Expectation.asTheTwin().unsupported("ALGORITHM_UNSUPPORTED").fact("suite", null));
  }

  private static final String PSS_256 = "SHA256withRSAandMGF1";

  @ParameterizedTest
  @CsvSource({
    "SHA384, 1.2.840.10045.4.3.3, SHA384withECDSA, ECDSA_SHA384",
    "SHA3_256, 2.16.840.1.101.3.4.3.10, SHA3-256withECDSA, ECDSA_SHA3_256"
  })
  void ecdsa(DigestAlgorithm digest, String oid, String jca, String name) {
    same(ECDSA, ECDSA.signed(forge -> forge.hash(digest).algorithm(oid, jca)), suite(name));
  }

  @ParameterizedTest
  @CsvSource({"ED25519, 1.3.101.112, Ed25519, SHA512", "ED448, 1.3.101.113, Ed448, SHAKE256"})
  void edwardsCurvesOfRfc8419(TestKeys keys, String oid, String jca, DigestAlgorithm digest) {
    TestAuthority.Issued signer =
        Signers.RSA.root().issue(CertificateSpec.signer("TEST seal RSA", keys, Given.NOW));
    Consumer<CmsForge> edwards = forge -> forge.hash(digest).algorithm(oid, jca);
    same(RSA, RSA.signedBy(signer, edwards), suite(keys.name()));
    same(
        RSA,
        RSA.signedBy(signer, edwards.andThen(forge -> forge.attributesPresent = false)),
        suite(keys.name()).warning("SIGNING_CERTIFICATE_ATTRIBUTE_MISSING"));
    same(
        RSA,
        RSA.signedBy(
            signer,
            edwards.andThen(
                forge ->
                    forge.valueAs =
                        value -> {
                          value[3] ^= 1;
                          return value;
                        })),
        suite(keys.name()).broken("SIGNATURE_VALUE_WRONG"));
    // RFC 8032: exactly two numbers; the JDK does not look behind them
    same(
        RSA,
        RSA.signedBy(
            signer,
            edwards.andThen(
                forge -> forge.valueAs = value -> Arrays.copyOf(value, value.length + 1))),
        suite(keys.name()).broken("SIGNATURE_VALUE_WRONG"));
  }

  @Test
  void chainsOfEdwardsCurvesAreJudged() {
    for (TestKeys keys : List.of(TestKeys.ED25519, TestKeys.ED448)) {
      TestAuthority.Issued signer =
          Signers.RSA
              .root()
              .subordinate(CertificateSpec.authority("TEST between", keys, Given.NOW))
              .issue(CertificateSpec.signer("TEST seal RSA", TestKeys.RSA, Given.NOW));
      same(RSA, RSA.signedBy(signer, forge -> {}), Expectation.asTheTwin());
    }
  }

  @Test
  void shakeWithAnotherLengthThanIsDefinedIsUnsupported() {
    TestAuthority.Issued signer =
        Signers.RSA
            .root()
            .issue(CertificateSpec.signer("TEST seal RSA", TestKeys.ED448, Given.NOW));
    same(
        RSA,
        RSA.signedBy(
            signer,
            forge -> {
              forge.hash(DigestAlgorithm.SHAKE256).algorithm("1.3.101.113", "Ed448");
              forge.digestOid = "2.16.840.1.101.3.4.2.18";
            }),
        Expectation.asTheTwin().unsupported("ALGORITHM_UNSUPPORTED").fact("suite", null));
  }

  // --- signing-certificate of version 1 -----------------------------------------------------

  private static ASN1Encodable version1(byte[] hash) {
    return new SigningCertificate(new ESSCertID(hash));
  }

  @Test
  void signingCertificateOfVersion1IsReadAndCompared() throws Exception {
    byte[] right = DigestAlgorithm.SHA1.digest(Signers.RSA.signer().certificate().getEncoded());
    ASN1ObjectIdentifier v1 = PKCSObjectIdentifiers.id_aa_signingCertificate;
    ASN1ObjectIdentifier v2 = PKCSObjectIdentifiers.id_aa_signingCertificateV2;
    rsa(
        forge -> forge.attribute(v2, CmsForge.ABSENT).attribute(v1, version1(right)),
        Expectation.asTheTwin());
    rsa(
        forge -> forge.attribute(v2, CmsForge.ABSENT).attribute(v1, version1(new byte[20])),
        Expectation.asTheTwin().broken("SIGNING_CERTIFICATE_MISMATCH"));
    // both are there and only one is right
    rsa(
        forge -> forge.attribute(v1, version1(new byte[20])),
        Expectation.asTheTwin().broken("SIGNING_CERTIFICATE_MISMATCH"));
    rsa(
        forge -> forge.attribute(v1, new DEROctetString(right)),
        Expectation.asTheTwin().broken("SIGNING_CERTIFICATE_MISMATCH"));
  }

  // --- legacy -------------------------------------------------------------------------------

  private static Expectation weak(Expectation expected) {
    return expected.warning("WEAK_ALGORITHM").undecided("WEAK_ALGORITHM");
  }

  @Test
  void pkcs7Sha1IsReadAndWeak() {
    same(RSA, ValueFormats.pkcs7Sha1(RSA), weak(Expectation.asTheTwin()));
  }

  @Test
  void pkcs7Sha1OverAnotherDocumentIsBroken() {
    SignedFile file =
        ValueFormats.subFilter(RSA, "adbe.pkcs7.sha1")
            .signed(forge -> forge.content = new byte[20]);
    same(RSA, file, Expectation.asTheTwin().broken("DIGEST_MISMATCH").warning("WEAK_ALGORITHM"));
  }

  @ParameterizedTest
  @CsvSource({"SHA1withRSA, RSA_SHA1", "SHA256withRSA, RSA_SHA256"})
  void x509RsaSha1IsReadAndWeak(String jca, String name) {
    same(RSA, ValueFormats.x509RsaSha1(RSA, jca), weak(suite(name)));
  }

  @Test
  void x509RsaSha1OverOtherBytesIsBroken() {
    SignedFile file = ValueFormats.x509RsaSha1(RSA, "SHA1withRSA");
    same(
        RSA,
        file.flip(file.text().indexOf("1000")),
        suite("RSA_SHA1").broken("SIGNATURE_VALUE_WRONG").warning("WEAK_ALGORITHM"));
  }

  @Test
  void x509RsaSha1WithoutCertificateIsUnsupported() {
    same(
        RSA,
        ValueFormats.bareRsaWithoutCertificate(RSA),
        Expectation.asTheTwin().unsupported("NO_SIGNER_CERTIFICATE").nothingOfTheSigner());
  }

  @Test
  void x509RsaSha1WithoutAnOctetStringIsUnreadable() {
    same(
        RSA,
        ValueFormats.bareRsa(RSA, value -> new byte[] {0x30, 0}),
        Expectation.asTheTwin().unreadable("SIGNATURE_VALUE_MALFORMED"));
  }

  // --- structures of the seal law -----------------------------------------------------------

  @Test
  void sealStructuresOfGbT38540AreNamedAndNotJudged() {
    same(
        SM2,
        ValueFormats.sealStructure(SM2),
        Expectation.asTheTwin()
            .unsupported("SEAL_STRUCTURE_UNSUPPORTED")
            .nothingOfTheSigner()
            .fact("kind", Kind.SEAL));
  }

  @Test
  void sealStructuresAreToldByTheirBytesWhateverTheFormatSays() {
    SignedFile structure = ValueFormats.sealStructure(SM2);
    SignedFile disguised = structure.edit("/SubFilter/GM.sm2seal", "/SubFilter/GM.SM2");
    same(
        SM2,
        disguised.filled(parts -> structure.value()),
        Expectation.asTheTwin().unsupported("SEAL_STRUCTURE_UNSUPPORTED").nothingOfTheSigner());
  }

  @Test
  void unknownContentUnderTheNameOfAConstantIsUnsupported() {
    same(
        SM2,
        ValueFormats.subFilter(SM2, "GM.SM2").filled(parts -> new byte[] {4, 1, 7}),
        Expectation.asTheTwin().unsupported("SUBFILTER_UNSUPPORTED").nothingOfTheSigner());
  }
}
