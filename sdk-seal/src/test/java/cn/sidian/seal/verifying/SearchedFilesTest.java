package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.CONTENT;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.NOTE;
import static cn.sidian.seal.verifying.Later.PAGE;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: later revisions that some programs find damaged, so that they search the whole file for
 * its objects, or whose bytes they take for other objects than the cross references name. What they
 * find then nobody sealed.
 */
class SearchedFilesTest {
  private static final byte[] SEALED =
      Signers.seal(Signers.RSA.sealer(), Later.form(), Given.placement());
  private static final String FORGED = "BT /F1 99 Tf (9000) Tj ET";
  private static final String PAGE_BY_ANOTHER =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 91 0 R>>";

  /** What the new revision holds, and how its bytes are changed then. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Trick {
    OBJECT_IN_A_STREAM(
        "REVISION_UNLISTED",
        later -> later.with(NEW, Later.stream("", "x\nendstream\nendobj\n4 0 obj\n<<>>\nx"))),
    OBJECT_IN_A_STRING("REVISION_UNLISTED", later -> later.with(NEW, "(\n4 0 obj\n)")),
    OBJECT_IN_A_COMMENT("REVISION_UNLISTED", later -> later.with(NEW, "[% 4 0 obj\n]")),
    OBJECT_IN_A_STREAM_WITH_COMMENTS(
        "REVISION_UNLISTED",
        later ->
            later.with(NEW, Later.stream("", "\n4 %x\r0%" + "y".repeat(999) + "\n%\nobj<<>>"))),
    OBJECT_IN_A_STREAM_WITH_BLANKS(
        "REVISION_UNLISTED",
        later -> later.with(NEW, Later.stream("", "\n4 0" + " ".repeat(999) + "obj<<>>"))),
    TRAILER_IN_A_STREAM(
        "REVISION_UNLISTED",
        later -> later.with(NEW, Later.stream("", "\ntrailer\n<</Root 91 0 R>>"))),
    OBJECT_THAT_ONLY_AN_OBJECT_STREAM_NAMES(
        "REVISION_UNLISTED",
        later ->
            later
                .with(NEW, Later.stream("/Type/ObjStm/N 1/First 4", "3 0 " + PAGE_BY_ANOTHER))
                .with(NEW + 1, Later.stream("", FORGED))),
    CATALOG_TO_WHICH_NOTHING_LEADS(
        "REVISION_UNLISTED", later -> later.with(NEW, "<</Type/Catalog/Pages 91 0 R>>")),
    CROSS_REFERENCES_TO_WHICH_NOTHING_LEADS(
        "REVISION_UNLISTED",
        later ->
            later.with(
                NEW, Later.stream("/Type/XRef/Root 91 0 R/Size 99/W[1 1 1]/Index[0 0]", ""))),
    COMMENT_BEFORE_THE_TABLE(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "xref\n90", "%x\nxref\n90")),
    COMMENT_IN_THE_TABLE(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "xref\n90", "xref\n%x\n90")),
    COMMENT_BEHIND_AN_ENTRY(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "\r\ntrailer", "%\n\ntrailer")),
    SHORT_ENTRY(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "\r\ntrailer", "\ntrailer")),
    OFFSET_WITHOUT_ZEROS(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "90 1\n0000", "90 1\n")),
    TWO_BLANKS_BEFORE_THE_COUNT(
        "REVISION_AMBIGUOUS", Trick::something, file -> last(file, "xref\n90 1", "xref\n90  1")),
    EMPTY_LINE_BETWEEN_ENTRIES(
        "REVISION_AMBIGUOUS",
        later -> something(later).with(NEW + 1, "(other)"),
        file -> last(file, "\n91 1\n", "\n\n91 1\n")),
    STARTXREF_FAR_FROM_THE_END(
        "REVISION_UNLISTED",
        Trick::something,
        file -> last(file, "startxref\n", "startxref\n" + " ".repeat(1_100))),
    NO_SIZE("REVISION_AMBIGUOUS", later -> something(later).trailer("/Size", "/Syze")),
    SIZE_THAT_IS_AN_OBJECT(
        "REVISION_AMBIGUOUS", later -> later.with(NEW, "100").trailer("/Size 100", "/Size 90 0 R")),
    OBJECT_ZERO("REVISION_UNLISTED", later -> later.with(0, "(zero)")),
    GENERATION_THAT_THE_ENTRY_DOES_NOT_NAME(
        "REVISION_UNLISTED", Trick::something, file -> last(file, "\n90 0 obj", "\n90 1 obj")),
    COMMENT_IN_A_HEADER(
        "REVISION_UNLISTED",
        Trick::something,
        file -> last(file, "90 0 obj\n(new)", "90 %\n0 obj\n(n)")),
    NUMBER_AT_THE_KEYWORD(
        "REVISION_UNLISTED",
        Trick::something,
        file -> last(file, "90 0 obj\n(new)", "90 0 obj5     ")),
    OBJECT_STREAM_OF_ANOTHER_FILTER(
        "REVISION_UNLISTED",
        later ->
            later.with(NEW, Later.stream("/Type/ObjStm/N 0/First 0/Filter/ASCIIHexDecode", "20>"))),
    NO_END_OF_THE_OBJECT(
        "REVISION_UNLISTED", Trick::something, file -> last(file, "endobj", "%ndobj")),
    STREAM_WITHOUT_ITS_LENGTH(
        "REVISION_UNLISTED", later -> later.edit(CONTENT, "/Length ", "/Length -")),
    STREAM_THAT_IS_SHORTER_THAN_ITS_DATA(
        "REVISION_UNLISTED", later -> later.edit(CONTENT, "/Length ", "/Length 1%\n"));

    private final String code;
    private final UnaryOperator<Later> revision;
    private final UnaryOperator<String> bytes;

    Trick(String code, UnaryOperator<Later> revision) {
      this(code, revision, file -> file);
    }

    Trick(String code, UnaryOperator<Later> revision, UnaryOperator<String> bytes) {
      this.code = code;
      this.revision = revision;
      this.bytes = bytes;
    }

    private static Later something(Later later) {
      return later.with(NEW, "(new)");
    }

    private static String last(String file, String words, String by) {
      int at = file.lastIndexOf(words);
      if (at < 0) {
        throw new IllegalArgumentException(
            words.toLowerCase(Locale.ROOT) + " does not stand there");
      }
      return file.substring(0, at) + by + file.substring(at + words.length());
    }
  }

  private static byte[] bytes(Trick trick) {
    byte[] file = trick.revision.apply(Later.than(SEALED)).bytes();
    return trick
        .bytes
        .apply(new String(file, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource
  void whatASearchWouldFindIsForbidden(Trick trick) {
    SealedForm.is(SealedForm.judged(bytes(trick)), LaterChanges.FORBIDDEN, trick.code);
  }

  /** As a library leaves it that writes the sections of a file in both ways. */
  @Test
  void crossReferenceStreamBesideTheTableIsPermitted() {
    String stream = Later.stream("/Type/XRef/Root 1 0 R/Size 99/W[1 1 1]/Index[0 0]", "");
    SealedForm.is(
        SealedForm.judged(Later.than(SEALED).with(NEW, stream).bytes()),
        LaterChanges.PERMITTED,
        "");
  }

