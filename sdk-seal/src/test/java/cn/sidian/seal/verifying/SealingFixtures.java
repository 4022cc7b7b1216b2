package cn.sidian.seal.verifying;

import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.FieldLock;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.PreparedSeal;
import cn.sidian.seal.ProvenanceFile;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.image.FiledImprint;
import cn.sidian.seal.image.RoundSeal;
import cn.sidian.seal.image.SealFont;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** The fixtures of sealing, and of files, pictures and fonts that cannot be read. */
final class SealingFixtures {
  private static final Signers WHO = Signers.RSA;
  private static final byte[] PAGE = TinyPdf.onePage();
  private static final byte[] JUNK = "junk".getBytes(StandardCharsets.US_ASCII);

  private SealingFixtures() {}

  static void put(Map<String, Supplier<Set<String>>> all) {
    inputs(all);
    refusals(all);
    outputs(all);
  }

  private static void inputs(Map<String, Supplier<Set<String>>> all) {
    all.put("PDF_DAMAGED", () -> FindingFixtures.verified(JUNK));
    all.put(
        "LIMIT_EXCEEDED",
        () ->
            thrown(
                () ->
                    Facts.verifier(WHO.anchors(), SealAcceptancePolicy.INTEGRITY_ONLY)
                        .limits(new Limits(9, 9, 2, 9, 9, 9, Duration.ofSeconds(9)))
                        .build()
                        .verify(PAGE)));
    all.put("INPUT_UNREADABLE", () -> thrown(() -> verifier().verify(Path.of("no", "such.pdf"))));
    all.put(
        "PDF_ENCRYPTION_UNSUPPORTED",
        () ->
            FindingFixtures.verified(
                new TinyPdf()
                    .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                    .object(2, "<</Type/Pages/Kids[]/Count 0>>")
                    .end("/Root 1 0 R/Encrypt<</Filter/Vendor.Own/V 9>>")));
    all.put("PDF_PASSWORD_REQUIRED", () -> FindingFixtures.verified(encrypted("user")));
    all.put(
        "PDF_PASSWORD_WRONG",
        () ->
            thrown(
                () ->
                    Facts.verifier(WHO.anchors(), SealAcceptancePolicy.INTEGRITY_ONLY)
                        .password("other".toCharArray())
                        .build()
                        .verify(encrypted("user"))));
    all.put("FONT_UNREADABLE", () -> thrown(() -> SealFont.of(JUNK)));
    all.put("IMAGE_UNREADABLE", () -> thrown(() -> FiledImprint.of(JUNK, Length.mm(40))));
    all.put("GLYPH_MISSING", () -> built("\uE000单位", Given.TITLE));
    all.put("SEAL_NAME_TOO_LONG", () -> built("很长".repeat(40), Given.TITLE));
    all.put("SEAL_TITLE_TOO_LONG", () -> built(Given.UNIT, "很长".repeat(30)));
    all.put("PROVENANCE_UNREADABLE", () -> thrown(() -> ProvenanceFile.parse(JUNK)));
    all.put("PREPARED_UNREADABLE", () -> thrown(() -> PreparedSeal.fromJson("{}")));
  }

