package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like an object to a program that searches a file for its objects. */
class KeywordMarksTest {
  private static final int CHUNK = 64 << 10;

  private static boolean hasOthers(String text, long from, long to, Long... known) {
    return new KeywordMarks(
            PdfBytes.of(text.getBytes(StandardCharsets.ISO_8859_1)), new Deadline(Limits.DEFAULT))
        .hasOthers(from, to, Set.of(known));
  }

  private static boolean hasOthers(String text) {
    return hasOthers(text, 0, text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4 0 obj",
        "x4 0 obj",
        "4\r0\nobj<<",
        "4 0obj",
        "4 19obj",
        "4 %words\n0 %more\robj",
        "trailer<<",
        "xtrailer %words\n <</Root"
      })
  void whatASearchFinds(String words) {
    assertThat(hasOthers(words)).isTrue();
    for (int behind = 0; behind <= words.length(); behind++) {
      String text = "-".repeat(CHUNK - behind) + words + "-".repeat(40);
      assertThat(hasOthers(text)).as("%d before the end of what is read at once", behind).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o",
        "obj",
        "0 obj",
        " 0 obj",
        "x 0 obj",
        "4 x obj",
        "4 0 ob",
        "4 0 endobj",
        "4-0 obj",
        "trailer",
        "trailer <",
        "traile<<",
        "trailer x<<",
        "% 4 0\n x obj"
      })
  void whatNoSearchFinds(String words) {
    assertThat(hasOthers(words)).isFalse();
    assertThat(hasOthers("-".repeat(CHUNK) + words)).isFalse();
  }

  @Test
  void keywordsThatCount() {
    assertThat(hasOthers("4 0 obj", 0, 7, 4L)).isFalse();
    assertThat(hasOthers("4 0 obj", 0, 7, 3L)).isTrue();
    assertThat(hasOthers("trailer<<", 0, 9, 0L)).isFalse();
    assertThat(hasOthers("trailer<<", 0, 9, 1L)).isTrue();
    String far = "-".repeat(CHUNK + 9);
    assertThat(hasOthers(far + "4 0 obj trailer<<", 0, far.length() + 17L, far.length() + 4L))
        .isTrue();
    assertThat(
            hasOthers(
                far + "4 0 obj trailer<<",
                0,
                far.length() + 17L,
                far.length() + 4L,
                far.length() + 8L))
        .isFalse();
  }

  @Test
  void onlyThePartThatIsAskedFor() {
    assertThat(hasOthers("4 0 obj 5 0 obj", 7, 9)).isFalse();
    assertThat(hasOthers("4 0 obj 5 0 obj", 7, 15)).isTrue();
    assertThat(hasOthers("4 0 obj", 1, 7)).as("its number is signed").isFalse();
    assertThat(hasOthers("4 0 objx", 0, 6)).isFalse();
    assertThat(hasOthers("trailer<<", 0, 8)).isFalse();
  }

  /** Numbers that stand so far before the word that nobody looks there are numbers nevertheless. */
  @Test
  void numbersFarBeforeTheWord() {
    assertThat(hasOthers("4 0" + " ".repeat(255) + "obj")).isTrue();
    assertThat(hasOthers("4 0" + " ".repeat(256) + "obj")).isTrue();
    assertThat(hasOthers("4 0 %" + "x".repeat(300) + "\nobj")).isTrue();
    assertThat(hasOthers("x" + " ".repeat(250) + "obj")).isFalse();
    assertThat(hasOthers("x".repeat(400) + " obj")).isFalse();
  }
}
