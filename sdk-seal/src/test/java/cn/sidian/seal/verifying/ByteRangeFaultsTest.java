package cn.sidian.seal.verifying;

import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SignedFile.Range;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Ranges that are not the ones a signature must have: four integers, the first 0, the gap exactly
 * the signature value, the end that of a revision (ISO 32000-2, 12.8.1). Where the bytes of the
 * wrong range can be hashed they are signed by the right key, so that only the coverage is wrong.
 */
class ByteRangeFaultsTest {

  @TestFactory
  Stream<DynamicTest> illTyped() {
    return Fault.tests(
        List.of(
            illTyped("two numbers", f -> " [0 " + f.holeStart() + "]"),
            illTyped("six numbers", f -> right(f).replace("]", " 0 0]")),
            illTyped("no numbers", f -> " []"),
            illTyped("a number instead of an array", f -> " 0"),
            illTyped("a name instead of an array", f -> "/All"),
            illTyped("null", f -> " null"),
            illTyped("a reference to nothing", f -> " 999 0 R"),
            illTyped("real numbers", f -> right(f).replace("[0 ", "[0.0 ")),
            illTyped("strings", f -> right(f).replace("[0 ", "[(0) ")),
            illTyped("a number beyond 64 bits", f -> " [0 " + "9".repeat(30) + " 1 1]"),
            illTyped("a number of 20 digits", f -> " [0 18446744073709551615 1 1]")));
  }

  @TestFactory
  Stream<DynamicTest> impossible() {
    return Fault.tests(
        List.of(
            impossible("a negative number", f -> " [0 -1 " + f.holeEnd() + " 5]"),
            impossible("all negative", f -> " [-4 -3 -2 -1]"),
            impossible("a start other than 0", f -> right(f).replace("[0 ", "[1 ")),
            impossible(
                "parts that overlap",
                f ->
                    range(f.holeStart(), f.holeStart() - 9, f.text().length() - f.holeStart() + 9)),
            impossible(
                "an end beyond the file",
                f -> range(f.holeStart(), f.holeEnd(), f.text().length() - f.holeEnd() + 1)),
            impossible("a start beyond the file", f -> range(f.holeStart(), 99_999_999, 1)),
            impossible(
                "numbers whose sum is beyond 64 bits",
                f -> " [0 " + f.holeStart() + " " + f.holeEnd() + " " + Long.MAX_VALUE + "]"),
            impossible("zeros and the largest number", f -> " [0 0 " + Long.MAX_VALUE + " 0]")));
  }

  @TestFactory
  Stream<DynamicTest> incomplete() {
    return Fault.tests(
        List.of(
            incomplete("a gap one byte too wide before", -1, 0, 0),
            incomplete("a gap one byte too wide behind", 0, 1, 0),
            incomplete("a gap much too wide on both sides", -20, 20, 0),
            incomplete("a gap that leaves the bracket to the first part", 1, 0, 0),
            incomplete("a gap that leaves the bracket to the second part", 0, -1, 0),
            incomplete("a gap too narrow on both sides", 9, -9, 0),
            incomplete("a range moved by some bytes", 10, 10, 0),
            incomplete("an end within %%EOF", 0, 0, -2),
            incomplete("an end before startxref", 0, 0, -40),
            Fault.of(
                "a gap with the same value as a literal string",
                file ->
                    file.overwrite(
                        file.holeStart(), literal(file.value(), file.holeEnd() - file.holeStart())),
                Expectation.asTheTwin().incomplete()),
            Fault.of(
                "a gap with nothing between its brackets",
                file -> {
                  String hole = file.text().substring(file.holeStart(), file.holeEnd());
                  SignedFile empty = file.edit(hole, "<>");
                  int start = empty.find("/Contents<>") + "/Contents".length();
                  return empty.byteRange(
                      range(start, start + 2, empty.text().length() - start - 2));
                },
                Expectation.asTheTwin().unreadable("CMS_MALFORMED").incomplete()),
            Fault.of(
                "a gap with blanks among the digits",
                file -> {
                  SignedFile roomy = file.withHole(9_000).signed();
                  return roomy.overwrite(roomy.holeEnd() - 3, "  ");
                },
                Expectation.asTheTwin().incomplete()),
            Fault.of(
                "words behind %%EOF, signed with the rest",
                file -> file.plus("words\n").signed(), Expectation.asTheTwin().incomplete()),
            Fault.of(
                "a comment between startxref and its number",
                file -> file.edit("startxref\n", "startxref % here\n").signed(),
                Expectation.asTheTwin().incomplete()),
            Fault.of(
                "an end in the middle of the file",
                file ->
                    file.signedOver(
                        f ->
                            new Range(
                                range(f.holeStart(), f.holeEnd(), 9),
                                f.holeStart(),
                                f.holeEnd(),
                                f.holeEnd() + 9)),
                Expectation.asTheTwin().incomplete()),
            Fault.of(
                "nothing but the start of the file",
                file -> file.signedOver(f -> new Range(" [0 20 20 0]", 20, 20, 20)),
                Expectation.asTheTwin()
                    .incomplete()
                    .error("NOTE_NOT_OF_THIS_DOCUMENT")
                    .rejected("NOTE_NOT_OF_THIS_DOCUMENT")),
            Fault.of(
                "no gap at all",
                file ->
                    file.byteRange(
                        " [0 " + file.text().length() + " " + file.text().length() + " 0]"),
                Expectation.asTheTwin().incomplete().broken("DIGEST_MISMATCH")),
            Fault.of(
                "four zeros",
                file -> file.byteRange(" [0 0 0 0]"),
                Expectation.asTheTwin().incomplete().broken("DIGEST_MISMATCH")),
            Fault.of(
                "moved without a new signature",
                file ->
                    file.byteRange(
                        range(
                            file.holeStart() + 2,
                            file.holeEnd() + 2,
                            file.text().length() - file.holeEnd() - 2)),
                Expectation.asTheTwin().incomplete().broken("DIGEST_MISMATCH"))));
  }