  private static void refusals(Map<String, Supplier<Set<String>>> all) {
    SealPlacement page9 =
        SealPlacement.onPage(9, SealPlacement.Corner.TOP_LEFT, Length.mm(9), Length.mm(9));
    all.put(
        "PROVENANCE_REQUIRED",
        () -> refused(WHO.sealer(), PAGE, Given.placement(), SealNote.automatic()));
    all.put(
        "INPUT_CLAIMS_SEAL",
        () -> refused(WHO.sealer(), MovedHoleTest.bait(), SealPlacement.invisible(), Given.note()));
    all.put(
        "SIGNING_CERTIFICATE_USAGE",
        () -> refused(sealer(FindingFixtures.spec().keyUsage(KeyUsage.keyEncipherment)), PAGE));
    all.put(
        "SIGNING_CERTIFICATE_EXPIRED",
        () ->
            refused(
                sealer(
                    FindingFixtures.spec()
                        .valid(Given.NOW.minusSeconds(9), Given.NOW.minusSeconds(1))),
                PAGE));
    all.put(
        "SIGNING_CERTIFICATE_NOT_YET_VALID",
        () ->
            refused(
                sealer(
                    FindingFixtures.spec()
                        .valid(Given.NOW.plusSeconds(9), Given.NOW.plusSeconds(99))),
                PAGE));
    all.put(
        "PDF_PERMISSION_MISSING",
        () -> refused(WHO.sealer().withPassword("user".toCharArray()), encrypted("user")));
    all.put(
        "FIELD_MISSING",
        () -> refused(WHO.sealer(), PAGE, SealPlacement.inField("None"), Given.note()));
    all.put(
        "FIELD_NO_SIGNATURE_FIELD",
        () ->
            refused(
                WHO.sealer(),
                form("<</FT/Tx/T(Name)>>"),
                SealPlacement.inField("Name"),
                Given.note()));
    all.put(
        "FIELD_ALREADY_SIGNED",
        () ->
            refused(
                WHO.sealer(), WHO.seal(PAGE), SealPlacement.inField("SidianSeal1"), Given.note()));
    all.put(
        "FIELD_NOT_INDIRECT",
        () ->
            refused(
                WHO.sealer(),
                new TinyPdf()
                    .object(
                        1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<</FT/Sig/T(In)>>]>>>>")
                    .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                    .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
                    .end("/Root 1 0 R"),
                SealPlacement.inField("In"),
                Given.note()));
    all.put(
        "FIELD_ON_NO_PAGE",
        () ->
            refused(
                WHO.sealer(),
                form("<</FT/Sig/T(Off)/Subtype/Widget/Rect[10 10 300 300]>>"),
                SealPlacement.inField("Off"),
                Given.note()));
    all.put(
        "EARLIER_SIGNATURE_FORBIDS_CHANGES",
        () -> refused(WHO.sealer(), certified(SealCertification.NO_CHANGES)));
    all.put(
        "CERTIFIED_NO_NEW_VISIBLE_SEAL",
        () -> refused(WHO.sealer(), certified(SealCertification.FORM_FILLING)));
    all.put(
        "FIELD_LOCKED",
        () ->
            refused(
                WHO.sealer(),
                Signers.seal(
                    WHO.builder(WHO.signer()).fieldLock(FieldLock.only("Approval")).build(),
                    TinyPdf.withEmptyField(),
                    SealPlacement.invisible()),
                SealPlacement.inField("Approval"),
                Given.note()));
    all.put(
        "CERTIFYING_AFTER_SIGNATURE",
        () ->
            refused(
                WHO.builder(WHO.signer()).certification(SealCertification.FORM_FILLING).build(),
                WHO.seal(PAGE)));
    all.put("PAGE_MISSING", () -> refused(WHO.sealer(), PAGE, page9, Given.note()));
    all.put(
        "SEAL_DOES_NOT_FIT",
        () ->
            refused(
                WHO.sealer(),
                PAGE,
                SealPlacement.onLastPage(
                    SealPlacement.Corner.TOP_LEFT, Length.mm(200), Length.mm(9)),
                Given.note()));
  }

