package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SearchedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program finds that searches a file for its objects. */
class SearchedObjectsTest {
  private static final int CHUNK = 64 << 10;
  private static final int HIGHEST = 4;

  /** A file in which some words stand in the data of a stream behind all other objects. */
  private static boolean differ(int before, String words) {
    byte[] file =
        new TinyPdf()
            .object(1, "<</Type/Catalog>>")
            .object(3, "(text)")
            .object(HIGHEST, Later.stream("", "-".repeat(before) + words + "-".repeat(20)))
            .end("/Root 1 0 R");
    return SearchedObjects.differ(PdfDocument.open(PdfBytes.of(file), Limits.DEFAULT, null));
  }

  @ParameterizedTest
  @CsvSource({
    "3 0 obj,true",
    "3\t17  obj,true",
    "4 0 obj,true",
    "13 0 obj,false",
    "x3 0 obj,true",
    "2 0 obj,false",
    "5 0 obj,false",
    "9999999999 0 obj,false",
    "3 0 ob,false",
    "3 obj,false"
  })
  void lastOfEachNumberCounts(String words, boolean found) {
    assertThat(differ(10, words)).isEqualTo(found);
  }

  @Test
  void wordsAcrossTheEndOfWhatIsReadAtOnce() {
    for (int before = CHUNK - 300; before < CHUNK; before++) {
      assertThat(differ(before, "3 0 obj")).as("%d before", before).isTrue();
    }
  }

  /** What stands in front is found first and forgotten. */
  @Test
  void earlierOneDoesNotCount() {
    byte[] file =
        new TinyPdf()
            .object(1, "<</Type/Catalog>>")
            .object(2, "(3 0 obj)")
            .object(3, "(text)")
            .end("/Root 1 0 R");
    assertThat(SearchedObjects.differ(PdfDocument.open(PdfBytes.of(file), Limits.DEFAULT, null)))
        .isFalse();
  }
}
