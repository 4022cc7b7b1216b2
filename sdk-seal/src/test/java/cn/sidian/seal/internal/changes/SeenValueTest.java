package cn.sidian.seal.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 32000-2, 12.7.5: a value that people see as the same is the same. */
class SeenValueTest {
  private static final PdfDocument DOCUMENT =
      PdfDocument.open(
          PdfBytes.of(
              "%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n"
                  .getBytes(StandardCharsets.ISO_8859_1)),
          Limits.DEFAULT,
          null);

  private static String of(PdfObject value) {
    return String.valueOf(SeenValue.of(DOCUMENT, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one two",
        "one two ",
        " one\u00a0 two",
        "one\u200b two",
        "\u001ben\u001bone two",
        "one two\u0000",
        "one\u3164 two\ufe0f"
      })
  void whatNoFontDrawsIsNotSeen(String text) {
    assertThat(of(Text.text(text))).isEqualTo("one two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onetwo", "One two", "one, two", "o\u0308ne two"})
  void othersAreOthers(String text) {
    assertThat(of(Text.text(text))).isNotEqualTo("one two");
  }

  @Test
  void nothingListsAndWhatIsNoText() {
    assertThat(of(Null.NULL)).isEmpty();
    assertThat(of(Text.text(""))).isEmpty();
    assertThat(of(Array.of(Text.text("one "), Text.text("two")))).isEqualTo("one, two");
    assertThat(of(Array.of(Text.text("one")))).isEqualTo(of(Text.text("one")));
    assertThat(SeenValue.of(DOCUMENT, new Name("one"))).isNull();
  }
}
