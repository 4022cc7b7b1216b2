package cn.sidian.seal.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place that decides what an object is. */
class UsagesTest {
  /** A file in which the object with the highest number stands in an object stream. */
  private static PdfDocument document(int stream, String highest) {
    String[] bodies = new String[7];
    bodies[1] = "<</Type/Catalog/Pages 7 0 R>>";
    bodies[6] = "4";
    String content = "7 0 " + highest;
    bodies[stream] =
        "<</Type/ObjStm/N 1/First 6 0 R/Length "
            + content.length()
            + ">>\nstream\n"
            + content
            + "\nendstream";
    StringBuilder file = new StringBuilder("%PDF-1.7\n");
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < bodies.length; i++) {
      int at = file.length();
      entries.append(bodies[i] == null ? '\0' : '\1').append((char) at).append('\0');
      if (bodies[i] != null) {
        file.append(i).append(" 0 obj\n").append(bodies[i]).append("\nendobj\n");
      }
    }
    entries.append('\2').append((char) stream).append('\0');
    int start = file.length();
    file.append("2 0 obj\n<</Type/XRef/Size 9/Root 1 0 R/W[1 1 1]/Index[0 8]/Length ")
        .append(entries.length())
        .append(">>\nstream\n")
        .append(entries)
        .append("\nendstream\nendobj\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n");
    return PdfDocument.open(
        PdfBytes.of(file.toString().getBytes(StandardCharsets.ISO_8859_1)), Limits.DEFAULT, null);
  }

  /** ISO 32000-2, 7.5.7: who changes where an object stream starts changes what is in it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void startOfAnObjectStreamIsUsedByTheStream(int stream) {
    PdfDocument document = document(stream, "(compressed)");
    assertThat(document.highestObject()).isEqualTo(7);
    assertThat(document.objectStreamNumbers().stream()).containsExactly(stream);
    Usages usages = Usages.of(document, number -> number == 6 || number == 7);
    assertThat(usages.of(6)).containsExactly(new Usage(stream, "/First"));
    assertThat(usages.of(7)).containsExactly(new Usage(1, "/Pages"));
    assertThat(usages.reached()).containsExactlyInAnyOrder(6, 7);
  }

  @Test
  void arraysInArraysOfTheHighestObject() {
    assertThat(Usages.of(document(5, "[[6 0 R]6 0 R]"), number -> number == 6).of(6))
        .containsExactlyInAnyOrder(
            new Usage(5, "/First"), new Usage(7, "[][]"), new Usage(7, "[]"));
  }
}
