package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * WD-21: later revisions that readers read in two ways; one shows the sealed page, the other a page
 * that nobody sealed.
 */
class TwoReadingsTest {
  private static final byte[] SEALED = Signers.RSA.seal(TinyPdf.onePage());
  private static final int SIZE = size(new String(SEALED, StandardCharsets.ISO_8859_1));
  private static final String FORGED =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Resources<<>>>>";

  private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  private static final String JUNK = "%words of a mail".repeat(40) + "\n";

  private final StringBuilder text = new StringBuilder();
  private int previous;
  private int page;
  private int size = 100;
  private List<LaterChange> changes = List.of();

  TwoReadingsTest() {
    open(SEALED);
  }

  private static int size(String file) {
    String behind = file.substring(file.lastIndexOf("/Size ") + "/Size ".length());
    return Integer.parseInt(behind.split("[^0-9]", 2)[0]);
  }

  private TwoReadingsTest open(byte[] file) {
    text.setLength(0);
    text.append(new String(file, StandardCharsets.ISO_8859_1));
    int start = text.lastIndexOf("startxref") + "startxref\n".length();
    previous = Integer.parseInt(text.substring(start).split("\n", 2)[0]);
    page = text.lastIndexOf("\n3 0 obj\n") + 1;
    return this;
  }

  private int object(int number, String body) {
    int at = text.length();
    text.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
    return at;
  }

  private String pageBody() {
    return text.substring(page + "3 0 obj\n".length(), text.indexOf("\nendobj", page));
  }

  private static String entry(int offset) {
    return String.format(Locale.ROOT, "%010d 00000 n\r\n", offset);
  }

