package cn.sidian.core.internal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9285. */
class Base45Test {
  @ParameterizedTest
  @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void vectorsOfTheRfc(String bytes, String text) {
    assertThat(Base45.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    assertThat(Base45.decode(text, 0)).isEqualTo(bytes.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "GGW,character 1",
    ":::,character 1",
    "BB8::,character 4",
    "A,character 1",
    "BB8A,character 4",
    "bb8,character 1",
    "B_8,character 2",
    "中BB,character 1"
  })
  void refusesWithThePlace(String text, String place) {
    assertThatThrownBy(() -> Base45.decode(text, 0))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("BASE45_MALFORMED");
              assertThat(e.place()).isEqualTo(place);
            });
  }

  @Property
  void thereAndBack(@ForAll byte[] bytes) {
    assertThat(Base45.decode("SD1:" + Base45.encode(bytes), 4)).isEqualTo(bytes);
  }

  @Property
  void oneTextForEachSequenceOfBytes(
      @ForAll
          @net.jqwik.api.constraints.StringLength(max = 12)
          @net.jqwik.api.constraints.CharRange(from = ' ', to = 'Z')
          String text) {
    try {
      assertThat(Base45.encode(Base45.decode(text, 0))).isEqualTo(text);
    } catch (SidianException e) {
      assertThat(e.code()).isEqualTo("BASE45_MALFORMED");
    }
  }
}