  /** What a wrong range must not hide: the twin in another shape is as good. */
  @TestFactory
  Stream<DynamicTest> sound() {
    return Fault.tests(
        List.of(
            Fault.of(
                "numbers with leading zeros and plus signs",
                file ->
                    file.signedOver(
                        f ->
                            new Range(
                                " [00 +"
                                    + f.holeStart()
                                    + " 000"
                                    + f.holeEnd()
                                    + " "
                                    + (f.text().length() - f.holeEnd())
                                    + "]",
                                f.holeStart(),
                                f.holeEnd(),
                                f.text().length())),
                Expectation.asTheTwin()),
            Fault.of(
                "an end before the last line end, so that white space stands behind it",
                file ->
                    file.signedOver(
                        f ->
                            new Range(
                                range(
                                    f.holeStart(),
                                    f.holeEnd(),
                                    f.text().length() - 1 - f.holeEnd()),
                                f.holeStart(),
                                f.holeEnd(),
                                f.text().length() - 1)),
                Expectation.asTheTwin()
                    .fact("coverage", Coverage.WHOLE_REVISION)
                    .info("SPACE_BEHIND_END")),
            Fault.of(
                "line ends between the numbers",
                file ->
                    file.signedOver(
                        f ->
                            new Range(
                                right(f).replace(" ", "\r\n"),
                                f.holeStart(),
                                f.holeEnd(),
                                f.text().length())),
                Expectation.asTheTwin())));
  }

  private static Fault illTyped(String what, Function<SignedFile, String> range) {
    return Fault.of(
        what,
        file -> {
          SignedFile roomy = file.roomForByteRange();
          return roomy.byteRange(range.apply(roomy));
        },
        Expectation.asTheTwin().unreadableDictionary("SIGNATURE_KEYS"));
  }

  private static Fault impossible(String what, Function<SignedFile, String> range) {
    return Fault.of(
        what,
        file -> {
          SignedFile roomy = file.roomForByteRange();
          return roomy.byteRange(range.apply(roomy));
        },
        Expectation.asTheTwin()
            .unreadable("BYTE_RANGE_IMPOSSIBLE")
            .incomplete()
            .fact("integrity", Integrity.UNREADABLE)
            .fact("coverage", Coverage.INCOMPLETE)
            .fact("laterChanges", LaterChanges.NOT_CHECKED)
            .fact("note", "none"));
  }

  /** The right range with its three places moved, and signed like that. */
  private static Fault incomplete(String what, int firstEnd, int secondStart, int end) {
    return Fault.of(
        what,
        file ->
            file.signedOver(
                f -> {
                  int first = f.holeStart() + firstEnd;
                  int second = f.holeEnd() + secondStart;
                  int last = f.text().length() + end;
                  return new Range(range(first, second, last - second), first, second, last);
                }),
        // who signs parts of the value itself gets a signature that cannot fit
        firstEnd > 1
            ? Expectation.asTheTwin().incomplete().broken("DIGEST_MISMATCH")
            : Expectation.asTheTwin().incomplete());
  }

  /** A string in round brackets of a given length, filled up with zeros as the hole was. */
  private static String literal(byte[] value, int length) {
    StringBuilder text = new StringBuilder("(");
    for (byte b : value) {
      char c = (char) (b & 0xFF);
      switch (c) {
        case '(', ')', '\\' -> text.append('\\').append(c);
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    return text.append("\0".repeat(length - text.length() - 1)).append(')').toString();
  }

  private static String right(SignedFile f) {
    return range(f.holeStart(), f.holeEnd(), f.text().length() - f.holeEnd());
  }

  private static String range(int firstEnd, int secondStart, int length) {
    return " [0 " + firstEnd + " " + secondStart + " " + length + "]";
  }
}
