package cn.sidian.core.status;

import static cn.sidian.core.status.StatusFixtures.ISSUER;
import static cn.sidian.core.status.StatusFixtures.NAME;
import static cn.sidian.core.status.StatusFixtures.NOON;
import static cn.sidian.core.status.StatusFixtures.PUBLISHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The payload is that of an IETF Token Status List; shards hold ten million entries at most. */
class StatusListFormatTest {

  /** The vectors were made by .ci/status-vectors, an independent program. */
  @Test
  void readsTheVectorsOfTheDraft() throws IOException {
    try (InputStream in =
        StatusListFormatTest.class.getResourceAsStream("token-status-list.json")) {
      JsonNode vectors = new ObjectMapper().readTree(Objects.requireNonNull(in)).get("vectors");
      assertThat(vectors.size()).isEqualTo(4);
      for (JsonNode vector : vectors) {
        int bits = vector.get("bits").intValue();
        int size = vector.get("size").intValue();
        byte[] lst = Base64.getUrlDecoder().decode(vector.get("lst").textValue());
        byte[] packed = Objects.requireNonNull(Zlib.inflate(lst, size * bits / 8));
        StatusEntries expected = StatusEntries.of(bits, size);
        for (Map.Entry<String, JsonNode> entry : vector.get("status").properties()) {
          expected.set(Integer.parseInt(entry.getKey()), entry.getValue().intValue());
        }
        assertThat(packed).isEqualTo(expected.packed());
      }
    }
  }

  @Test
  void thePayloadIsATokenStatusListInOurEnvelope() {
    StatusList list = StatusFixtures.list(2, NOON);
    SignedEnvelope envelope = SignedEnvelope.read(list.encoded(), 1 << 20);
    Cbor.Dictionary payload = (Cbor.Dictionary) CborReader.read(envelope.payload(), 100);
    Cbor.Dictionary inner = (Cbor.Dictionary) Objects.requireNonNull(payload.get(Cbor.of(9)));
    assertThat(inner.get(Cbor.of("bits"))).isEqualTo(Cbor.of(4));
    byte[] lst = ((Cbor.Bytes) Objects.requireNonNull(inner.get(Cbor.of("lst")))).content();
    assertThat(Zlib.inflate(lst, 500)).isEqualTo(StatusFixtures.entries().packed());
  }

  @Test
  void whatIsPublishedIsRead() {
    StatusList first = StatusFixtures.list(1, NOON.plusNanos(999_999_999));
    StatusList list = PUBLISHER.publishAfter(first.entries(), first, NOON.plusSeconds(60));
    StatusList read = StatusList.read(list.encoded());
    assertThat(read.head()).isEqualTo(list.head());
    assertThat(read.head().sequence()).isEqualTo(2);
    assertThat(read.head().previous()).isEqualTo(first.digest());
    assertThat(first.head().asOf()).isEqualTo(NOON);
    assertThat(read.digest()).isEqualTo(list.digest());
    assertThat(read.value(999)).hasValue(2);
    assertThat(read.value(1)).hasValue(15);
    assertThat(read.bits()).isEqualTo(4);
    assertThat(read.size()).isEqualTo(1_000);
  }

  @Property(tries = 300)
  void entriesStandForThemselves(
      @ForAll @IntRange(max = 3) int width,
      @ForAll @IntRange(min = 1, max = 70) int size,
      @ForAll long seed) {
    int bits = 1 << width;
    StatusEntries entries = StatusEntries.of(bits, size);
    int[] oracle = new int[size];
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < 100; i++) {
      int index = random.nextInt(size);
      oracle[index] = random.nextInt(1 << bits);
      entries.set(index, oracle[index]);
    }
    for (int i = 0; i < size; i++) {
      assertThat(entries.get(i)).isEqualTo(oracle[i]);
    }
  }

  @Test
  void inflatingStopsAtTheSignedSize() {
    byte[] bomb = Zlib.deflate(new byte[64 << 20]);
    assertLimit(payload(1_000, bomb));
    assertLimit(payload(10_000_001, Zlib.deflate(new byte[5_000_001])));
    assertLimit(payload(Long.MAX_VALUE, bomb));
    assertLimit(payload(1_000, Zlib.deflate(new byte[499])));
    assertLimit(payload(1_000, Zlib.deflate(new byte[501])));
    assertThat(StatusList.read(payload(1_000, Zlib.deflate(new byte[500]))).size())
        .isEqualTo(1_000);
  }

  @Test
  void aTailBehindTheCompressedDataIsFound() {
    byte[] lst = Zlib.deflate(new byte[500]);
    assertLimit(payload(1_000, java.util.Arrays.copyOf(lst, lst.length + 1)));
    assertLimit(payload(1_000, java.util.Arrays.copyOf(lst, lst.length - 1)));
    lst[lst.length - 1] ^= 1;
    assertLimit(payload(1_000, lst));
  }

  private static void assertLimit(byte[] encoded) {
    assertThatThrownBy(() -> StatusList.read(encoded))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIST_LIMIT"));
  }

  private static byte[] payload(long size, byte[] lst) {
    Cbor payload =
        Cbor.map()
            .put(0, Cbor.of(1))
            .put(1, Cbor.of(4))
            .put(2, Cbor.of(ISSUER))
            .put(3, Cbor.of(NAME))
            .put(4, Cbor.of(size))
            .put(5, Cbor.of(1))
            .put(6, Cbor.of(NOON.getEpochSecond()))
            .put(7, Cbor.of(NOON.getEpochSecond() + 60))
            .put(9, Cbor.map().put("bits", Cbor.of(4)).put("lst", Cbor.of(lst)).build())
            .build();
    return SignedEnvelope.sign(
            EnvelopeKind.STATUS,
            CborWriter.write(payload),
            StatusFixtures.SIGNER.signingKey(),
            AlgorithmNumbers.DEFAULT)
        .encoded();
  }

  @Test
  void wrongCallsSayWhatToDo() {
    assertThatThrownBy(() -> StatusEntries.of(3, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatusEntries.of(4, 10_000_001))
        .hasMessageContaining("begin another list");
    assertThatThrownBy(() -> StatusEntries.of(4, 10).set(10, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> StatusEntries.of(4, 10).set(1, 16))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