  private static String binary(int... entries) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < entries.length; i += 3) {
      data.append((char) entries[i]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        data.append((char) (entries[i + 1] >> shift & 0xFF));
      }
      data.append((char) entries[i + 2]);
    }
    return data.toString();
  }

  private int crossReferences(String index, int... entries) {
    return object(
        99,
        Later.stream(
            "/Type/XRef/Size "
                + size
                + "/Root 1 0 R/W[1 4 1]/Index["
                + index
                + "]/Prev "
                + previous,
            binary(entries)));
  }

  private LaterChanges end(int startxref) {
    text.append("startxref\n").append(startxref).append("\n%%EOF\n");
    var report =
        Facts.verify(
            text.toString().getBytes(StandardCharsets.ISO_8859_1),
            Signers.RSA.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    changes = report.signatures().get(0).changes();
    return Objects.requireNonNull(report.signatures().get(0).laterChanges());
  }

  private LaterChanges table(String entries, String more) {
    int at = text.length();
    text.append("xref\n").append(entries);
    text.append("trailer\n<</Size 120/Root 1 0 R/Prev ").append(previous).append(more);
    text.append(">>\n");
    return end(at);
  }

  /** Some readers take the first entry of a number, others the last. */
  @Test
  void entryTwiceInATableIsForbidden() {
    int forged = object(3, FORGED);
    assertThat(table("3 1\n" + entry(forged) + "3 1\n" + entry(page), ""))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void entryTwiceInACrossReferenceStreamIsForbidden() {
    int forged = object(3, FORGED);
    assertThat(end(crossReferences("3 1 3 1", 1, forged, 0, 1, page, 0)))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** ISO 32000-2, 7.5.8.4: a reader without cross-reference streams sees another file. */
  @Test
  void hybridRevisionWithOtherEntriesIsForbidden() {
    int forged = object(3, FORGED);
    int hidden = crossReferences("3 1", 1, forged, 0);
    assertThat(table("3 1\n" + entry(page), "/XRefStm " + hidden))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** The table alone shows a forged page, with the hidden stream it is the sealed one. */
  @Test
  void hybridRevisionThatHidesASealedObjectIsForbidden() {
    int hidden = crossReferences("3 1", 1, page, 0);
    assertThat(table("3 1\n0000000000 00001 f\r\n", "/XRefStm " + hidden))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** An honest hybrid revision: what is new stands in its stream. */
  @Test
  void hybridRevisionWithNewObjectsIsPermitted() {
    int added = object(95, "(new)");
    int hidden = crossReferences("95 1", 1, added, 0);
    assertThat(table("95 1\n0000000000 00000 f\r\n", "/XRefStm " + hidden))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** The same, with the stream directly behind the signed bytes. */
  @Test
  void hybridRevisionThatStartsWithItsStreamIsPermitted() {
    int hidden = crossReferences("95 1", 1, 0, 0);
    int length = text.length() - hidden;
    text.setLength(hidden);
    crossReferences("95 1", 1, hidden + length, 0);
    object(95, "(new)");
    assertThat(table("95 1\n0000000000 00000 f\r\n", "/XRefStm " + hidden))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  private int objects(String header, String first, String second) {
    return object(
        98,
        Later.stream(
            "/Type/ObjStm/N 2/First " + header.length(), header + first + " " + second + " "));
  }

  private LaterChanges compressed(String numbers, int index, boolean forgedFirst) {
    String first = forgedFirst ? FORGED : pageBody();
    String second = forgedFirst ? pageBody() : FORGED;
    String[] two = numbers.split(" ", 2);
    String header = two[0] + " 0 " + two[1] + " " + (first.length() + 1) + " ";
    int stream = objects(header, first, second);
    int at = text.length();
    return end(crossReferences("3 1 97 3", 2, 98, index, 2, 98, 1, 1, stream, 0, 1, at, 0));
  }

  @Test
  void objectTwiceInAnObjectStreamIsForbidden() {
    assertThat(compressed("3 3", 1, false)).isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** Some readers go by the index of the entry, others by the number in the stream. */
  @Test
  void indexThatLeadsToAnotherObjectIsForbidden() {
    assertThat(compressed("3 97", 1, false)).isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void sameObjectInAnObjectStreamIsPermitted() {
    assertThat(compressed("3 97", 0, false)).isEqualTo(LaterChanges.PERMITTED);
  }

  /** What an object stream refers to decides which objects stand in it. */
  @Test
  void otherStartOfASealedObjectStreamIsForbidden() {
    TwoReadingsTest sealed = sealedWithObjectStream();
    int other = sealed.object(97, String.valueOf(4 + FONT.length()));
    assertThat(sealed.end(sealed.crossReferences("97 1", 1, other, 0)))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** Nothing refers to the stream, and its objects are found where they were. */
  @Test
  void sealedObjectStreamExchangedIsForbidden() {
    TwoReadingsTest sealed = sealedWithObjectStream();
    int other =
        sealed.object(
            98, Later.stream("/Type/ObjStm/N 1/First 4", "5 0 " + FONT.replace("Helvet", "Symb")));
    assertThat(sealed.end(sealed.crossReferences("98 1", 1, other, 0)))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(sealed.changes)
        .extracting(LaterChange::rule)
        .containsExactly("OBJECT_STREAM_OVERRIDDEN");
  }

  @Test
  void sealedObjectStreamFreedIsForbidden() {
    TwoReadingsTest sealed = sealedWithObjectStream();
    assertThat(sealed.end(sealed.crossReferences("98 1", 0, 0, 0)))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void sealedObjectStreamWrittenAgainOrLeftIsPermitted() {
    TwoReadingsTest again = sealedWithObjectStream();
    int start = again.text.indexOf("98 0 obj\n");
    String body = again.text.substring(start + 9, again.text.indexOf("\nendobj", start));
    int other = again.object(98, body);
    assertThat(again.end(again.crossReferences("98 1", 1, other, 0)))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(again.changes).isEmpty();
    TwoReadingsTest left = sealedWithObjectStream();
    int added = left.object(95, "(new)");
    assertThat(left.end(left.crossReferences("95 1", 1, added, 0)))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(left.changes).isEmpty();
  }

  /** References to it lead to nothing: the page shows nothing. */
  @Test
  void objectOfAnotherGenerationIsForbidden() {
    int start = text.indexOf("\n4 0 obj\n") + 9;
    String body = text.substring(start, text.indexOf("\nendobj", start));
    int at = text.length();
    text.append("4 1 obj\n").append(body).append("\nendobj\n");
    assertThat(table("4 1\n" + entry(at).replace("00000 n", "00001 n"), ""))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  private static TwoReadingsTest sealedWithObjectStream() {
    TwoReadingsTest prepared = new TwoReadingsTest().open(TinyPdf.onePage());
    int first = prepared.object(97, "4");
    int stream =
        prepared.object(
            98,
            Later.stream(
                "/Type/ObjStm/N 1/First 97 0 R",
                "5 0 " + FONT + FONT.replace("Helvetica", "Symbol")));
    int at = prepared.text.length();
    int table = prepared.crossReferences("5 1 97 3", 2, 98, 0, 1, first, 0, 1, stream, 0, 1, at, 0);
    prepared.text.append("startxref\n").append(table).append("\n%%EOF\n");
    TwoReadingsTest sealed = new TwoReadingsTest();
    sealed.size = 200;
    return sealed.open(
        Signers.seal(
            Signers.RSA.builder(Signers.RSA.signer()).build(),
            prepared.text.toString().getBytes(StandardCharsets.ISO_8859_1),
            SealPlacement.invisible()));
  }

  /** ISO 32000-2, 7.5.5: what is beyond the size is missing. */
  @Test
  void smallerSizeIsToBeLookedAt() {
    int at = text.length();
    text.append("xref\n0 1\n0000000000 65535 f\r\n");
    text.append("trailer\n<</Size 4/Root 1 0 R/Prev ").append(previous).append(">>\n");
    assertThat(end(at)).isEqualTo(LaterChanges.NOT_CHECKED);
  }

  private LaterChanges sized(String size) {
    int at = text.length();
    text.append("xref\n0 1\n0000000000 65535 f\r\n");
    text.append("trailer\n<<").append(size).append("/Root 1 0 R/Prev ").append(previous);
    text.append(">>\n");
    return end(at);
  }

  /** A sealed file with other words in the place of its size, which are at most as long. */
  private static TwoReadingsTest sealedWithSize(String words) {
    SignedFile file = SignedFile.of(Signers.RSA, SEALED);
    String size = "/Size " + SIZE;
    String padded = words + " ".repeat(size.length() - words.length());
    return new TwoReadingsTest().open(file.overwrite(file.find(size), padded).signed().bytes());
  }

  @Test
  void sizeByWhichTheLastObjectIsMissing() {
    assertThat(sized("/Size " + (SIZE - 1))).isEqualTo(LaterChanges.NOT_CHECKED);
    assertThat(open(SEALED).sized("/Size " + SIZE)).isEqualTo(LaterChanges.PERMITTED);
    assertThat(sealedWithSize("").sized("/Size 4")).isEqualTo(LaterChanges.NOT_CHECKED);
  }

  /** What was wrong when it was sealed is no later change. */
  @Test
  void sizeThatWasTooSmallWhenSealedIsPermitted() {
    assertThat(sealedWithSize("/Size 4").sized("/Size 4")).isEqualTo(LaterChanges.PERMITTED);
  }

  /** Some writers leave an empty revision with a wrong size; what is shown follows the last one. */
  @Test
  void smallerSizeOfAnEmptyRevisionInBetweenIsPermitted() {
    int empty = text.length();
    text.append("xref\n0 1\n0000000000 65535 f\r\n");
    text.append("trailer\n<</Size 1/Root 1 0 R/Prev ").append(previous).append(">>\n");
    text.append("startxref\n").append(empty).append("\n%%EOF\n");
    previous = empty;
    int added = object(95, "(new)");
    assertThat(table("95 1\n" + entry(added), "")).isEqualTo(LaterChanges.PERMITTED);
  }

  /** Who searches a file for its objects finds it, who follows the cross references does not. */
  @Test
  void objectThatNoEntryListsIsForbidden() {
    object(3, FORGED);
    int added = object(95, "(new)");
    assertThat(table("95 1\n" + entry(added), "")).isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void wordsBetweenObjectsAreForbidden() {
    text.append("trailer <</Root 95 0 R>>\n");
    int added = object(95, "<</Type/Catalog>>");
    assertThat(table("95 1\n" + entry(added), "")).isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** Behind the trailer, where no cross reference looks for objects. */
  @Test
  void objectBehindTheTrailerIsForbidden() {
    int added = object(95, "(new)");
    int at = text.length();
    text.append("xref\n95 1\n").append(entry(added));
    text.append("trailer\n<</Size 120/Root 1 0 R/Prev ").append(previous).append(">>\n");
    object(3, FORGED);
    assertThat(end(at)).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(changes).extracting(LaterChange::rule).containsExactly("REVISION_UNLISTED");
  }

  @Test
  void entryThatLeadsToNoObjectIsForbidden() {
    int at = text.length();
    text.append("(words)\n");
    assertThat(table("95 1\n" + entry(at), "")).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(changes).extracting(LaterChange::rule).contains("REVISION_UNLISTED");
  }

  /** One entry leads into the stream of another object. */
  @Test
  void objectInsideAnotherIsForbidden() {
    int outer = text.length();
    text.append("95 0 obj\n<</Length 50>>\nstream\n");
    int inner = object(96, "(inner)");
    text.append(" ".repeat(50 - (text.length() - inner))).append("\nendstream\nendobj\n");
    assertThat(table("95 2\n" + entry(outer) + entry(inner), "")).isEqualTo(LaterChanges.FORBIDDEN);
  }

  @Test
  void commentsAndSpaceBetweenObjectsArePermitted() {
    text.append("% a comment of the writer\r\n\n");
    int added = object(95, Later.stream("", "% 3 objects\n3 obj"));
    text.append("  \n%%\n");
    int other = object(96, "(new)");
    assertThat(table("95 2\n" + entry(added) + entry(other), "")).isEqualTo(LaterChanges.PERMITTED);
  }

  private static TwoReadingsTest sealedBehindJunk() {
    byte[] late =
        (JUNK + new String(TinyPdf.onePage(), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    return new TwoReadingsTest().open(Signers.RSA.seal(late));
  }

  @Test
  void hybridRevisionBehindWordsBeforeTheHeaderIsPermitted() {
    TwoReadingsTest sealed = sealedBehindJunk();
    int added = sealed.object(95, "(new)");
    int hidden = sealed.crossReferences("95 1", 1, added - JUNK.length(), 0);
    int at = sealed.text.length();
    sealed
        .text
        .append("xref\n95 1\n0000000000 00000 f\r\ntrailer\n<</Size 120/Root 1 0 R/Prev ")
        .append(sealed.previous)
        .append("/XRefStm ")
        .append(hidden - JUNK.length())
        .append(">>\n");
    assertThat(sealed.end(at - JUNK.length())).isEqualTo(LaterChanges.PERMITTED);
  }

  /** With words before the header some readers count from it and others from the first byte. */
  @Test
  void sectionAtEitherOriginIsRefused() {
    String junk = JUNK;
    TwoReadingsTest sealed = sealedBehindJunk();
    int added = sealed.object(95, "(new)");
    String honest =
        "xref\n95 1\n"
            + entry(added - junk.length())
            + "trailer\n<</Size 120/Root 1 0 R/Prev "
            + sealed.previous
            + ">>\n";
    int start = sealed.text.length();
    sealed.text.append(honest);
    assertThat(sealed.end(start - junk.length())).isEqualTo(LaterChanges.PERMITTED);

    TwoReadingsTest forged = sealedBehindJunk();
    int page = forged.object(3, FORGED);
    int first = forged.text.length();
    String table =
        "xref\n3 1\n"
            + entry(page)
            + "trailer\n<</Size 120/Root 1 0 R/Prev "
            + (forged.previous + junk.length())
            + ">>\n";
    forged.text.append(table).append(" ".repeat(junk.length() - table.length()));
    forged.text.append(
        "xref\n0 1\n0000000000 65535 f\r\ntrailer\n<</Size 120/Root 1 0 R/Prev "
            + forged.previous
            + ">>\n");
    // counted from the first byte the sections of the sealed file stand nowhere
    assertThatThrownBy(() -> forged.end(first))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("PDF_DAMAGED"));
  }
}
