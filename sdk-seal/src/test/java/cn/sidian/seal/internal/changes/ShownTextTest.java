package cn.sidian.seal.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field is accused of showing something else only where that can be told for sure. */
class ShownTextTest {
  private static final String PLAIN = "/Type/Font/Subtype/Type1/BaseFont/Helvetica";
  private static final String OTHER = "BT /F 9 Tf (9000) Tj ET";

  /** A widget with an appearance; /F is a font of the appearance, /G one of the form. */
  private static boolean isOther(String content, String value, String font) {
    return isOtherIn("<</AP<</N 3 0 R>>/V" + value + ">>", content, font);
  }

  private static boolean isOtherIn(String widget, String content, String font) {
    String stream =
        "<</Resources<</Font<</F<<"
            + font
            + ">>>>/XObject<</I 4 0 R/X 5 0 R>>>>/Length "
            + content.length()
            + ">>\nstream\n"
            + content
            + "\nendstream";
    String[] bodies = {
      "<</Type/Catalog/AcroForm<</DR<</Font<</F<</Subtype/Type1/BaseFont/Symbol>>/G<<"
          + PLAIN
          + ">>>>>>>>>>",
      widget,
      stream,
      "<</Subtype/Image/Length 0>>\nstream\n\nendstream",
      "<</Subtype/Form/Length 0>>\nstream\n\nendstream"
    };
    StringBuilder file = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f\r\n");
    for (int i = 0; i < bodies.length; i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n\r\n", file.length()));
      file.append(i + 1).append(" 0 obj\n").append(bodies[i]).append("\nendobj\n");
    }
    int start = file.length();
    file.append(table).append("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n").append(start);
    file.append("\n%%EOF\n");
    PdfDocument document =
        PdfDocument.open(
            PdfBytes.of(file.toString().getBytes(StandardCharsets.ISO_8859_1)),
            Limits.DEFAULT,
            null);
    Dictionary dictionary = document.dictionary(new Reference(2, 0));
    return ShownText.isOther(document, dictionary, dictionary.get("V"));
  }

  private static boolean shows(String drawn, String value) {
    return isOther("BT /F 9 Tf " + drawn + " ET", "(" + value + ")", PLAIN);
  }

  @Test
  void otherLettersAreOther() {
    assertThat(shows("(seen) Tj", "seen")).isFalse();
    assertThat(shows("(Se-en !) Tj", "seEn")).as("signs, blanks and case").isFalse();
    assertThat(shows("(seen) Tj", "see")).isTrue();
    assertThat(shows("(9000) Tj", "1000")).isTrue();
    assertThat(shows("(9000~ ) Tj", "1000")).as("the last and the first code").isTrue();
    assertThat(shows("(--) Tj", "1000")).as("nothing to read").isFalse();
    assertThat(isOther(OTHER, "<FEFF4E005343>", PLAIN)).as("other letters than Latin").isTrue();
  }

