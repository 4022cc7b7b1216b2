package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WD-21: later revisions that change nothing by the words of the standard, and yet one viewer or
 * another shows a page that nobody sealed: MuPDF, poppler, Ghostscript and pdfium did.
 */
class OtherReadersTest {
  private static final String PAGE =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
          + "/Resources<</Font<</F1 5 0 R>>>>>>";
  private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  private static final String STALE = "BT /F1 99 Tf (9000) Tj ET";

  private final StringBuilder text = new StringBuilder();
  private int previous;
  private int size = 100;
  private List<LaterChange> changes = List.of();

  OtherReadersTest() {
    open(Signers.RSA.seal(TinyPdf.onePage()));
  }

  private OtherReadersTest open(byte[] file) {
    text.setLength(0);
    text.append(new String(file, StandardCharsets.ISO_8859_1));
    int start = text.lastIndexOf("startxref") + "startxref\n".length();
    previous = Integer.parseInt(text.substring(start).split("\n", 2)[0]);
    return this;
  }

  private OtherReadersTest sealed() {
    size = 200;
    return open(
        Signers.seal(
            Signers.RSA.builder(Signers.RSA.signer()).build(),
            text.toString().getBytes(StandardCharsets.ISO_8859_1),
            SealPlacement.invisible()));
  }

  private int object(int number, String body) {
    return object(number, 0, body);
  }

  private int object(int number, int generation, String body) {
    int at = text.length();
    text.append(number).append(' ').append(generation);
    text.append(" 0 obj\n".substring(2)).append(body).append("\nendobj\n");
    return at;
  }

  private static String entry(int offset) {
    return String.format(Locale.ROOT, "%010d 00000 n\r\n", offset);
  }

