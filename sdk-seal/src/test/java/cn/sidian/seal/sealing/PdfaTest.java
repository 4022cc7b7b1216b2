package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.image.FiledImprint;
import cn.sidian.seal.judge.PageDifference;
import cn.sidian.seal.judge.VeraPdf;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JZ-25: PDF/A stays PDF/A, and tagged files stay accessible; veraPDF judges. */
class PdfaTest {
  @TempDir Path folder;

  private static PdfSealer imprint() {
    FiledImprint face =
        FiledImprint.of(
            ImprintTest.ring(BufferedImage.TYPE_INT_ARGB, "png", 300, 300), Length.mm(40));
    return Kit.builder(Seal.of(Kit.UNIT, "政务数据查验专用章", face), SealProfile.PADES_B_RSA_SHA256)
        .build();
  }

  /** Each family of profiles, the filed imprint, an invisible seal, and a second seal. */
  private static Map<String, byte[]> sealed(PdfaFile kind) {
    byte[] input = kind.bytes();
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("input", input);
    for (SealProfile profile :
        List.of(
            SealProfile.PADES_B_RSA_SHA256,
            SealProfile.PADES_B_ECDSA_SHA384,
            SealProfile.CMS_SM2)) {
      all.put(
          profile.name(),
          Kit.sealer(profile).seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes());
    }
    all.put("imprint", imprint().seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes());
    all.put("invisible", Kit.seal(input, SealPlacement.invisible()));
    all.put("lt", leveled(SealLevel.LT, input));
    if (kind != PdfaFile.UA_1) {
      all.put("lta", leveled(SealLevel.LTA, input));
      // PDF/UA wants a tag for each widget, and signed files get none; see decision 0003
      all.put("twice", Kit.seal(Kit.seal(input), Kit.at(Corner.TOP_LEFT, 10, 10)));
    }
    return all;
  }

  private static byte[] leveled(SealLevel level, byte[] input) {
    TestAuthority root = Kit.root(TestKeys.RSA);
    InstantSource clock = InstantSource.fixed(Kit.NOW);
    byte[] list = TestRevocation.by(root.asSigner(), TestKeys.RSA, Kit.NOW).crl();
    EvidenceSources sources =
        EvidenceSources.builder(TrustAnchors.of(List.of(root.certificate())))
            .timestamps(TestTimestamps.below(root, TestKeys.RSA, clock))
            .revocation(RevocationSource.of(RevocationEvidence.crl(list)))
            .clock(clock)
            .build();
    return Kit.builder(SealProfile.PADES_B_RSA_SHA256)
        .level(level, sources)
        .build()
        .seal(input, Kit.PLACE, Kit.NOTE)
        .requireSealed()
        .bytes();
  }

  /** All files at once, because each run of the judge is a process. */
  @Test
  void conformance_is_kept() throws IOException {
    List<Path> files = new ArrayList<>();
    for (PdfaFile kind : PdfaFile.values()) {
      for (Map.Entry<String, byte[]> one : sealed(kind).entrySet()) {
        files.add(Files.write(folder.resolve(kind + "-" + one.getKey()), one.getValue()));
      }
    }

    List<VeraPdf.Judgement> judgements = VeraPdf.judge(files.toArray(new Path[0]));

    for (int i = 0; i < files.size(); i++) {
      String name = files.get(i).getFileName().toString();
      String flavour = name.replaceFirst("-.*", "").replace("_", "").toLowerCase(Locale.ROOT);
      assertThat(judgements.get(i).rules()).as(name).isEmpty();
      assertThat(judgements.get(i).conforms()).as(name).isTrue();
      assertThat(judgements.get(i).flavour()).as(name).isIn(flavour, flavour.substring(1));
    }
  }