  @Test
  void numbersMayBeShownInAnotherWay() {
    assertThat(shows("($1,234.50) Tj", "1234.5")).isFalse();
    assertThat(shows("(1234.50) Tj", " 1234.5 ")).isFalse();
    assertThat(shows("(1.234,50) Tj", "1234.5")).isFalse();
    assertThat(shows("(Rs. 12.50) Tj", "12.5")).isFalse();
    assertThat(shows("(1,000) Tj", "1000")).isFalse();
    assertThat(shows("(25%) Tj", "0.25")).isFalse();
    assertThat(shows("(%25) Tj", "0.25")).isFalse();
    assertThat(shows("(\\(5.00\\)) Tj", "-5")).isFalse();
    assertThat(shows("(1,000) Tj", "1")).as("one, in Europe").isFalse();
    assertThat(shows("(1000000) Tj", "1")).isTrue();
    assertThat(shows("(1.5) Tj", "15")).isTrue();
    assertThat(shows("(138-0000-0000) Tj", "13800000000")).isFalse();
    assertThat(shows("(5.00) Tj", "-5")).isTrue();
    assertThat(shows("(1,234.51) Tj", "1234.5")).isTrue();
    assertThat(shows("(12345.0) Tj", "1234.5")).isTrue();
    assertThat(shows("(1.2.30) Tj", "1.23")).as("no number is shown").isTrue();
    assertThat(shows("(123.0) Tj", "1.2.3")).as("the value is no number").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(9000) '",
        "1 2 (9000) \"",
        "<39303030> Tj",
        "[(90) -10 (00)] TJ",
        "T* (9000) Tj",
        "% Do\n(9000) Tj",
        "] (9000) Tj",
        "1 0 0 1 -2 .5 Tm +3 w (9000) Tj",
        "/G 9 Tf (9000) Tj",
        "(90) Tj 1 0 Td (00) Tj"
      })
  void everyWayToDrawWords(String drawn) {
    assertThat(shows(drawn, "1000")).isTrue();
    assertThat(shows(drawn, "9000")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(9000) Tj /X Do",
        "/X Do (9000) Tj",
        "[(9000) /x] TJ",
        "(9000) TJ",
        "/x Tj",
        "(9000) Tj /H 9 Tf (1) Tj",
        "9 9 Tf (9000) Tj",
        "(9000\\177) Tj",
        "(9000\\037) Tj",
        "(9000\\200) Tj",
        "(9000) Tj (not closed",
        "% (9000) Tj"
      })
  void whatCannotBeToldIsNotOther(String drawn) {
    assertThat(shows(drawn, "1000")).isFalse();
  }

  /** What a picture shows nobody can tell, but no writer draws words so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(9000) Tj /I Do",
        "/I Do (9000) Tj",
        "/S sh (9000) Tj",
        "(9000) Tj BI",
        "/H 9 Tf (9000) Tj /I Do",
        "/I Do (not closed"
      })
  void picturesAreOther(String drawn) {
    assertThat(shows(drawn, "9000")).isTrue();
    assertThat(isOther(drawn, "[(9000)]", PLAIN)).as("no text").isTrue();
  }

  @Test
  void lettersThatAreDrawingsAreOther() {
    assertThat(isOther(OTHER, "(9000)", "/Subtype/Type3")).isTrue();
    assertThat(isOther("BT /F 9 Tf ET", "(9000)", "/Subtype/Type3")).isFalse();
  }

  @Test
  void statesAreOther() {
    assertThat(isOtherIn("<</AP<</N<</A 3 0 R>>>>/AS/A/V(1)>>", OTHER, PLAIN)).isTrue();
  }

  @Test
  void wordsWithoutAFontAreNotTold() {
    assertThat(isOther("BT (9000) Tj ET", "(1000)", PLAIN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Subtype/Type1/BaseFont/Symbol",
        "/Subtype/Type1/BaseFont/ZapfDingbats",
        "/Subtype/Type1",
        "/BaseFont/Helvetica",
        "/Subtype/Type0/BaseFont/Helvetica",
        "/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile 3 0 R>>",
        "/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 3 0 R>>",
        "/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile3 3 0 R>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[57/one]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[31/a/b]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[1/a 126/b]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[32/b]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[1.5/b]>>"
      })
  void fontsThatMayDrawAnything(String font) {
    assertThat(isOther(OTHER, "(1000)", font)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN,
        "/Subtype/TrueType/BaseFont/A/FontDescriptor<</Flags 32>>",
        "/Subtype/MMType1/BaseFont/A/Encoding/WinAnsiEncoding",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[127/a 200/b]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[30/a/b]>>",
        "/Subtype/Type1/BaseFont/A/Encoding<</Differences[/a]>>"
      })
  void fontsOfTheUsualLetters(String font) {
    assertThat(isOther(OTHER, "(1000)", font)).isTrue();
  }

  @Test
  void widgetsWithoutAPictureAndValuesThatAreNoWords() {
    assertThat(isOtherIn("<</AP<</N 7>>/V(1000)>>", OTHER, PLAIN)).isFalse();
    assertThat(isOtherIn("<</V(1000)>>", OTHER, PLAIN)).isFalse();
    assertThat(isOther(OTHER, "/1000", PLAIN)).isFalse();
  }

  @Test
  void picturesTooDeepToReadAreRefused() {
    String deep = "[".repeat(Limits.DEFAULT.maxDepth() + 2) + " TJ";
    assertThatThrownBy(() -> shows(deep, "1000"))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED"));
  }
}
