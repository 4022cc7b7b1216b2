package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every place where a revision may end is found, once, whatever was asked for before. */
class EndMarksTest {
  private static final String MARK = "%%EOF";
  private static final int PIECE = 64 << 10;

  /** What a reader of the whole file would find. */
  private static List<Long> behindEach(String file, long place) {
    List<Long> ends = new ArrayList<>();
    for (int at = file.indexOf(MARK); at >= 0; at = file.indexOf(MARK, at + 1)) {
      if (at >= place) {
        ends.add((long) at + MARK.length());
      }
    }
    return ends;
  }

  private static EndMarks marks(String file) {
    return new EndMarks(PdfBytes.of(file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of("%", "%%", MARK, "%%EO", "F", "\n", "E", "%E", "OF")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void asWhoReadsTheWholeFile(@ForAll("files") String file, @ForAll List<Byte> places) {
    EndMarks marks = marks(file);
    for (byte place : places) {
      long from = Math.min(file.length(), Math.abs(place));
      assertThat(marks.endsAfter(from)).isEqualTo(behindEach(file, from));
    }
  }

  @Test
  void acrossTheBordersOfWhatIsReadAtOnce() {
    for (int at = PIECE - 6; at <= PIECE + 6; at++) {
      for (int behind : new int[] {0, 1, 4, PIECE - MARK.length() - 1, PIECE}) {
        String file = "x".repeat(at) + MARK + "x".repeat(behind) + MARK + MARK;
        assertThat(marks(file).endsAfter(0)).isEqualTo(behindEach(file, 0));
        EndMarks later = marks(file);
        assertThat(later.endsAfter(at + 1)).isEqualTo(behindEach(file, at + 1));
        assertThat(later.endsAfter(at)).isEqualTo(behindEach(file, at));
        assertThat(later.endsAfter(0)).isEqualTo(behindEach(file, 0));
      }
    }
  }
}
