package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.sidian.core.SidianException;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.image.RoundSeal;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** WH-38: the note stands below or beside the seal, shrinks to 5 pt, and is refused beyond that. */
class NotePlacementTest {
  private static final double SEAL = 42 * 72 / 25.4;

  private static byte[] page(double width, double height) {
    return RawPdf.onePage("/MediaBox [0 0 " + width + " " + height + "]").table();
  }

  private static byte[] sealed(byte[] input) {
    return Kit.seal(input, Kit.at(Corner.BOTTOM_LEFT, 0, 0));
  }

  private static Rectangle changed(byte[] input, byte[] sealed) throws IOException {
    return Objects.requireNonNull(difference(input, sealed).changed());
  }

  private static cn.sidian.seal.judge.PageDifference difference(byte[] input, byte[] sealed)
      throws IOException {
    return cn.sidian.seal.judge.PageDifference.between(
        PlacementTest.picture(input, 1), PlacementTest.picture(sealed, 1));
  }

  /** The size of the note's letters, from the operator that sets the font. */
  private static double fontSize(byte[] sealed) throws IOException {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      var stream = document.getPage(0).getAnnotations().get(0).getNormalAppearanceStream();
      Matcher matcher =
          Pattern.compile("/F\\d+ ([0-9.]+) Tf")
              .matcher(
                  new String(
                      stream.getContentStream().toByteArray(),
                      java.nio.charset.StandardCharsets.ISO_8859_1));
      assertThat(matcher.find()).isTrue();
      return Double.parseDouble(matcher.group(1));
    }
  }

  @Test
  void with_room_the_note_is_below_in_its_usual_size() throws IOException {
    byte[] input = page(595, 842);
    byte[] sealed = sealed(input);

    assertThat(changed(input, sealed).getHeight()).isGreaterThan(SEAL + 60);
    assertThat(fontSize(sealed)).isEqualTo(6.5);
  }

  @Test
  void on_a_low_page_it_moves_beside_the_seal() throws IOException {
    byte[] input = page(400, 125);
    byte[] sealed = sealed(input);

    assertThat(changed(input, sealed).getWidth()).isGreaterThan(SEAL + 60);
    assertThat(changed(input, sealed).getHeight()).isLessThanOrEqualTo(125);
    assertThat((double) Objects.requireNonNull(difference(input, sealed).red()).height)
        .as("the seal keeps its size")
        .isEqualTo(SEAL, within(3.0));
  }

  @Test
  void on_a_small_page_it_shrinks_but_never_below_five_points() throws IOException {
    boolean shrank = false;
    for (int height = 300; height > 120; height -= 5) {
      byte[] input = page(150, height);
      var result = Kit.rsa().seal(input, Kit.at(Corner.BOTTOM_LEFT, 0, 0), Kit.NOTE);
      if (result instanceof SealRefusal refusal) {
        assertThat(refusal.code()).isEqualTo("SEAL_DOES_NOT_FIT");
        assertThat(refusal.text().zh()).containsPattern("\\d+ × \\d+ mm");
      } else {
        double size = fontSize(result.requireSealed().bytes());
        assertThat(size).isBetween(5.0, 6.5);
        shrank |= size < 6.5;
      }
    }
    assertThat(shrank).isTrue();
  }

  @Test
  void where_lines_of_their_own_find_no_room_the_parts_follow_each_other() throws IOException {
    byte[] input = ExistingFieldTest.merged("/Rect [10 500 290 560]").table();
    byte[] sealed =
        Kit.rsa().seal(input, SealPlacement.inField("Seal"), Kit.NOTE).requireSealed().bytes();

    Rectangle all = changed(input, sealed);
    assertThat(new Rectangle(10, 842 - 560, 280, 60).contains(all)).isTrue();
    assertThat(Words.of(sealed)).contains("凭证编号").contains("；开具时间").contains("66c7f0f4");
  }

  @Test
  void a_seal_without_provenance_may_have_a_short_note() throws IOException {
    PdfSealer sealer =
        Kit.builder(Seal.round(Kit.UNIT, "业务专用章"), SealProfile.PADES_B_RSA_SHA256).build();
    byte[] sealed =
        sealer.seal(page(595, 842), Kit.PLACE, SealNote.automatic()).requireSealed().bytes();

    assertThat(Words.of(sealed))
        .contains("凭证编号：")
        .contains("开具时间：2026-03-02 09:30:00 +08:00")
        .doesNotContain("数据来源");
  }

  @Test
  void ZW_04_the_data_verification_seal_refuses_without_provenance() {
    SealRefusal refusal =
        Kit.refusal(Kit.rsa().seal(page(595, 842), Kit.PLACE, SealNote.automatic()));

    assertThat(refusal.code()).isEqualTo("PROVENANCE_REQUIRED");
    assertThat(refusal.text().zh()).contains("政务数据查验专用章");
    assertThatThrownBy(refusal::requireSealed).isInstanceOf(SidianException.class);
  }

  @Test
  void the_longest_words_that_are_allowed_are_written_in_full() throws IOException {
    String longest = "数".repeat(200);
    SealNote note =
        SealNote.automatic()
            .withPurpose("用".repeat(200))
            .withProvenance(
                new DataProvenance(
                    longest,
                    "9".repeat(200),
                    "i".repeat(200),
                    "q".repeat(200),
                    Kit.NOW,
                    "sha256:" + "a".repeat(64),
                    longest));
    byte[] sealed = Kit.rsa().seal(page(595, 842), Kit.PLACE, note).requireSealed().bytes();

    String words = Words.of(sealed);
    assertThat(words.chars().filter(c -> c == '用').count()).isGreaterThanOrEqualTo(200);
    assertThat(words.chars().filter(c -> c == '数').count()).isGreaterThanOrEqualTo(400);
    assertThat(words.chars().filter(c -> c == 'q').count()).isEqualTo(200);
  }

  @Test
  void the_diameter_can_be_chosen() throws IOException {
    for (double mm : new double[] {30, 38, 58}) {
      RoundSeal face = RoundSeal.of(Kit.UNIT, "政务数据查验专用章").withDiameter(Length.mm(mm));
      PdfSealer sealer =
          Kit.builder(Seal.of(Kit.UNIT, "政务数据查验专用章", face), SealProfile.PADES_B_RSA_SHA256).build();
      byte[] input = page(595, 842);
      byte[] sealed = sealer.seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes();

      Rectangle red = Objects.requireNonNull(difference(input, sealed).red());
      assertThat((double) red.width).isEqualTo(mm * 72 / 25.4, within(2.5));
      assertThat((double) red.height).isEqualTo(mm * 72 / 25.4, within(2.5));
    }
  }
}