  private static void outputs(Map<String, Supplier<Set<String>>> all) {
    all.put(
        "OUTPUT_EXISTS",
        () -> inFolder(folder -> toFile(folder.resolve("in.pdf"), folder.resolve("full.pdf"))));
    all.put(
        "OUTPUT_IS_INPUT",
        () -> inFolder(folder -> toFile(folder.resolve("in.pdf"), folder.resolve("in.pdf"))));
    all.put("OUTPUT_IS_FOLDER", () -> inFolder(folder -> toFile(folder.resolve("in.pdf"), folder)));
    all.put(
        "OUTPUT_NOT_WRITABLE",
        () -> inFolder(folder -> toFile(folder.resolve("in.pdf"), folder.resolve("none/out.pdf"))));
    all.put("PREPARED_EXPIRED", () -> completed(PAGE, Duration.ofDays(9)));
    all.put("PREPARED_CHANGED", () -> completed(JUNK, Duration.ZERO));
    all.put(
        "SOURCE_CODE_CHECK",
        () ->
            warned(
                PAGE,
                Given.note()
                    .withProvenance(
                        new DataProvenance(
                            "局", "9", "i", "q", Given.NOW, Given.PROVENANCE.dataDigest(), null))));
    all.put("NEED_APPEARANCES", () -> warned(form("", "/NeedAppearances true"), Given.note()));
    all.put("XFA_FORM", () -> warned(form("", "/XFA(x)"), Given.note()));
    all.put(
        "USAGE_RIGHTS",
        () ->
            warned(
                new TinyPdf()
                    .object(1, "<</Type/Catalog/Pages 2 0 R/Perms<</UR3<<>>>>>>")
                    .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                    .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
                    .end("/Root 1 0 R"),
                Given.note()));
    all.put(
        "STARTXREF_MISSED",
        () ->
            FindingFixtures.verified(
                new String(PAGE, StandardCharsets.ISO_8859_1)
                    .replaceFirst("startxref\n(\\d+)\\d\n", "startxref\n$10\n")
                    .getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static PdfSealer sealer(CertificateSpec certificate) {
    return PdfSealer.builder(
            Seal.of(Given.UNIT, Given.TITLE, RoundSeal.of(Given.UNIT, Given.TITLE)),
            WHO.root().issue(certificate).signingKey())
        .clock(java.time.InstantSource.fixed(Given.NOW))
        .build();
  }

  private static Set<String> built(String unit, String title) {
    return thrown(
        () ->
            PdfSealer.builder(
                    Seal.of(unit, title, RoundSeal.of(unit, title)), WHO.signer().signingKey())
                .build());
  }

  private static byte[] certified(SealCertification level) {
    return Signers.seal(
        WHO.builder(WHO.signer()).certification(level).build(), PAGE, Given.placement());
  }

  private static byte[] encrypted(String user) {
    return new EncryptedFilesTest.Encryption(128, true, user).pageWithoutRights();
  }

  private static byte[] form(String field) {
    return form(field, "");
  }

  private static byte[] form(String field, String more) {
    return new TinyPdf()
        .object(
            1,
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields["
                + (field.isEmpty() ? "" : "4 0 R")
                + "]"
                + more
                + ">>>>")
        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
        .object(4, field.isEmpty() ? "null" : field)
        .end("/Root 1 0 R");
  }

  private static Set<String> refused(PdfSealer sealer, byte[] pdf) {
    return refused(sealer, pdf, Given.placement(), Given.note());
  }

  private static Set<String> refused(
      PdfSealer sealer, byte[] pdf, SealPlacement placement, SealNote note) {
    return refused(sealer.seal(pdf, placement, note));
  }

  private static Set<String> refused(SealingResult result) {
    return result instanceof SealRefusal refusal ? Set.of(refusal.code()) : Set.of();
  }

  private static Set<String> warned(byte[] pdf, SealNote note) {
    SealedPdf sealed = WHO.sealer().seal(pdf, Given.placement(), note).requireSealed();
    Set<String> codes = new TreeSet<>();
    sealed.warnings().stream().map(Finding::code).forEach(codes::add);
    return codes;
  }

  private static Set<String> toFile(Path input, Path output) {
    return refused(WHO.sealer().seal(input, output, Given.placement(), Given.note()));
  }

  private interface InFolder {
    Set<String> apply(Path folder);
  }

  private static Set<String> inFolder(InFolder test) {
    try {
      Path folder = Files.createTempDirectory("fixture");
      Path input = Files.write(folder.resolve("in.pdf"), PAGE);
      Path full = Files.write(folder.resolve("full.pdf"), PAGE);
      try {
        return test.apply(folder);
      } finally {
        Files.delete(input);
        Files.delete(full);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> completed(byte[] other, Duration later) {
    var prepared =
        WHO.sealer()
            .prepare(PAGE, Given.placement(), Given.note(), Duration.ofHours(1))
            .requirePrepared();
    byte[] pdf = other == JUNK ? other : prepared.pdf();
    return refused(prepared.seal().complete(pdf, new byte[256], Given.NOW.plus(later)));
  }

  private static PdfSealVerifier verifier() {
    return Facts.verifier(WHO.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT).build();
  }

  private static Set<String> thrown(ThrowingSupplier<?> action) {
    try {
      action.get();
      return Set.of();
    } catch (SidianException e) {
      return Set.of(e.code());
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
