package cn.sidian.core.internal.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The own reader and writer against each other, and against Jackson's. */
class CborPropertyTest {
  private static final ObjectMapper JACKSON = new CBORMapper();

  @Property(tries = 2_000)
  void whatIsWrittenIsReadAsTheSame(@ForAll("values") Cbor value) {
    assertThat(CborReader.read(CborWriter.write(value), 10_000)).isEqualTo(value);
  }

  @Property(tries = 1_000)
  void jacksonReadsWhatIsWritten(@ForAll("values") Cbor value) throws IOException {
    compare(value, JACKSON.readTree(CborWriter.write(value)));
  }

  @Property(tries = 5_000)
  void whatIsReadHasNoOtherSpelling(@ForAll byte[] noise) {
    try {
      Cbor value = CborReader.read(noise, 1_000);
      assertThat(CborWriter.write(value)).isEqualTo(noise);
    } catch (SidianException e) {
      assertThat(e.code()).isIn("CBOR_MALFORMED", "LIMIT_EXCEEDED");
    }
  }

  @Property(tries = 3_000)
  void oneChangedByteIsReadAsAnotherValueOrNotAtAll(
      @ForAll("values") Cbor value, @ForAll int where, @ForAll byte what) {
    byte[] encoded = CborWriter.write(value);
    int at = Math.floorMod(where, encoded.length);
    byte[] changed = encoded.clone();
    changed[at] = what;
    if (Arrays.equals(changed, encoded)) {
      return;
    }
    try {
      assertThat(CborReader.read(changed, 10_000)).isNotEqualTo(value);
    } catch (SidianException e) {
      assertThat(e.place()).startsWith("byte ");
    }
  }

  @Property(tries = 1_000)
  void everyCutIsFound(@ForAll("values") Cbor value, @ForAll int where) {
    byte[] encoded = CborWriter.write(value);
    byte[] cut = Arrays.copyOf(encoded, Math.floorMod(where, encoded.length));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> CborReader.read(cut, 10_000))
        .isInstanceOf(SidianException.class);
  }

  private static void compare(Cbor value, JsonNode node) throws IOException {
    if (value instanceof Cbor.Int number) {
      assertThat(node.isIntegralNumber()).isTrue();
      assertThat(node.bigIntegerValue()).isEqualTo(java.math.BigInteger.valueOf(number.value()));
    } else if (value instanceof Cbor.Text text) {
      assertThat(node.textValue()).isEqualTo(text.value());
    } else if (value instanceof Cbor.Bytes bytes) {
      assertThat(node.binaryValue()).isEqualTo(bytes.content());
    } else if (value instanceof Cbor.Array array) {
      assertThat(node.size()).isEqualTo(array.items().size());
      for (int i = 0; i < node.size(); i++) {
        compare(array.items().get(i), node.get(i));
      }
    } else if (value instanceof Cbor.Dictionary map) {
      assertThat(node.size()).isEqualTo(map.entries().size());
      Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
      for (Cbor own : map.entries().values()) {
        compare(own, fields.next().getValue());
      }
    }
  }

  @Provide
  Arbitrary<Cbor> values() {
    return value(3);
  }

  private static Arbitrary<Cbor> value(int depth) {
    Arbitrary<Cbor> numbers =
        Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.of(
                    0L,
                    23L,
                    24L,
                    255L,
                    256L,
                    65535L,
                    65536L,
                    4294967295L,
                    4294967296L,
                    -24L,
                    -25L,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE))
            .map(Cbor::of);
    Arbitrary<Cbor> texts =
        Arbitraries.strings().ofMaxLength(40).filter(CborPropertyTest::isText).map(Cbor::of);
    Arbitrary<Cbor> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Cbor::of);
    if (depth == 0) {
      return Arbitraries.oneOf(numbers, texts, bytes);
    }
    Arbitrary<List<Cbor>> items = value(depth - 1).list().ofMaxSize(5);
    Arbitrary<Cbor> arrays = items.map(Cbor::array);
    Arbitrary<Cbor> maps =
        Arbitraries.maps(Arbitraries.longs(), value(depth - 1))
            .ofMaxSize(5)
            .map(
                entries -> {
                  Cbor.MapBuilder map = Cbor.map();
                  entries.forEach(map::put);
                  return map.build();
                });
    return Arbitraries.oneOf(numbers, texts, bytes, arrays, maps);
  }

  private static boolean isText(String text) {
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
