package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 32000-2, 7.5.8.2: what a cross-reference stream says of itself without other objects. */
class XrefShapeTest {
  private static final String SOUND = "/Size 9/W[1 2 1]/Length 40";

  private static boolean isDirect(String entries) {
    PdfBytes bytes = PdfBytes.of(("<<" + entries + ">>").getBytes(StandardCharsets.ISO_8859_1));
    PdfObject object = new PdfScanner(bytes, new Deadline(Limits.DEFAULT)).object();
    return XrefShape.isDirect((Dictionary) object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/Index[0 9]",
        "/DecodeParms<</Predictor 12/Columns 4>>",
        "/DecodeParms[null<</Predictor 12>>]",
        "/Filter/FlateDecode",
        "/Filter[/FlateDecode]",
        "/Filter[]",
        "/Root 1 0 R/Prev 5"
      })
  void everyReaderFindsItsEntries(String more) {
    assertThat(isDirect(SOUND + more)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Index 5 0 R",
        "/Index[0 1]/Index[0 9]",
        "/Index[0 9 5]",
        "/DecodeParms 5 0 R",
        "/DecodeParms[5 0 R]",
        "/DecodeParms[null<</Columns 5 0 R>>]",
        "/DecodeParms<</Predictor 12/Columns 5 0 R>>",
        "/Filter 5 0 R",
        "/Filter null",
        "/Filter/Crypt",
        "/Filter[/ASCIIHexDecode/FlateDecode]",
        "/XRefStm 5"
      })
  void othersMustBeReadFirst(String more) {
    assertThat(isDirect(SOUND + more)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/W[1 2 1]/Length 40",
        "/Size 0/W[1 2 1]/Length 40",
        "/Size -1/W[1 2 1]/Length 40",
        "/Size 5 0 R/W[1 2 1]/Length 40",
        "/Size 8388609/W[1 2 1]/Length 40",
        "/Size 9/W 5 0 R/Length 40",
        "/Size 9/W[1 2 1 1]/Length 40",
        "/Size 9/W[1 2]/Length 40",
        "/Size 9/W[1 2 1]",
        "/Size 9/W[2 2 1]/Length 40",
        "/Size 9/W[1.0 2 1]/Length 40",
        "/Size 9/W[(1)2 1]/Length 40",
        "/Size 9/W[1 2 1]/Length 5 0 R"
      })
  void whatIsMissing(String entries) {
    assertThat(isDirect(entries)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8_388_608})
  void sizes(int size) {
    assertThat(isDirect(SOUND.replace("/Size 9", "/Size " + size))).isTrue();
  }
}
