package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.SignatureReport.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The note in the signature dictionary (ZW-04, WH-38), changed and signed again by the right key:
 * the signature is intact, and the note is what is wrong.
 */
class NoteFaultsTest {

  @TestFactory
  Stream<DynamicTest> notes() {
    return Fault.tests(
        List.of(
            Fault.of(
                "the note of another document",
                file -> noted(file, any -> note(otherDocument(file.who()))),
                foreign()),
            changed("a length that is one byte short", "\"length\":", "\"length\":1", foreign()),
            changed("a negative length", "\"length\":", "\"length\":-", foreign()),
            changed("a length beyond the gap", "\"length\":", "\"length\":99999", foreign()),
            Fault.of(
                "a digest of the empty file, which would fit everywhere",
                file ->
                    noted(
                        file,
                        note ->
                            note.replaceAll("\"length\":\\d+", "\"length\":0")
                                .replaceAll(
                                    "\"digest\":\"(sm3|sha256):[0-9a-f]+\"",
                                    "\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"")),
                foreign()),
            Fault.of(
                "a digest of the first bytes only",
                file -> noted(file, note -> bound(note, file, 20)),
                foreign()),
            Fault.of(
                "a digest of the document up to the last byte of its trailer",
                file -> noted(file, note -> bound(note, file, endOfTrailer())),
                Expectation.asTheTwin()),
            Fault.of(
                "a digest of the document without the last byte of its trailer",
                file -> noted(file, note -> bound(note, file, endOfTrailer() - 1)),
                foreign()),
            Fault.of(
                "a note behind the value, with a digest of everything before the value",
                NoteFaultsTest::behindTheValue,
                Expectation.asTheTwin()),
            Fault.of(
                "the same with the first byte of the value",
                file -> behindTheValue(file, 1),
                foreign()),
            Fault.of(
                "a digest of the whole document by another hash function",
                file -> noted(file, note -> bound(note, file, TinyPdf.onePage().length)),
                Expectation.asTheTwin()),
            Fault.of(
                "a digest by a hash function of no strength",
                file ->
                    noted(
                        file,
                        note ->
                            note.replaceFirst(
                                "\"digest\":\"(sm3|sha256):[0-9a-f]+\"",
                                "\"digest\":\"md5:d41d8cd98f00b204e9800998ecf8427e\"")),
                foreign()),
            Fault.of(
                "a digest that is no hexadecimal number",
                file ->
                    noted(
                        file,
                        note ->
                            note.replaceFirst(
                                "\"digest\":\"(sm3|sha256):[0-9a-f]+\"", "\"digest\":\"$1:zz\"")),
                malformed()),
            Fault.of("no JSON", file -> noted(file, note -> "voucher 17"), malformed()),
            Fault.of(
                "cut off",
                file -> noted(file, note -> note.substring(0, note.length() / 2)),
                malformed()),
            Fault.of("text behind it", file -> noted(file, note -> note + "x"), malformed()),
            Fault.of("an empty object", file -> noted(file, note -> "{}"), malformed()),
            Fault.of("nothing", file -> noted(file, note -> ""), malformed()),
            changed(
                "a key that nobody knows",
                "{\"format\"",
                "{\"colour\":\"red\",\"format\"",
                malformed()),
            changed(
                "a key twice",
                "{\"format\"",
                "{\"format\":\"sidian-note/1\",\"format\"",
                malformed()),
            changed("no voucher number", "\"voucherNumber\"", "\"purpose2\"", malformed()),
            changed(
                "a time that is none", "\"issuedAt\":\"", "\"issuedAt\":\"yesterday ", malformed()),
            changed("another format", "sidian-note/1", "sidian-receipt/1", malformed()),
            changed("a future version", "sidian-note/1", "sidian-note/2", otherVersion()),
            changed(
                "a version of the far future", "sidian-note/1", "sidian-note/1000", otherVersion()),
            Fault.of(
                "a name instead of a string",
                file -> replaced(file, "/Sidian_Note/None"),
                malformed()),
            Fault.of(
                "null instead of a string",
                file -> replaced(file, "/Sidian_Note null"),
                malformed()),
            Fault.of(
                "no note at all: an ordinary signature",
                file -> replaced(file, ""),
                Expectation.asTheTwin().fact("note", "none").fact("kind", Kind.SIGNATURE))));
  }

  /** ZW-04: the provenance stands in the signed range, so that no byte of it can be changed. */
  @TestFactory
  Stream<DynamicTest> provenance() {
    return Fault.tests(
        List.of(
            byteOf("sourceCode", "911100000000000006"),
            byteOf("interface", "shared.business-licence/2"),
            byteOf("query", "Q-20260601-0001"),
            byteOf("digest of the data", "66c7f0f462eeedd9"),
            byteOf("purpose", "\"purpose\":\"\\\\u"),
            byteOf("time of issue", "2026-06-01T10:00"),
            Fault.of(
                "other provenance, honestly signed again",
                file -> noted(file, note -> note.replace("Q-20260601-0001", "Q-20260601-0002")),
                Expectation.asTheTwin())));
  }

  @TestFactory
  Stream<DynamicTest> appearance() {
    return Fault.tests(
        List.of(
            Fault.of(
                "a widget with a place and nothing to show",
                file -> withoutAppearance(file).signed(),
                Expectation.asTheTwin().warning("SEAL_APPEARANCE_MISSING")),
            Fault.of(
                "an appearance that refers to nothing",
                file -> {
                  int at = file.find("/AP<</N ");
                  String old = file.text().substring(at, file.text().indexOf(" R", at));
                  return file.edit(old, "/AP<</N 999 0").signed();
                },
                Expectation.asTheTwin().warning("SEAL_APPEARANCE_MISSING")),
            Fault.of(
                "a widget without a place",
                file -> {
                  int at = file.find("/Rect");
                  String old = file.text().substring(at, file.text().indexOf(']', at) + 1);
                  return file.edit(old, "/Rect[0 0 0 0]").signed();
                },
                Expectation.asTheTwin().info("SEAL_INVISIBLE").fact("pages", "[]"))));
  }

  private static int endOfTrailer() {
    String text = new String(TinyPdf.onePage(), StandardCharsets.ISO_8859_1);
    return text.lastIndexOf(">>\nstartxref") + 2;
  }

  private static SignedFile behindTheValue(SignedFile file) {
    return behindTheValue(file, 0);
  }

  /** What stands behind the value can say what stands before it. */
  private static SignedFile behindTheValue(SignedFile file, int more) {
    SignedFile without = replaced(file, "");
    String hole = without.text().substring(without.holeStart(), without.holeEnd());
    SignedFile moved = without;
    // the range before the value says how long the note is, so its digest settles last
    for (int i = 0; i < 3; i++) {
      String note = bound(note(file), moved, moved.holeStart() + more);
      String hex = HexFormat.of().formatHex(note.getBytes(StandardCharsets.US_ASCII));
      moved = without.edit(hole, hole + "/Sidian_Note<" + hex + ">").signed();
    }
    return moved;
  }

  private static SignedFile withoutAppearance(SignedFile file) {
    int at = file.find("/AP<</N ");
    return file.edit(file.text().substring(at, file.text().indexOf(">>", at) + 2), "");
  }

  private static Expectation foreign() {
    return Expectation.asTheTwin()
        .error("NOTE_NOT_OF_THIS_DOCUMENT")
        .rejected("NOTE_NOT_OF_THIS_DOCUMENT");
  }

  private static Expectation malformed() {
    return Expectation.asTheTwin()
        .fact("note", "none")
        .error("NOTE_MALFORMED")
        .rejected("NOTE_MALFORMED");
  }

  private static Expectation otherVersion() {
    return Expectation.asTheTwin()
        .fact("note", "none")
        .warning("NOTE_VERSION_UNKNOWN")
        .undecided("NOTE_VERSION_UNKNOWN");
  }

  private static Fault changed(String what, String words, String with, Expectation expected) {
    return Fault.of(what, file -> noted(file, note -> note.replace(words, with)), expected);
  }

  private static Fault byteOf(String what, String words) {
    return Fault.of(
        "one byte of the " + what,
        file -> {
          int inText = file.text().lastIndexOf(words);
          return file.flip(inText + words.length() - 1);
        },
        Expectation.asTheTwin().broken("DIGEST_MISMATCH"));
  }

  private static SignedFile otherDocument(Signers who) {
    byte[] other =
        new String(TinyPdf.onePage(), StandardCharsets.ISO_8859_1)
            .replace("approved: 1000", "approved: 9999")
            .getBytes(StandardCharsets.ISO_8859_1);
    return SignedFile.of(who, who.seal(other));
  }

  /** The note as it stands, without the escapes of a PDF string. */
  private static String note(SignedFile file) {
    int start = file.find("/Sidian_Note(") + "/Sidian_Note(".length();
    int end = start;
    while (file.text().charAt(end) != ')' || file.text().charAt(end - 1) == '\\') {
      end++;
    }
    return file.text().substring(start, end).replaceAll("\\\\([()\\\\])", "$1");
  }

  private static SignedFile noted(SignedFile file, UnaryOperator<String> change) {
    String changed = change.apply(note(file));
    String hex = HexFormat.of().formatHex(changed.getBytes(StandardCharsets.US_ASCII));
    return replaced(file, "/Sidian_Note<" + hex + ">");
  }

  private static SignedFile replaced(SignedFile file, String with) {
    int start = file.find("/Sidian_Note(");
    int end = start;
    while (file.text().charAt(end) != ')' || file.text().charAt(end - 1) == '\\') {
      end++;
    }
    return file.edit(file.text().substring(start, end + 1), with).signed();
  }

  private static String bound(String note, SignedFile file, int length) {
    byte[] start = Arrays.copyOf(file.bytes(), length);
    String digest = HexFormat.of().formatHex(DigestAlgorithm.SHA512.digest(start));
    return note.replaceAll("\"length\":\\d+", "\"length\":" + length)
        .replaceFirst(
            "\"digest\":\"(sm3|sha256):[0-9a-f]+\"", "\"digest\":\"sha512:" + digest + "\"");
  }
}
