package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.SidianException;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.image.RoundSeal;
import cn.sidian.seal.image.SealFont;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Characters on seal and note: from whose font, embedded how, and what if there is none. */
class FontsTest {
  /** U+20BB7, a character of a surname, beyond the first 65,536. */
  private static final String RARE = "𠮷";

  @TempDir Path folder;

  private static byte[] input() {
    return RawPdf.onePage().table();
  }

  private static SealNote purpose(String purpose) {
    return Kit.NOTE.withPurpose(purpose);
  }

  private static byte[] sealed(SealNote note, SealFont... fonts) {
    return Kit.builder(SealProfile.PADES_B_RSA_SHA256)
        .fonts(fonts)
        .build()
        .seal(input(), Kit.PLACE, note)
        .requireSealed()
        .bytes();
  }

  private static List<PDFont> fonts(PDDocument document) throws IOException {
    PDResources resources =
        document.getPage(0).getAnnotations().get(0).getNormalAppearanceStream().getResources();
    List<PDFont> fonts = new ArrayList<>();
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    return fonts;
  }

  @Test
  void fonts_are_embedded_subsets_with_ToUnicode_and_never_of_the_standard_14() throws IOException {
    try (PDDocument document = Loader.loadPDF(sealed(Kit.NOTE))) {
      assertThat(fonts(document)).hasSizeGreaterThanOrEqualTo(2);
      for (PDFont font : fonts(document)) {
        assertThat(font).isInstanceOf(PDType0Font.class);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
        assertThat(font.isStandard14()).isFalse();
        assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE)).isTrue();
      }
    }
  }

  @Test
  void every_character_of_the_note_can_be_extracted() throws IOException {
    byte[] sealed = sealed(purpose("Aa0 “引号”—·…（）％ ABC-xyz 𝟘".replace(" 𝟘", "")));

    assertThat(Words.of(sealed))
        .contains("用途：Aa0 “引号”—·…（）％ ABC-xyz")
        .contains("数据来源：测试市人力资源和社会保障局")
        .contains("查询编号：TEST-20260302-000123")
        .contains("sm3:66c7f0f4…8f4ba8e0");
    assumeTrue(Tool.PDFTOTEXT.isPresent());
    Path file = Files.write(folder.resolve("sealed.pdf"), sealed);
    String voucher = Kit.note(sealed).voucherNumber();
    assertThat(PdfJudge.of(file).text().replaceAll("\\s", ""))
        .contains("凭证编号：" + voucher)
        .contains("用途：Aa0“引号”—·…（）％ABC-xyz");
  }

  @Test
  void the_font_of_the_caller_comes_first() throws IOException {
    SealFont own = SealFont.of(TinyFont.of("OwnFont", "办理").bytes());

    try (PDDocument document = Loader.loadPDF(sealed(Kit.NOTE, own))) {
      assertThat(fonts(document))
          .anySatisfy(font -> assertThat(font.getName()).endsWith("+OwnFont"));
    }
    assertThat(Words.of(sealed(Kit.NOTE, own))).contains("用途：办理食品经营许可");
  }

  @Test
  void characters_beyond_the_first_plane_work_with_a_font_that_has_them() throws IOException {
    SealFont own = SealFont.of(TinyFont.of("Rare", RARE).bytes());

    byte[] sealed = sealed(purpose("给" + RARE + "野的证明"), own);

    assertThat(Words.of(sealed)).contains("给" + RARE + "野的证明");
    assertThat(Kit.note(sealed).purpose()).isEqualTo("给" + RARE + "野的证明");
    Seal seal = Seal.of(RARE + "县数据局", "业务专用章", RoundSeal.of(RARE + "县数据局", "业务专用章"));
    PdfSealer sealer = Kit.builder(seal, SealProfile.PADES_B_RSA_SHA256).fonts(own).build();
    assertThat(sealer.seal(input(), Kit.PLACE, SealNote.automatic()).requireSealed().bytes())
        .isNotEmpty();
  }

  @Test
  void a_character_without_a_glyph_is_named_when_the_seal_is_compiled() {
    PdfSealer.Builder builder =
        Kit.builder(Seal.round("某" + RARE + "局", "专用章"), SealProfile.PADES_B_RSA_SHA256);

    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("GLYPH_MISSING");
              assertThat(e.text().zh()).contains(RARE).contains("U+20BB7");
            });
  }

  @Test
  void a_character_without_a_glyph_in_the_note_refuses_the_document_and_names_it() {
    SealRefusal refusal =
        Kit.refusal(Kit.rsa().seal(input(), Kit.PLACE, purpose("给" + RARE + "野")));

    assertThat(refusal.code()).isEqualTo("GLYPH_MISSING");
    assertThat(refusal.text().en()).contains(RARE).contains("U+20BB7").doesNotContain("野");
  }

  @Test
  void control_and_invisible_characters_are_named_by_their_number() {
    for (int c : new int[] {0x00, 0x07, 0x1B, 0x7F, 0x200B, 0x202E, 0xFFFF, 0xE000, 0xD800}) {
      String text = "a" + Character.toString(c) + "b";
      SealRefusal refusal = Kit.refusal(Kit.rsa().seal(input(), Kit.PLACE, purpose(text)));

      assertThat(refusal.code()).as(Integer.toHexString(c)).isEqualTo("GLYPH_MISSING");
      assertThat(refusal.text().en()).contains("U+%04X".formatted(c));
    }
  }

  @Test
  void line_ends_and_tabs_in_the_words_become_blanks() {
    assertThat(Words.of(sealed(purpose("一\r\n二\t三\u3000四\u00A0五")))).contains("用途：一 二 三 四 五");
  }

  @Test
  void a_font_that_may_not_be_embedded_serves_the_face_but_not_the_note() throws IOException {
    SealFont restricted = SealFont.of(TinyFont.of("Restricted", "办" + RARE).restricted().bytes());

    try (PDDocument document = Loader.loadPDF(sealed(Kit.NOTE, restricted))) {
      assertThat(fonts(document))
          .noneSatisfy(font -> assertThat(font.getName()).contains("Restricted"));
    }
    Seal seal = Seal.round(RARE + "局", "专用章");
    assertThat(Kit.builder(seal, SealProfile.PADES_B_RSA_SHA256).fonts(restricted).build())
        .isNotNull();
  }

  @Test
  void names_of_fonts_that_are_no_plain_words_do_no_harm() throws IOException {
    for (String name : List.of("宋体", "a b/c(d)<e>", "", "x".repeat(300))) {
      SealFont own = SealFont.of(TinyFont.of(name, "办").bytes());
      byte[] sealed = sealed(Kit.NOTE, own);

      assertThat(Words.of(sealed)).contains("用途：办理食品经营许可");
      try (PDDocument document = Loader.loadPDF(sealed)) {
        for (PDFont font : fonts(document)) {
          assertThat(font.getName()).matches("[A-Z]{6}\\+[A-Za-z0-9-]{1,63}");
        }
      }
    }
  }

  @Test
  void what_is_no_font_is_refused_at_once() {
    byte[] truncated = java.util.Arrays.copyOf(TinyFont.of("Cut", "办").bytes(), 300);
    for (byte[] bytes :
        List.of(
            new byte[0],
            "ttcf".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            new byte[1000],
            truncated)) {
      assertThatThrownBy(() -> SealFont.of(bytes))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("FONT_UNREADABLE"));
    }
    assertThatThrownBy(() -> SealFont.read(folder.resolve("missing.ttf")))
        .isInstanceOf(SidianException.class);
  }

  @Test
  void notes_of_many_kinds_through_one_sealer_do_not_mix_their_characters() {
    PdfSealer sealer = Kit.builder(SealProfile.PADES_B_RSA_SHA256).build();
    for (String purpose : List.of("甲乙丙", "丁戊己", "甲乙丙", "ＡＢＣ", "庚")) {
      byte[] sealed = sealer.seal(input(), Kit.PLACE, purpose(purpose)).requireSealed().bytes();

      assertThat(Words.of(sealed)).contains("用途：" + purpose + "数据来源");
    }
  }

  @Test
  void provenance_in_other_scripts_is_written_too() {
    DataProvenance foreign =
        new DataProvenance(
            "Ägypten Straße Ωμέγα Привет",
            "12441500196720244T",
            "i",
            "q",
            Kit.NOW,
            Kit.PROVENANCE.dataDigest(),
            null);

    assertThat(Words.of(sealed(SealNote.automatic().withProvenance(foreign))))
        .contains("数据来源：Ägypten Straße Ωμέγα Привет");
  }
}
