package cn.sidian.core.internal.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Certificates, section 13: CBOR in one deterministic spelling (RFC 8949, 4.2.1)")
class CborReaderTest {
  private static Cbor read(String hex) {
    return CborReader.read(HexFormat.of().parseHex(hex), 100);
  }

  @ParameterizedTest(name = "{2}: {0}")
  @CsvSource(
      textBlock =
          """
          1800, byte 0, a number below 24 in two bytes
          190010, byte 0, a number below 256 in three bytes
          1a00001000, byte 0, a number below 65536 in five bytes
          1b00000000ffffffff, byte 0, a number of 32 bits in nine bytes
          3800, byte 0, a negative number that is not in its shortest form
          5800, byte 0, a length that is not in its shortest form
          9fff, byte 0, an array of indefinite length
          bf0001ff, byte 0, a map of indefinite length
          7f6161ff, byte 0, a text of indefinite length
          5f4161ff, byte 0, bytes of indefinite length
          a200010002, byte 3, a key given twice
          a201010001, byte 3, keys out of order
          a2616201616100, byte 4, texts out of order
          a1800001, byte 1, an array as a key
          5a7fffffff, byte 0, a byte string of 2^31
          5a80000000, byte 0, a byte string of more than 2^31
          7b7fffffffffffffff, byte 0, a text of 2^63
          5bffffffffffffffff, byte 0, a length beyond 2^63
          9a7fffffff, byte 0, an array of 2^31
          ba7fffffff, byte 0, a map of 2^31
          1bffffffffffffffff, byte 0, a number beyond 63 bits
          0000, byte 1, bytes behind the end
          82, byte 0, an array that is cut
          6261, byte 0, a text that is cut
          61ff, byte 0, text that is not UTF-8
          62c080, byte 0, an overlong NUL
          63eda080, byte 0, half of a surrogate pair
          c101, byte 0, a tag
          f4, byte 0, a simple value
          f90000, byte 0, floating point
          1c, byte 0, a reserved length
          """)
  void refusesWithThePlace(String hex, String place, String what) {
    assertThatThrownBy(() -> read(hex))
        .as(what)
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("CBOR_MALFORMED");
              assertThat(e.place()).isEqualTo(place);
            });
  }

  @Test
  void emptyInputEndsTooEarly() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("ends too early");
  }

  @Test
  void depthAndItemsAreLimited() {
    assertThatThrownBy(() -> read("81".repeat(50) + "00")).hasMessageContaining("LIMIT_EXCEEDED");
    assertThatThrownBy(() -> read("98c8" + "00".repeat(200)))
        .hasMessageContaining("LIMIT_EXCEEDED");
  }

  @Test
  void readsWhatIsRight() {
    assertThat(read("a2006161 20820143010203".replace(" ", "")))
        .isEqualTo(
            Cbor.map()
                .put(-1, Cbor.array(Cbor.of(1), Cbor.of(new byte[] {1, 2, 3})))
                .put(0, Cbor.of("a"))
                .build());
  }

  @Test
  void theWriterTakesNoHalfPairsAndNoKeyTwice() {
    assertThatThrownBy(() -> Cbor.of("\ud800")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cbor.map().put(1, Cbor.of(1)).put(1, Cbor.of(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
