package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for a second dictionary finds it wherever it stands, and nothing else. */
class ByteRangeClaimsTest {
  private static final int LENGTH = 40_000;
  private static final int HOLE = 30_000;
  private static final int HOLE_END = 31_000;

  /** As many signed bytes as there are, with the hole elsewhere. */
  private static final String OTHER = "/ByteRange [0 1000 2000 38000]";

  private static boolean found(String words, int at) {
    byte[] bytes = new byte[LENGTH];
    Arrays.fill(bytes, (byte) 'e');
    byte[] put = words.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(put, 0, bytes, at, put.length);
    return new ByteRangeClaims(PdfBytes.of(bytes), new Deadline(Limits.DEFAULT))
        .another(HOLE, HOLE_END, LENGTH);
  }

  @Test
  void foundAtEveryPlaceOfTheSignedBytes() {
    for (int at = 0; at + OTHER.length() <= HOLE; at = at == 60 ? 16_300 : at + 1) {
      assertThat(found(OTHER, at)).as("at %d", at).isTrue();
    }
    for (int at = HOLE_END; at < HOLE_END + 60; at++) {
      assertThat(found(OTHER, at)).as("at %d", at).isTrue();
    }
    assertThat(found(OTHER, LENGTH - OTHER.length())).isTrue();
  }

  @Test
  void notFoundInTheHoleOrAcrossItsBorders() {
    assertThat(found(OTHER, HOLE)).isFalse();
    assertThat(found(OTHER, HOLE - 1)).isFalse();
    assertThat(found(OTHER, HOLE_END - 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ByteRange[0 1000 2000 38000]",
        "/ByteRange\r\n[ 0\t1000\n2000 38000 ]",
        "/ByteRange[00 +1000 0002000 38000]",
        "/ByteRange [0 30000 30500 9000]"
      })
  void theWaysToWriteIt(String words) {
    assertThat(found(words, 100)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ByteRange[0 30000 31000 9000]",
        "/ByteRange[0 1000 2000 38001]",
        "/ByteRange[1 1000 2000 38000]",
        "/ByteRange[0 1000 2000 38000 5]",
        "/ByteRange[0 1000 2000]",
        "/ByteRange[0 9999999999999999999 2000 38000]",
        "/ByteRange 12 0 R",
        "/ByteRanger[0 1000 2000 38000]",
        "/ByteRange"
      })
  void itsOwnRangeThatOfAnEarlierRevisionAndOtherThings(String words) {
    assertThat(found(words, 100)).isFalse();
  }
}
