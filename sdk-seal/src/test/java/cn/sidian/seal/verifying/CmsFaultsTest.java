package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.CmsForge.ABSENT;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Signature values (RFC 5652) with one thing wrong, signed by the right key wherever that can be;
 * and shapes that are unusual but right, which must not be accused.
 */
class CmsFaultsTest {
  private static final ASN1ObjectIdentifier TST_INFO =
      new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4");

  @TestFactory
  Stream<DynamicTest> structure() {
    return Fault.tests(
        List.of(
            cms(
                "no certificate of the signer",
                forge -> forge.certificates = forge.certificates.subList(1, 2),
                noSigner()),
            cms("no certificates at all", forge -> forge.certificates = List.of(), noSigner()),
            Fault.of(
                "a certificate beside the signer's that is none",
                CmsFaultsTest::withDamagedRoot,
                Expectation.asTheTwin().warning("EMBEDDED_CERTIFICATE_UNREADABLE")),
            cms(
                "two signers",
                forge -> forge.signers = 2,
                Expectation.asTheTwin().unsupported("CMS_UNSUPPORTED").nothingOfTheSigner()),
            cms(
                "no signer",
                forge -> forge.signers = 0,
                Expectation.asTheTwin().unreadable("CMS_MALFORMED")),
            cms(
                "content of its own",
                forge ->
                    forge.content = "approved".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Expectation.asTheTwin().broken("DIGEST_MISMATCH")),
            raw("an empty SEQUENCE", value -> new byte[] {0x30, 0}),
            raw("cut off in the middle", value -> Arrays.copyOf(value, value.length / 2)),
            raw("nothing but a first byte", value -> Arrays.copyOf(value, 1)),
            raw(
                "text instead of a structure",
                value -> "signed".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
            raw("one length too large", value -> changed(value, 3, 1)),
            raw(
                "an outer length of 4 GB",
                value -> bytes(0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x30)),
            raw("a thousand SEQUENCEs in each other", value -> nested(1_000)),
            raw("a million open SEQUENCEs in each other", value -> nestedIndefinite(1_000_000)),
            Fault.of(
                "another kind of CMS structure",
                file ->
                    file.value(
                        replaced(file.cms(), "1.2.840.113549.1.7.2", "1.2.840.113549.1.7.3")),
                Expectation.asTheTwin().unsupported("CMS_UNSUPPORTED").nothingOfTheSigner()),
            Fault.of(
                "bytes other than zero behind the value",
                file -> {
                  SignedFile roomy = file.withHole(file.value().length + 64).signed();
                  return roomy.overwrite(roomy.holeEnd() - 9, "cafe");
                },
                Expectation.asTheTwin().incomplete().error("CONTENTS_PADDING")),
            Fault.of(
                "a second structure behind the value",
                file -> {
                  SignedFile roomy = file.withHole(2 * file.value().length).signed();
                  byte[] value = roomy.cms();
                  byte[] twice = Arrays.copyOf(value, 2 * value.length);
                  System.arraycopy(value, 0, twice, value.length, value.length);
                  return roomy.value(twice);
                },
                Expectation.asTheTwin().incomplete().error("CONTENTS_PADDING"))));
  }

  /** The embedded copy of the root is a SEQUENCE still, but no certificate. */
  static SignedFile withDamagedRoot(SignedFile file) {
    try {
      String value = HexFormat.of().formatHex(file.cms());
      byte[] root = file.who().root().certificate().getEncoded();
      int at = value.indexOf(HexFormat.of().formatHex(root)) / 2;
      byte[] damaged = file.cms();
      damaged[at + 4]++;
      return file.value(damaged);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> signedAttributes() {
    return Fault.tests(
        List.of(
            cms(
                "the digest of something else",
                forge ->
                    forge.attribute(CMSAttributes.messageDigest, new DEROctetString(new byte[32])),
                Expectation.asTheTwin().broken("DIGEST_MISMATCH")),
            cms(
                "no digest",
                forge -> forge.attribute(CMSAttributes.messageDigest, ABSENT),
                Expectation.asTheTwin().broken("DIGEST_MISMATCH")),
            cms(
                "two values of the digest",
                forge -> forge.attribute(CMSAttributes.messageDigest, twoDigests()),
                Expectation.asTheTwin().broken("DIGEST_MISMATCH")),
            cms(
                "the content type of a time stamp",
                forge -> forge.attribute(CMSAttributes.contentType, TST_INFO),
                Expectation.asTheTwin().broken("CONTENT_TYPE_ATTRIBUTE")),
            cms(
                "no content type",
                forge -> forge.attribute(CMSAttributes.contentType, ABSENT),
                Expectation.asTheTwin().broken("CONTENT_TYPE_ATTRIBUTE")),
            cms(
                "content that claims to be a time stamp",
                forge -> forge.contentType = TST_INFO,
                Expectation.asTheTwin().unsupported("CONTENT_TYPE_UNSUPPORTED")),
            Fault.of(
                "the name of another certificate",
                file ->
                    file.signed(
                        forge ->
                            forge.attribute(
                                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                                CmsForge.namesCertificate(file.who().root().certificate()))),
                Expectation.asTheTwin().broken("SIGNING_CERTIFICATE_MISMATCH")),
            cms(
                "a name of no certificate at all",
                forge ->
                    forge.attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DEROctetString(new byte[1])),
                Expectation.asTheTwin().broken("SIGNING_CERTIFICATE_MISMATCH")),
            Fault.of(
                "the signer's certificate is exchanged for another of the same key",
                file -> {
                  TestAuthority.Issued twin = sameKey(file.who());
                  return file.signedBy(
                      twin,
                      forge ->
                          forge.attribute(
                              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                              CmsForge.namesCertificate(file.who().signer().certificate())));
                },
                Expectation.asTheTwin()
                    .fact("signer", "TEST other name")
                    .fact("trust", TrustStatus.UNTRUSTED)
                    .error("CHAIN_SIGNATURE")
                    .rejected("CHAIN_SIGNATURE")
                    .broken("SIGNING_CERTIFICATE_MISMATCH")),
            Fault.of(
                "no name of the certificate",
                file ->
                    file.signed(
                        forge ->
                            forge.attribute(
                                PKCSObjectIdentifiers.id_aa_signingCertificateV2, ABSENT)),
                who ->
                    who == Signers.SM2
                        ? Expectation.asTheTwin()
                        : Expectation.asTheTwin().warning("SIGNING_CERTIFICATE_ATTRIBUTE_MISSING")),
            cms(
                "algorithm protection that names another hash",
                forge ->
                    forge.attribute(
                        CMSAttributes.cmsAlgorithmProtect,
                        CmsForge.protection(DigestAlgorithm.SHA512.oid(), forge.signatureOid)),
                Expectation.asTheTwin().broken("ALGORITHM_MISMATCH")),
            cms(
                "algorithm protection that names another signature",
                forge ->
                    forge.attribute(
                        CMSAttributes.cmsAlgorithmProtect,
                        CmsForge.protection(forge.digestOid, "1.2.840.113549.1.1.13")),
                Expectation.asTheTwin().broken("ALGORITHM_MISMATCH")),
            cms(
                "algorithm protection that is none",
                forge ->
                    forge.attribute(
                        CMSAttributes.cmsAlgorithmProtect, new DEROctetString(new byte[1])),
                Expectation.asTheTwin().broken("ALGORITHM_MISMATCH")),
            cms(
                "no algorithm protection, which few have",
                forge -> forge.attribute(CMSAttributes.cmsAlgorithmProtect, ABSENT),
                Expectation.asTheTwin()),
            cms(
                "attributes in another order than DER, signed as they are sent",
                forge -> forge.sorted = false,
                Expectation.asTheTwin().warning("SIGNED_ATTRIBUTES_NOT_DER")),
            cms(
                "attributes in another order than DER, signed in the order of DER",
                forge -> {
                  forge.sorted = false;
                  forge.signedSorted = true;
                },
                Expectation.asTheTwin().warning("SIGNED_ATTRIBUTES_NOT_DER"))));
  }

  @TestFactory
  Stream<DynamicTest> unusualButRight() {
    return Fault.tests(
        List.of(
            cms("indefinite lengths", forge -> forge.indefinite = true, Expectation.asTheTwin()),
            cms(
                "indefinite lengths inside a definite one",
                forge -> {
                  forge.indefinite = true;
                  forge.definiteOutside = true;
                },
                Expectation.asTheTwin()),
            cms(
                "the signer named by its key identifier",
                forge -> forge.subjectKeyId = true,
                Expectation.asTheTwin()),
            Fault.of(
                "no signed attributes",
                file -> file.signed(forge -> forge.attributesPresent = false),
                who ->
                    who == Signers.SM2
                        ? Expectation.asTheTwin()
                        : Expectation.asTheTwin().warning("SIGNING_CERTIFICATE_ATTRIBUTE_MISSING")),
            cms(
                "certificates in another order",
                forge ->
                    forge.certificates =
                        List.of(forge.certificates.get(1), forge.certificates.get(0)),
                Expectation.asTheTwin()),
            cms(
                "the root is not in it",
                forge -> forge.certificates = forge.certificates.subList(0, 1),
                Expectation.asTheTwin()),
            Fault.of(
                "digits of the value in capitals",
                file -> {
                  String digits = file.text().substring(file.holeStart(), file.holeEnd());
                  return file.overwrite(
                      file.holeStart(), digits.toUpperCase(java.util.Locale.ROOT));
                },
                Expectation.asTheTwin())));
  }

  @TestFactory
  Stream<DynamicTest> algorithms() {
    return Fault.tests(
        List.of(
            Fault.of(
                "the hash beside the signature is not that of the signature",
                file ->
                    file.signed(
                        forge -> {
                          forge.hash(DigestAlgorithm.SHA512);
                          if (file.who() == Signers.RSA) {
                            forge.algorithm("1.2.840.113549.1.1.11", "SHA256withRSA");
                          }
                        }),
                Expectation.asTheTwin().broken("ALGORITHM_MISMATCH")),
            cms(
                "a hash that nobody knows",
                forge -> forge.digestOid = "1.2.3.4",
                Expectation.asTheTwin().unsupported("ALGORITHM_UNSUPPORTED").fact("suite", null)),
            cms(
                "a signature algorithm that nobody knows",
                forge -> forge.signatureOid = "1.2.3.4",
                Expectation.asTheTwin().unsupported("ALGORITHM_UNSUPPORTED").fact("suite", null)),
            Fault.of(
                "an algorithm for another kind of key",
                file ->
                    file.signed(
                        forge -> {
                          forge.signatureOid =
                              file.who() == Signers.RSA
                                  ? "1.2.840.10045.4.3.2"
                                  : "1.2.840.113549.1.1.11";
                          forge.digestOid = DigestAlgorithm.SHA256.oid();
                        }),
                who ->
                    Expectation.asTheTwin()
                        .unsupported("ALGORITHM_UNSUPPORTED")
                        .fact("suite", who == Signers.RSA ? "ECDSA_SHA256" : "RSA_SHA256"))));
  }

  @Test
  void weakHashesAndKeysLeaveTheVerdictOpen() {
    weak(
        Signers.RSA,
        "RSA_SHA1",
        forge -> forge.hash(DigestAlgorithm.SHA1).algorithm("1.2.840.113549.1.1.5", "SHA1withRSA"));
    weak(
        Signers.RSA,
        "RSA_MD5",
        forge -> forge.hash(DigestAlgorithm.MD5).algorithm("1.2.840.113549.1.1.4", "MD5withRSA"));
    weak(
        Signers.ECDSA,
        "ECDSA_SHA1",
        forge -> forge.hash(DigestAlgorithm.SHA1).algorithm("1.2.840.10045.4.1", "SHA1withECDSA"));
  }

  private static void weak(Signers who, String suite, Consumer<CmsForge> change) {
    SignedFile sound = SignedFile.sealed(who);
    Expectation.asTheTwin()
        .fact("suite", suite)
        .warning("WEAK_ALGORITHM")
        .undecided("WEAK_ALGORITHM")
        .check(sound.bytes(), sound.signed(change).bytes(), who.anchors(), who.anchors());
  }

  @Test
  void aKeyOf1024BitsLeavesTheVerdictOpen() {
    TestAuthority.Issued small =
        Signers.RSA
            .root()
            .issue(CertificateSpec.signer("TEST seal RSA", TestKeys.RSA_1024, Given.NOW));
    SignedFile sound = SignedFile.sealed(Signers.RSA);
    TrustAnchors anchors = Signers.RSA.anchors();
    Expectation.asTheTwin()
        .warning("WEAK_ALGORITHM")
        .undecided("WEAK_ALGORITHM")
        .check(sound.bytes(), sound.signedBy(small, forge -> {}).bytes(), anchors, anchors);
  }

  private static Expectation noSigner() {
    return Expectation.asTheTwin().unsupported("NO_SIGNER_CERTIFICATE").nothingOfTheSigner();
  }

  private static Fault cms(String what, Consumer<CmsForge> change, Expectation expected) {
    return Fault.of(what, file -> file.signed(change), expected);
  }

  private static Fault raw(String what, Function<byte[], byte[]> change) {
    return Fault.of(
        what,
        file -> {
          byte[] value = change.apply(file.cms());
          return file.withHole(Math.max(value.length, file.value().length)).signed().value(value);
        },
        Expectation.asTheTwin().unreadable("CMS_MALFORMED"));
  }

  private static ASN1Encodable twoDigests() {
    return new DERSet(
        new ASN1Encodable[] {new DEROctetString(new byte[32]), new DEROctetString(new byte[31])});
  }

  /** Another certificate for the same key, by an authority that nobody knows but in its name. */
  private static TestAuthority.Issued sameKey(Signers who) {
    return Forgeries.impostor(who, "TEST other name", who.signer());
  }

  private static byte[] changed(byte[] value, int at, int by) {
    byte[] copy = value.clone();
    copy[at] += (byte) by;
    return Arrays.copyOf(copy, copy.length - 1);
  }

  private static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }

  private static byte[] replaced(byte[] value, String oid, String other) {
    try {
      byte[] from = new ASN1ObjectIdentifier(oid).getEncoded();
      byte[] to = new ASN1ObjectIdentifier(other).getEncoded();
      byte[] copy = value.clone();
      for (int i = 0; i + from.length <= copy.length; i++) {
        if (Arrays.equals(copy, i, i + from.length, from, 0, from.length)) {
          System.arraycopy(to, 0, copy, i, to.length);
          return copy;
        }
      }
      throw new IllegalArgumentException("no " + oid);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] nested(int depth) {
    byte[] inner = {};
    for (int i = 0; i < depth; i++) {
      byte[] outer = new byte[inner.length + 4];
      outer[0] = 0x30;
      outer[1] = (byte) 0x82;
      outer[2] = (byte) (inner.length >> 8);
      outer[3] = (byte) inner.length;
      System.arraycopy(inner, 0, outer, 4, inner.length);
      inner = outer;
    }
    return inner;
  }

  private static byte[] nestedIndefinite(int depth) {
    byte[] out = new byte[4 * depth];
    for (int i = 0; i < depth; i++) {
      out[2 * i] = 0x30;
      out[2 * i + 1] = (byte) 0x80;
    }
    return out;
  }
}
