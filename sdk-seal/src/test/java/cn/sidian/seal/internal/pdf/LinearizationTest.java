package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 32000-2, annex F: readers start at the front of a file that is as long as it states. */
class LinearizationTest {
  private static final String LENGTH = "L 0000";

  private static PdfDocument document(String file) {
    return PdfDocument.open(
        PdfBytes.of(file.getBytes(StandardCharsets.ISO_8859_1)), Limits.DEFAULT, null);
  }

  private static String section(int parameters, int catalog) {
    return "xref\n0 3\n0000000000 65535 f\r\n%010d 00000 n\r\n%010d 00000 n\r\n"
            .formatted(parameters, catalog)
        + "trailer<</Size 3/Root 2 0 R>>\n";
  }

  /** A file whose cross references stand in front, or in front and at the end. */
  private static String file(String afterDictionary, boolean atTheEndToo) {
    String head = "%PDF-1.7\n";
    String parameters = "1 0 obj\n<</Linearized 1/" + LENGTH + ">>" + afterDictionary;
    int front = head.length() + parameters.length();
    int catalog = front + section(0, 0).length();
    String body =
        head
            + parameters
            + section(head.length(), catalog)
            + "2 0 obj\n<</Type/Catalog>>\nendobj\n";
    int newest = atTheEndToo ? body.length() : front;
    String all =
        body
            + (atTheEndToo ? section(head.length(), catalog) : "")
            + "startxref\n"
            + newest
            + "\n%%EOF\n";
    return all.replace(LENGTH, "L %04d".formatted(all.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"endobj\n", "\nendobj\n", " \r\n endobj \r\n "})
  void crossReferencesInFrontAreThoseThatCount(String afterDictionary) {
    assertThat(Linearization.misleads(document(file(afterDictionary, false)))).isFalse();
  }

  @Test
  void otherCrossReferencesAtTheEnd() {
    String file = file("\nendobj\n", true);
    assertThat(Linearization.misleads(document(file))).isTrue();
    assertThat(Linearization.misleads(document(file + " "))).isFalse();
    assertThat(Linearization.misleads(document(file.replace("/Linearized", "/Delinearize"))))
        .isFalse();
  }
}