  private static String binary(int width, int... entries) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < entries.length; i += 3) {
      data.append("\0".repeat(width - 1)).append((char) entries[i]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        data.append((char) (entries[i + 1] >> shift & 0xFF));
      }
      data.append((char) entries[i + 2]);
    }
    return data.toString();
  }

  private int section(int number, int width, String index, int... entries) {
    return object(
        number,
        Later.stream(
            "/Type/XRef/Size 100/Root 1 0 R/W["
                + width
                + " 4 1]/Index["
                + index
                + "]/Prev "
                + previous,
            binary(width, entries)));
  }

  private OtherReadersTest end(int startxref) {
    text.append("startxref\n").append(startxref).append("\n%%EOF\n");
    previous = startxref;
    return this;
  }

  private int table(String entries) {
    int at = text.length();
    text.append("xref\n").append(entries);
    text.append("trailer\n<</Size ").append(size).append("/Root 1 0 R/Prev ").append(previous);
    text.append(">>\n");
    return at;
  }

  private LaterChanges verify() {
    var report =
        Facts.verify(
            text.toString().getBytes(StandardCharsets.ISO_8859_1),
            Signers.RSA.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    changes = report.signatures().get(0).changes();
    return Objects.requireNonNull(report.signatures().get(0).laterChanges());
  }

  private void isForbidden(String... rules) {
    assertThat(verify()).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(changes).extracting(LaterChange::rule).contains(rules);
  }

  /** MuPDF takes the stream of the cross references for the object of its number. */
  @Test
  void numberOfTheSectionIsThatOfASealedObject() {
    end(section(4, 1, "95 1", 1, object(95, "(new)"), 0)).isForbidden("OBJECT_CHANGED");
  }

  @Test
  void numberOfTheSectionIsThatOfAFreeEntry() {
    end(section(4, 1, "4 1", 0, 0, 0)).isForbidden("OBJECT_CHANGED");
  }

  /** The page names something that is not there. */
  @Test
  void numberOfTheSectionFillsAGap() {
    open(TinyPdf.onePage());
    end(table("3 1\n" + entry(object(3, PAGE.replace("4 0 R", "[4 0 R 98 0 R]")))));
    OtherReadersTest sealed = sealed();
    sealed
        .end(sealed.section(98, 1, "95 1", 1, sealed.object(95, "(new)"), 0))
        .isForbidden("MISSING_OBJECT_FILLED");
  }

  @Test
  void numberOfTheSectionIsThatOfAnotherEntry() {
    int other = object(99, "(new)");
    end(section(99, 1, "99 1", 1, other, 0)).isForbidden("REVISION_AMBIGUOUS");
  }

  /** The section need not name itself. */
  @Test
  void sectionOfANewNumberIsPermitted() {
    assertThat(end(section(99, 1, "95 1", 1, object(95, "(new)"), 0)).verify())
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(end(section(98, 1, "98 1", 1, text.length(), 0)).verify())
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** An older section may get its entry late. */
  @Test
  void entryOfAnOlderSectionIsPermitted() {
    int section = section(99, 1, "95 1", 1, object(95, "(new)"), 0);
    end(section);
    assertThat(end(table("99 1\n" + entry(section))).verify()).isEqualTo(LaterChanges.PERMITTED);
  }

  /** Ghostscript and poppler search the file then. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 8})
  void kindOfMoreThanAByte(int width) {
    int added = object(95, "(new)");
    end(section(99, width, "95 1", 1, added, 0)).isForbidden("REVISION_AMBIGUOUS");
  }

  /** Poppler searches the file for its objects where it meets a kind that it does not know. */
  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void kindThatIsNone(int kind) {
    int added = object(95, "(new)");
    end(section(99, 1, "94 2", kind, 0, 0, 1, added, 0)).isForbidden("REVISION_AMBIGUOUS");
  }

  @Test
  void freeEntryOfASectionIsPermitted() {
    int added = object(95, "(new)");
    assertThat(end(section(99, 1, "94 2", 0, 0, 0, 1, added, 0)).verify())
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** Object streams that some viewers read to another end than others, or not at all. */
  enum Stream {
    ENDS_IN_ANOTHER("5 0 97 6 ", FONT, 2),
    BEHIND_ANOTHER("97 47 5 0 ", FONT + "(new)", 2),
    FEWER_THAN_STATED("5 0 97 47 ", FONT + "(new) ", 3),
    NOT_WHERE_IT_IS_STATED("5 1 97 48 ", "x" + FONT + "(new)", 2),
    WORDS_BETWEEN("5 0 97 49 ", FONT + " x(new)", 2),
    NUMBER_ZERO("0 0 5 5 97 56 ", "null " + FONT + "    (new)", 3),
    WORDS_BEFORE("5 0 97 47 x ", FONT + "(new)", 2);

    private final String header;
    private final String data;
    private final int count;

    Stream(String header, String data, int count) {
      this.header = header;
      this.data = data;
      this.count = count;
    }
  }

  private OtherReadersTest compressed(String header, String data, int count, int... entries) {
    int stream =
        object(
            98,
            Later.stream("/Type/ObjStm/N " + count + "/First " + header.length(), header + data));
    int[] all = Arrays.copyOf(entries, entries.length + 3);
    all[entries.length] = 1;
    all[entries.length + 1] = stream;
    return end(section(99, 1, entries.length == 9 ? "0 1 5 1 97 2" : "5 1 97 2", all));
  }

  @ParameterizedTest
  @EnumSource
  void objectStreamThatReadersDisagreeOn(Stream stream) {
    switch (stream) {
      case NUMBER_ZERO ->
          compressed(stream.header, stream.data, stream.count, 2, 98, 0, 2, 98, 1, 2, 98, 2);
      case BEHIND_ANOTHER ->
          compressed(stream.header, stream.data, stream.count, 2, 98, 1, 2, 98, 0);
      default -> compressed(stream.header, stream.data, stream.count, 2, 98, 0, 2, 98, 1);
    }
    isForbidden("REVISION_UNLISTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n% words\n"})
  void objectStreamOfSoundObjectsIsPermitted(String between) {
    int second = FONT.length() + between.length();
    compressed("5 0 97 " + second + "\n", FONT + between + "(new)", 2, 2, 98, 0, 2, 98, 1);
    assertThat(verify()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(changes).isEmpty();
  }

  @Test
  void entryThatLeadsBackToASealedCopy() {
    open(TinyPdf.onePage());
    int font = object(5, FONT);
    int copy = object(5, FONT);
    object(4, Later.stream("", STALE));
    end(table("5 1\n" + entry(font)));
    OtherReadersTest sealed = sealed();
    sealed.end(sealed.table("5 1\n" + entry(copy))).isForbidden("REVISION_AMBIGUOUS");
  }

  /** The header of the copy names another generation, so that poppler searches the file. */
  @Test
  void entryThatLeadsBackToAnotherGeneration() {
    open(TinyPdf.onePage());
    int font = object(5, FONT);
    int copy = object(5, 7, FONT);
    end(table("5 1\n" + entry(font)));
    OtherReadersTest sealed = sealed();
    sealed.end(sealed.table("5 1\n" + entry(copy))).isForbidden("REVISION_AMBIGUOUS");
  }

  @Test
  void entryThatLeadsIntoASealedObjectStream() {
    open(TinyPdf.onePage());
    int first = object(98, Later.stream("/Type/ObjStm/N 1/First 4", "5 0 " + FONT));
    end(table("98 1\n" + entry(first)));
    OtherReadersTest sealed = sealed();
    sealed.end(sealed.section(99, 1, "5 1", 2, 98, 0)).isForbidden("REVISION_AMBIGUOUS");
  }

  @Test
  void entryOfAHiddenStreamThatLeadsBack() {
    open(TinyPdf.onePage());
    int copy = object(96, "(sealed)");
    end(table("95 1\n" + entry(object(95, "(new)"))));
    OtherReadersTest sealed = sealed();
    int hidden = sealed.section(99, 1, "96 1", 1, copy, 0);
    int at = sealed.table("96 1\n0000000000 00000 f\r\n");
    sealed.text.insert(sealed.text.lastIndexOf(">>"), "/XRefStm " + hidden);
    sealed.end(at).isForbidden("REVISION_AMBIGUOUS");
  }

  private OtherReadersTest tableBehindAStream(boolean compressed, UnaryOperator<String> stale) {
    open(TinyPdf.onePage());
    int font = object(5, FONT);
    text.append(stale.apply("5 0 obj\n" + FONT + "\nendobj\n"));
    if (compressed) {
      int stream = object(98, Later.stream("/Type/ObjStm/N 1/First 4", "5 0 " + FONT));
      end(section(97, 1, "5 1 98 1", 2, 98, 0, 1, stream, 0));
    } else {
      end(section(97, 1, "5 1", 1, font, 0));
    }
    sealed();
    return end(table("190 1\n" + entry(object(190, "(new)"))));
  }

  /** Ghostscript searches the file then, and finds a copy that is no longer in use. */
  @Test
  void tableBehindAStreamOfCrossReferences() {
    tableBehindAStream(false, copy -> copy).isForbidden("REVISION_AMBIGUOUS");
    tableBehindAStream(false, copy -> copy.replace(" 0 obj", "\0\t0\f\robj"))
        .isForbidden("REVISION_AMBIGUOUS");
    tableBehindAStream(true, copy -> copy).isForbidden("REVISION_AMBIGUOUS");
  }

  @Test
  void tableBehindAStreamWithNothingElseToFindIsPermitted() {
    for (String other :
        new String[] {"", "(5 objects)", "% 150 0 obj\n", "% obj\n", "%99999999999 0 obj\n"}) {
      assertThat(tableBehindAStream(false, copy -> other + "\n").verify())
          .as(other)
          .isEqualTo(LaterChanges.PERMITTED);
    }
  }

  /** All entries of the file once more, as some writers write them. */
  @Test
  void entriesAsTheyWereArePermitted() {
    int content = text.indexOf("4 0 obj");
    int font = text.indexOf("5 0 obj");
    assertThat(end(table("4 2\n" + entry(content) + entry(font))).verify())
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** The first object says that the file is linearized and how long it is. */
  private OtherReadersTest linearized(int length, boolean otherFront) {
    text.setLength(0);
    text.append("%PDF-1.7\n");
    int first = object(9, String.format(Locale.ROOT, "<</Linearized 1/L %010d>>", length));
    int objects = text.length();
    String[] all = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      PAGE,
      Later.stream("", STALE),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    };
    int[] offsets = new int[all.length + 1];
    for (int pass = 0; pass < 2; pass++) {
      text.setLength(objects);
      text.append("xref\n0 6\n0000000000 65535 f\r\n");
      for (int i = 0; i < all.length; i++) {
        text.append(entry(offsets[i]));
      }
      text.append("9 1\n").append(entry(first)).append("trailer\n<</Size 10/Root 1 0 R>>\n");
      for (int i = 0; i < all.length; i++) {
        offsets[i] = object(i + 1, all[i]);
      }
    }
    end(objects);
    if (otherFront) {
      end(table("4 1\n" + entry(object(4, Later.stream("", "BT (approved: 1000) Tj ET")))));
    }
    return sealed();
  }

  private OtherReadersTest padded(int length) {
    text.append(" ".repeat(length - text.length()));
    return this;
  }

  /** Poppler and PDF.js show the front of a file that is as long as it says, else its end. */
  @Test
  void lengthThatTheFileHasLater() {
    int sealed = linearized(0, true).text.length();
    linearized(sealed + 400, true);
    end(table("95 1\n" + entry(object(95, "(new)")))).padded(sealed + 400);
    isForbidden("REVISION_AMBIGUOUS");
    linearized(sealed + 400, true).padded(sealed + 400);
    isForbidden("REVISION_AMBIGUOUS");
  }

  @Test
  void lengthThatTheFileHadWhenItWasSealed() {
    int sealed = linearized(0, true).text.length();
    linearized(sealed, true);
    end(table("95 1\n" + entry(object(95, "(new)")))).isForbidden("REVISION_AMBIGUOUS");
  }

  /** Most linearized files: longer than they say as soon as they are sealed. */
  @Test
  void linearizedFileThatIsSealedIsPermitted() {
    linearized(2_000, false).end(table("95 1\n" + entry(object(95, "(new)"))));
    assertThat(verify()).isEqualTo(LaterChanges.PERMITTED);
  }

  /** The page as it was sealed, with another value of a key, or without it. */
  private String page(String value, String key) {
    int start = text.lastIndexOf("\n3 0 obj\n") + "\n3 0 obj\n".length();
    String without =
        text.substring(start, text.indexOf("\nendobj", start)).replace("/" + key + " null", "");
    String entry = value.isEmpty() ? "" : "/" + key + value;
    return without.substring(0, without.length() - 2) + entry + ">>";
  }

  /** What a page takes from above where it says nothing, it does not take where it says null. */
  @ParameterizedTest
  @ValueSource(strings = {"Resources", "CropBox", "Rotate"})
  void nullInThePlaceOfWhatIsInherited(String key) {
    open(TinyPdf.onePage());
    String page = PAGE.replace("/Resources<</Font<</F1 5 0 R>>>>", "");
    String pages =
        "<</Type/Pages/Kids[3 0 R]/Count 1/CropBox[0 0 99 99]/Rotate 90"
            + "/Resources<</Font<</F1 5 0 R>>>>>>";
    int first = object(2, pages);
    end(table("2 2\n" + entry(first) + entry(object(3, page))));
    byte[] file = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    OtherReadersTest absent = sealed();
    String withNull = page.replace("/Type", "/" + key + " null/Type");
    absent.end(absent.table("3 1\n" + entry(absent.object(3, absent.page(" null", key)))));
    absent.isForbidden("PAGE_CHANGED");

    open(file);
    end(table("3 1\n" + entry(object(3, withNull))));
    OtherReadersTest there = sealed();
    there
        .end(there.table("3 1\n" + entry(there.object(3, there.page("", key)))))
        .isForbidden("PAGE_CHANGED");
  }

  /** Writers that read nothing where null stands leave it out. */
  @Test
  void nullThatIsLeftOutIsPermitted() {
    open(TinyPdf.onePage());
    end(table("3 1\n" + entry(object(3, PAGE.replace("/Type", "/Thumb null/Type")))));
    OtherReadersTest sealed = sealed();
    sealed.end(sealed.table("3 1\n" + entry(sealed.object(3, sealed.page("", "Thumb")))));
    assertThat(sealed.verify()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(sealed.changes).isEmpty();
  }
}
