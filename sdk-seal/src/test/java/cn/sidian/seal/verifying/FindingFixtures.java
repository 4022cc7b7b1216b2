package cn.sidian.seal.verifying;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.DocumentKind;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * For each code of sealing and verifying the smallest thing that makes it come out, under the name
 * of the code; or why there is none. The files are made anew for each run, since they are sealed.
 */
final class FindingFixtures {
  private static final Signers WHO = Signers.RSA;
  private static final byte[] PAGE = TinyPdf.onePage();

  private FindingFixtures() {}

  /** Codes without a fixture here, and why. */
  static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put("OUTPUT_FAILED", "Needs a full disk.");
    reasons.put("NOT_ACCEPTED", "The words of an exception when a caller demands acceptance.");
    return reasons;
  }

  /** A name of a code and what shows it: the codes that came out. */
  static Map<String, Supplier<Set<String>>> all() {
    Map<String, Supplier<Set<String>>> all = new TreeMap<>();
    SealingFixtures.put(all);
    EvidenceFixtures.put(all);
    LevelFixtures.put(all);
    dictionaries(all);
    values(all);
    notes(all);
    facts(all);
    return all;
  }

  private static void dictionaries(Map<String, Supplier<Set<String>>> all) {
    SignedFile sound = SignedFile.sealed(WHO);
    int field = RevisionFaultsTest.numberOf(sound, "/T(SidianSeal1)");
    int value = RevisionFaultsTest.numberOf(sound, "/Contents<");
    all.put("NO_SIGNATURE", () -> verified(PAGE));
    all.put(
        "KIND_FIELD_MISSING",
        () ->
            codes(
                DocumentKind.shipped()
                    .get(0)
                    .check(
                        Facts.verify(
                            PAGE, WHO.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT))));
    all.put("DOCUMENT_KIND_UNREADABLE", () -> refused(() -> DocumentKind.read(new byte[0])));
    all.put("PICTURE_OF_SEAL", () -> verified(SealPictures.stamp()));
    all.put("PICTURES_NOT_CHECKED", () -> verified(SealPicturesHostile.withJpeg2000()));
    all.put(
        "SIGNATURE_IN_TWO_FIELDS",
        () ->
            verified(
                sound
                    .edit(
                        "/Fields[" + field + " 0 R]",
                        "/Fields[" + field + " 0 R<</FT/Sig/T(Second)/V " + value + " 0 R>>]")
                    .signed()));
    all.put(
        "SIGNATURE_NOT_A_DICTIONARY",
        () -> verified(sound.edit("/V " + value + " 0 R", "/V (signed)")));
    all.put("SIGNATURE_KEYS", () -> verified(sound.edit("/Filter/Adobe.PPKLite", "").signed()));
    all.put(
        "BYTE_RANGE_IMPOSSIBLE",
        () -> verified(sound.roomForByteRange().byteRange(" [0 5 4 99999999]")));
    all.put("COVERAGE_INCOMPLETE", () -> verified(sound.byteRange(" [0 0 0 0]")));
    all.put("BYTE_RANGE_CLAIMED_TWICE", () -> verified(MovedHoleTest.forged()));
    all.put(
        "SUBFILTER_UNSUPPORTED",
        () ->
            verified(
                sound.edit("/SubFilter/ETSI.CAdES.detached", "/SubFilter/Vendor.Own").signed()));
    all.put("SIGNATURE_UNSUPPORTED", all.get("SUBFILTER_UNSUPPORTED"));
    all.put(
        "CONTENTS_PADDING",
        () -> {
          SignedFile roomy = sound.withHole(sound.value().length + 64).signed();
          return verified(roomy.overwrite(roomy.holeEnd() - 9, "cafe"));
        });
    all.put("SPACE_BEHIND_END", () -> verified(sound.plus("\r\n")));
  }

  private static void values(Map<String, Supplier<Set<String>>> all) {
    SignedFile sound = SignedFile.sealed(WHO);
    all.put("INTEGRITY_BROKEN", () -> verified(sound.flip(sound.text().indexOf("1000"))));
    all.put("DIGEST_MISMATCH", all.get("INTEGRITY_BROKEN"));
    all.put("SIGNATURE_UNREADABLE", () -> verified(sound.value(new byte[0])));
    all.put("CMS_MALFORMED", all.get("SIGNATURE_UNREADABLE"));
    all.put("CMS_UNSUPPORTED", () -> verified(sound.signed(forge -> forge.signers = 2)));
    all.put(
        "SIGNATURE_VALUE_WRONG",
        () -> {
          byte[] value = sound.cms();
          value[value.length - 3] ^= 1;
          return verified(sound.value(value));
        });
    all.put(
        "ALGORITHM_UNSUPPORTED",
        () -> verified(sound.signed(forge -> forge.signatureOid = "1.2.3.4")));
    all.put(
        "ALGORITHM_MISMATCH",
        () ->
            verified(
                sound.signed(
                    forge ->
                        forge.attribute(
                            CMSAttributes.cmsAlgorithmProtect, new DEROctetString(new byte[1])))));
    ASN1ObjectIdentifier other = PKCSObjectIdentifiers.id_ct_TSTInfo;
    all.put(
        "CONTENT_TYPE_UNSUPPORTED",
        () -> verified(sound.signed(forge -> forge.contentType = other)));
    all.put(
        "CONTENT_TYPE_ATTRIBUTE",
        () -> verified(sound.signed(forge -> forge.attribute(CMSAttributes.contentType, other))));
    all.put(
        "CONTENT_NOT_DETACHED",
        () -> verified(sound.signed(forge -> forge.contentOf = DigestAlgorithm.SHA256::digest)));
    all.put("SEAL_STRUCTURE_UNSUPPORTED", () -> verified(ValueFormats.sealStructure(sound)));
    all.put(
        "SIGNATURE_VALUE_MALFORMED", () -> verified(ValueFormats.bareRsa(sound, value -> value)));
    SignedFile sm2 = SignedFile.sealed(Signers.SM2);
    all.put(
        "SIGNATURE_VALUE_RAW",
        () -> verified(sm2.signed(forge -> forge.valueAs = ValueFormats::raw)));
    all.put(
        "SIGNING_CERTIFICATE_MISMATCH",
        () -> verified(sound.signed(forge -> named(forge, new DEROctetString(new byte[1])))));
    all.put(
        "SIGNING_CERTIFICATE_ATTRIBUTE_MISSING",
        () -> verified(sound.signed(forge -> named(forge, CmsForge.ABSENT))));
    all.put("SIGNED_ATTRIBUTES_NOT_DER", () -> verified(sound.signed(f -> f.sorted = false)));
    all.put(
        "NO_SIGNER_CERTIFICATE",
        () -> verified(sound.signed(forge -> forge.certificates = List.of())));
    all.put(
        "EMBEDDED_CERTIFICATE_UNREADABLE", () -> verified(CmsFaultsTest.withDamagedRoot(sound)));
    all.put(
        "TIMESTAMP_INVALID",
        () -> verified(sound.signed(f -> f.timestamps = List.of(v -> new byte[] {4, 1, 7}))));
    all.put(
        "TIMESTAMP_NOT_CHECKED",
        () -> verified(sound.signed(f -> f.timestamps = List.of(TestTsa.RSA::over))));
    all.put(
        "WEAK_ALGORITHM",
        () ->
            verified(
                sound.signed(
                    f ->
                        f.hash(DigestAlgorithm.SHA1)
                            .algorithm("1.2.840.113549.1.1.5", "SHA1withRSA"))));
  }

  private static void named(CmsForge forge, org.bouncycastle.asn1.ASN1Encodable value) {
    forge.attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, value);
  }

  private static void notes(Map<String, Supplier<Set<String>>> all) {
    SignedFile sound = SignedFile.sealed(WHO);
    all.put(
        "NOTE_MALFORMED",
        () -> verified(sound.edit("/Sidian_Note(", "/Sidian_Note/None/Was(").signed()));
    all.put(
        "NOTE_NOT_OF_THIS_DOCUMENT",
        () -> verified(sound.edit("\"length\":", "\"length\":1").signed()));
    all.put(
        "NOTE_VERSION_UNKNOWN",
        () -> verified(sound.edit("sidian-note/1", "sidian-note/2").signed()));
    int at = sound.find("/AP<</N ");
    String appearance = sound.text().substring(at, sound.text().indexOf(">>", at) + 2);
    all.put("SEAL_APPEARANCE_MISSING", () -> verified(sound.edit(appearance, "").signed()));
    all.put(
        "SEAL_INVISIBLE",
        () -> verified(Signers.seal(WHO.sealer(), PAGE, SealPlacement.invisible())));
  }

  private static void facts(Map<String, Supplier<Set<String>>> all) {
    SignedFile sound = SignedFile.sealed(WHO);
    all.put("REVOCATION_NOT_CHECKED", () -> verified(sound));
    all.put("TIME_NOT_PROVEN", () -> verified(sound));
    all.put("TRUST_NOT_CHECKED", () -> verified(sound.value(new byte[0])));
    all.put(
        "NO_TRUST_ANCHORS",
        () ->
            codes(
                Facts.verify(
                    sound.bytes(), TrustAnchors.none(), SealAcceptancePolicy.STRICT_GOVERNMENT)));
    all.put(
        "NO_PATH_TO_ANCHOR",
        () ->
            codes(
                Facts.verify(
                    sound.bytes(), Signers.SM2.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT)));
    all.put("WHO_MUST_VERIFY", all.get("NO_PATH_TO_ANCHOR"));
    all.put(
        "CERTIFICATE_EXPIRED",
        () -> by(spec().valid(Given.NOW.minusSeconds(9), Given.NOW.minusSeconds(1))));
    all.put(
        "CERTIFICATE_NOT_YET_VALID",
        () -> by(spec().valid(Given.NOW.plusSeconds(9), Given.NOW.plusSeconds(99))));
    all.put(
        "CHAIN_SIGNATURE",
        () ->
            verified(sound.signedBy(Forgeries.impostor(WHO, "TEST impostor", null), forge -> {})));
    all.put(
        "CHAIN_CA_FLAG",
        () ->
            verified(
                sound.signedBy(
                    WHO.root().subordinate(authority().authorityFlag(false)).issue(spec()),
                    forge -> {})));
    all.put("SIGNER_KEY_USAGE", () -> by(spec().keyUsage(KeyUsage.keyEncipherment)));
    all.put("SIGNER_IS_CA", () -> by(spec().authorityFlag(true)));
    all.put(
        "SIGNER_PURPOSE",
        () ->
            by(
                spec()
                    .extension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))));
  }

  static CertificateSpec spec() {
    return CertificateSpec.signer("TEST seal", WHO.keys, Given.NOW);
  }

  private static CertificateSpec authority() {
    return CertificateSpec.authority("TEST between", WHO.keys, Given.NOW);
  }

  private static Set<String> by(CertificateSpec certificate) {
    TestAuthority.Issued key = WHO.root().issue(certificate);
    return verified(SignedFile.sealed(WHO).signedBy(key, forge -> {}));
  }

  private static Set<String> verified(SignedFile file) {
    return verified(file.bytes());
  }

  static Set<String> verified(byte[] pdf) {
    try {
      return codes(Facts.verify(pdf, WHO.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT));
    } catch (SidianException e) {
      return Set.of(e.code());
    }
  }

  private static Set<String> codes(SealReport report) {
    return codes(report.findings());
  }

  private static Set<String> codes(List<Finding> findings) {
    Set<String> codes = new TreeSet<>();
    findings.stream().map(Finding::code).forEach(codes::add);
    return codes;
  }

  private static Set<String> refused(Supplier<?> call) {
    try {
      return Set.of("nothing: " + call.get());
    } catch (SidianException e) {
      return Set.of(e.code());
    }
  }
}