  @Test
  void the_judge_finds_a_colour_of_the_bare_device() throws IOException {
    byte[] bad = PdfaFile.A_2B.bytes("1 0 0 rg 0 0 9 9 re f");

    VeraPdf.Judgement judgement = VeraPdf.judge(Files.write(folder.resolve("bad.pdf"), bad)).get(0);

    assertThat(judgement.conforms()).isFalse();
    assertThat(judgement.rules()).contains("6.2.4.3");
  }

  @Test
  void where_transparency_is_forbidden_the_page_still_shines_through_a_picture_with_alpha()
      throws IOException {
    byte[] input = PdfaFile.A_1B.bytes();
    byte[] sealed = imprint().seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes();

    try (PDDocument document = Loader.loadPDF(sealed)) {
      COSDictionary picture =
          document
              .getPage(0)
              .getAnnotations()
              .get(0)
              .getNormalAppearanceStream()
              .getResources()
              .getXObject(COSName.getPDFName("Seal"))
              .getCOSObject();
      assertThat(picture.containsKey(COSName.SMASK)).isFalse();
      assertThat(picture.containsKey(COSName.MASK) || picture.getBoolean(COSName.IMAGE_MASK, false))
          .isTrue();
    }
    PageDifference difference =
        PageDifference.between(PlacementTest.picture(input, 1), PlacementTest.picture(sealed, 1));
    var red = Objects.requireNonNull(difference.red());
    assertThat(
            PlacementTest.picture(sealed, 1).getRGB((int) red.getCenterX(), (int) red.getCenterY()))
        .isEqualTo(PlacementTest.picture(input, 1).getRGB(300, 300));
  }

  @Test
  void in_a_tagged_file_each_widget_gets_a_form_element_and_a_name_for_the_blind()
      throws IOException {
    byte[] sealed = Kit.seal(PdfaFile.A_2A.bytes());

    try (PDDocument document = Loader.loadPDF(sealed)) {
      PDAnnotation widget = document.getPage(0).getAnnotations().get(0);
      assertThat(widget.getCOSObject().getString(COSName.TU)).contains(Kit.UNIT);
      assertThat(widget.getStructParent()).isNotNegative();
      var root = document.getDocumentCatalog().getStructureTreeRoot();
      assertThat(root.getParentTreeNextKey()).isGreaterThan(widget.getStructParent());
      PDStructureElement top = (PDStructureElement) root.getKids().get(0);
      PDStructureElement form = (PDStructureElement) top.getKids().get(0);
      assertThat(form.getStructureType()).isEqualTo("Form");
      PDObjectReference reference = (PDObjectReference) form.getKids().get(0);
      assertThat(reference.getCOSObject().getDictionaryObject(COSName.OBJ))
          .isSameAs(widget.getCOSObject());
      Object parent = root.getParentTree().getNumbers().get(widget.getStructParent());
      assertThat(parent).isNotNull();
    }
  }

  @Test
  void in_a_tagged_file_that_is_signed_the_tree_is_left_alone() {
    byte[] once = Kit.seal(PdfaFile.A_2A.bytes());
    byte[] twice = Kit.seal(once, Kit.at(Corner.TOP_LEFT, 10, 10));

    String tail = Appended.tail(once, twice);
    assertThat(tail)
        .doesNotContain("StructParent", "StructElem", "\n6 0 obj", "\n7 0 obj")
        .contains("/TU");
  }

  @Test
  void PDF_A_4_gets_the_subfilter_it_allows_for_SM2_too() {
    byte[] ordinary =
        Kit.sealer(SealProfile.CMS_SM2)
            .seal(PdfaFile.A_2B.bytes(), Kit.PLACE, Kit.NOTE)
            .requireSealed()
            .bytes();
    byte[] four =
        Kit.sealer(SealProfile.CMS_SM2)
            .seal(PdfaFile.A_4.bytes(), Kit.PLACE, Kit.NOTE)
            .requireSealed()
            .bytes();

    assertThat(Appended.text(ordinary)).contains("/SubFilter/adbe.pkcs7.detached");
    assertThat(Appended.text(four)).contains("/SubFilter/ETSI.CAdES.detached");
  }
}
