package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one revision read must not decide what another one sees. */
class ObjectsByPlaceTest {
  private final ObjectsByPlace objects = new ObjectsByPlace();

  private ObjectsByPlace.Found at(String file, int length) {
    PdfBytes bytes =
        PdfBytes.of(file.getBytes(StandardCharsets.ISO_8859_1)).prefix(Math.min(length, 1000));
    return Objects.requireNonNull(read(bytes));
  }

  private ObjectsByPlace.@Nullable Found read(PdfBytes bytes) {
    return objects.at(0, new PdfScanner(bytes, new Deadline(Limits.DEFAULT)), bytes.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 0 obj 12 0 R endobj ", "5 0 obj 12 %\n0 R endobj "})
  void numberThatALongerRevisionMakesAReference(String file) {
    int number = "5 0 obj 12 ".length();
    for (int round = 0; round < 2; round++) {
      assertThat(at(file, number).object().value()).isInstanceOf(Numeric.class);
      assertThat(at(file, number).end()).isEqualTo(-1);
      assertThat(at(file, 1000).object().value()).isEqualTo(new Reference(12, 0));
    }
  }

  @Test
  void wholeObjectIsReadOnceForAllRevisionsThatHoldIt() {
    String file = "5 0 obj <</A(b)>> endobj 6 0 obj";
    int end = file.indexOf(" 6");
    ObjectsByPlace.Found first = at(file, 1000);
    assertThat(first.end()).isEqualTo(end);
    assertThat(at(file, end + 1)).isSameAs(first);
    ObjectsByPlace.Found cut = at(file, end);
    assertThat(cut.object()).isEqualTo(first.object()).isNotSameAs(first.object());
    assertThat(cut.end()).isEqualTo(-1);
    assertThat(at(file, 1000)).isSameAs(first);
  }

  @Test
  void wordThatGoesOnInALongerRevision() {
    String file = "5 0 obj 12 endobject ";
    assertThat(at(file, "5 0 obj 12 endobj".length()).end()).isEqualTo(-1);
    assertThat(at(file, 1000).end()).isEqualTo(-1);
  }

  @Test
  void streamsAreNotShared() {
    String file = "5 0 obj <</Length 6>>stream\nendobj\nendstream endobj ";
    ObjectsByPlace.Found stream = at(file, 1000);
    assertThat(stream.object().value()).isInstanceOf(Stream.class);
    assertThat(stream.end()).isEqualTo(-1);
    assertThat(at(file, 1000)).isNotSameAs(stream);
  }

  @Test
  void nothingStartsThere() {
    assertThat(read(PdfBytes.of("5 0 R ".getBytes(StandardCharsets.ISO_8859_1)))).isNull();
    assertThat(read(PdfBytes.of(new byte[0]))).isNull();
  }

  @Test
  void oldObjectsAreForgotten() {
    StringBuilder file = new StringBuilder();
    int count = 10_001;
    for (int i = 1; i <= count; i++) {
      file.append(String.format("%05d 0 obj 0 endobj\n", i));
    }
    PdfBytes bytes = PdfBytes.of(file.toString().getBytes(StandardCharsets.ISO_8859_1));
    PdfScanner scanner = new PdfScanner(bytes, new Deadline(Limits.DEFAULT));
    int size = "00001 0 obj 0 endobj\n".length();
    ObjectsByPlace.Found first = objects.at(0, scanner, bytes.length());
    for (int i = 1; i < count - 1; i++) {
      objects.at((long) i * size, scanner, bytes.length());
    }
    assertThat(objects.at(0, scanner, bytes.length())).isSameAs(first);
    objects.at((long) (count - 1) * size, scanner, bytes.length());
    assertThat(objects.at(0, scanner, bytes.length())).isNotSameAs(first);
  }
}