  @Test
  void blanksInAHeaderAndEmptyObjectStreamsArePermitted() {
    Later later =
        Later.than(SEALED)
            .with(NEW, "(new)")
            .with(NEW + 1, Later.stream("/Type/ObjStm/N 0/First 0", " "));
    String file = new String(later.bytes(), StandardCharsets.ISO_8859_1);
    SealedForm.is(
        SealedForm.judged(latin(Trick.last(file, "90 0 obj\n(new)", "90  0  obj\n(n)"))),
        LaterChanges.PERMITTED,
        "");
  }

  /** Who finds no end of the file in its last 1024 bytes searches it for its objects. */
  @Test
  void littleSpaceBehindTheFileIsNoChangeAndMuchIsForbidden() {
    String file = new String(SEALED, StandardCharsets.ISO_8859_1);
    SealedForm.is(SealedForm.judged(latin(file + " ".repeat(512))), LaterChanges.NONE, "");
    SealedForm.is(
        SealedForm.judged(latin(file + " ".repeat(513))),
        LaterChanges.FORBIDDEN,
        "BYTES_BEHIND_LAST_REVISION");
    String continued =
        new String(Later.than(SEALED).with(NEW, "(new)").bytes(), StandardCharsets.ISO_8859_1);
    SealedForm.is(
        SealedForm.judged(latin(continued + "\0".repeat(1_100))),
        LaterChanges.FORBIDDEN,
        "BYTES_BEHIND_LAST_REVISION");
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Readers that look for an integer take a real for none. */
  @Test
  void integerWrittenAsRealIsForbidden() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(PAGE, "/Type/Page", "/Type/Page/Rotate 90"),
            later -> later.edit(PAGE, "/Rotate 90", "/Rotate 90.0")),
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1");
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(NOTE, "/Rect", "/F 2/Rect"),
            later -> later.edit(NOTE, "/F 2", "/F 2.0")),
        LaterChanges.FORBIDDEN,
        "ANNOTATION_CHANGED");
  }

  @Test
  void numbersOfRectanglesMayBeWrittenInEitherWay() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            SealedForm.NOTHING,
            later ->
                later
                    .edit(PAGE, "[0 0 595 842]", "[0.0 0 595.00 842.]")
                    .edit(NOTE, "[200 10 220 30]", "[200.0 +10 220 30]")
                    .edit(CATALOG, "/Lang", "\n/Lang")),
        LaterChanges.PERMITTED,
        "");
  }
}
