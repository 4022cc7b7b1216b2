package cn.sidian.seal.verifying;

import cn.sidian.seal.SignatureReport.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Signature dictionaries that lack something or say it in the wrong type (ISO 32000-2, 12.8.1). All
 * but those whose /Contents itself is amiss are signed again by the right key: the value is right,
 * the dictionary is not, and that alone must show. What is missing is never taken as a default, and
 * such a field never counts as unsigned (universal signature forgery).
 */
class DictionaryFaultsTest {

  @TestFactory
  Stream<DynamicTest> keys() {
    return Fault.tests(
        List.of(
            keys("no SubFilter", file -> edited(file, subFilter(file), "")),
            keys(
                "a SubFilter that is a string",
                file -> edited(file, subFilter(file), "/SubFilter(x)")),
            keys("no Filter", file -> edited(file, "/Filter/Adobe.PPKLite", "")),
            keys(
                "a Filter that is null",
                file -> edited(file, "/Filter/Adobe.PPKLite", "/Filter null")),
            keys("a Type that is no signature", file -> edited(file, "/Type/Sig", "/Type/Catalog")),
            keys("a Type that is a string", file -> edited(file, "/Type/Sig", "/Type(Sig)")),
            keys("a Type that is a number", file -> edited(file, "/Type/Sig", "/Type 7")),
            Fault.of("no Type", file -> edited(file, "/Type/Sig", ""), Expectation.asTheTwin()),
            keys("no ByteRange", file -> file.edit("/ByteRange", "/ByteRangf")),
            Fault.of(
                "a SubFilter that nobody knows",
                file -> edited(file, subFilter(file), "/SubFilter/Vendor.Own"),
                Expectation.asTheTwin().unsupported("SUBFILTER_UNSUPPORTED").nothingOfTheSigner()),
            Fault.of(
                "a legacy SubFilter",
                file -> edited(file, subFilter(file), "/SubFilter/adbe.pkcs7.sha1"),
                Expectation.asTheTwin().warning("WEAK_ALGORITHM").undecided("WEAK_ALGORITHM")),
            keyed(
                "a key twice with one value",
                file ->
                    edited(
                        file,
                        "/Filter/Adobe.PPKLite",
                        "/Filter/Adobe.PPKLite/Filter/Adobe.PPKLite")),
            keyed(
                "a key twice with two values",
                file ->
                    edited(file, "/Filter/Adobe.PPKLite", "/Filter/Adobe.PPKLite/Filter/Other")),
            keyed(
                "a key twice, once with an escape",
                file ->
                    edited(
                        file, "/Filter/Adobe.PPKLite", "/Filter/Adobe.PPKLite/#46ilter/Other"))));
  }

  @TestFactory
  Stream<DynamicTest> contents() {
    return Fault.tests(
        List.of(
            keys("no Contents", file -> file.edit("/Contents<", "/Kontents<")),
            keys("Contents that is null", file -> file.edit("/Contents<", "/Contents null/K<")),
            keys("Contents that is a number", file -> file.edit("/Contents<", "/Contents 12/K<")),
            keys("Contents that is a name", file -> file.edit("/Contents<", "/Contents/K/K<")),
            keys("Contents that is an array", file -> file.edit("/Contents<", "/Contents[]/K<")),
            keys(
                "Contents that refers to nothing",
                file -> file.edit("/Contents<", "/Contents 999 0 R/K<")),
            Fault.of(
                "Contents that is empty",
                file -> emptied(file),
                Expectation.asTheTwin().unreadable("CMS_MALFORMED").incomplete()),
            Fault.of(
                "Contents full of zeros",
                file -> file.value(new byte[0]),
                Expectation.asTheTwin().unreadable("CMS_MALFORMED")),
            Fault.of(
                "Contents with a letter that is no digit",
                file -> file.signed().overwrite(file.holeStart() + 9, "g"),
                Expectation.asTheTwin()
                    .unreadableDictionary("SIGNATURE_NOT_A_DICTIONARY")
                    .fact("kind", Kind.SIGNATURE)
                    .fact("time", "NONE")
                    .fact("signedAt", "none")),
            Fault.of(
                "Contents with an odd number of digits, which readers complete by a zero",
                file -> {
                  SignedFile roomy = file.withHole(file.value().length + 8);
                  String hole = roomy.text().substring(roomy.holeStart(), roomy.holeEnd());
                  return roomy.edit(hole, hole.replace("0>", ">")).signed();
                },
                Expectation.asTheTwin()),
            Fault.of(
                "white space between the digits",
                file -> {
                  SignedFile roomy = file.withHole(file.value().length + 8);
                  SignedFile spaced = roomy.overwrite(roomy.holeEnd() - 5, " ");
                  return spaced.signed(forge -> {}).overwrite(roomy.holeEnd() - 5, " ");
                },
                Expectation.asTheTwin().incomplete()),
            Fault.of(
                "Contents written as a literal string",
                DictionaryFaultsTest::literal,
                Expectation.asTheTwin().incomplete())));
  }

  @TestFactory
  Stream<DynamicTest> value() {
    return Fault.tests(
        List.of(
            notADictionary("V is a number", "5"),
            notADictionary("V is a string", "(signed)"),
            notADictionary("V is a name", "/Signed"),
            notADictionary("V is an array", "[1 2]"),
            notADictionary("V refers to nothing", "999 0 R"),
            notADictionary("V refers to a page", "3 0 R"),
            Fault.of(
                "V is a dictionary without keys",
                file -> file.edit(v(file), "/V<<>>"),
                Expectation.asTheTwin()
                    .unreadableDictionary("SIGNATURE_KEYS")
                    .fact("kind", Kind.SIGNATURE)
                    .fact("time", "NONE")
                    .fact("signedAt", "none"))));
  }

  private static Fault notADictionary(String what, String value) {
    boolean page = value.equals("3 0 R");
    return Fault.of(
        what,
        file -> file.edit(v(file), "/V " + value),
        Expectation.asTheTwin()
            .unreadableDictionary(page ? "SIGNATURE_KEYS" : "SIGNATURE_NOT_A_DICTIONARY")
            .fact("kind", Kind.SIGNATURE)
            .fact("time", "NONE")
            .fact("signedAt", "none"));
  }

  private static String v(SignedFile file) {
    int at = file.find("/V ");
    return file.text().substring(at, file.text().indexOf(" R", at) + 2);
  }

  private static Fault keys(String what, Function<SignedFile, SignedFile> make) {
    return Fault.of(what, make, Expectation.asTheTwin().unreadableDictionary("SIGNATURE_KEYS"));
  }

  private static Fault keyed(String what, Function<SignedFile, SignedFile> make) {
    return Fault.of(
        what,
        make,
        Expectation.asTheTwin()
            .unreadableDictionary("SIGNATURE_NOT_A_DICTIONARY")
            .fact("kind", Kind.SIGNATURE)
            .fact("time", "NONE")
            .fact("signedAt", "none"));
  }

  private static SignedFile edited(SignedFile file, String words, String with) {
    return file.edit(words, with).signed();
  }

  private static String subFilter(SignedFile file) {
    return "/SubFilter/" + file.who().profile.subFilter();
  }

  private static SignedFile emptied(SignedFile file) {
    SignedFile empty = file.edit(file.text().substring(file.holeStart(), file.holeEnd()), "<>");
    return empty.byteRange(
        " [0 "
            + empty.holeStart()
            + " "
            + empty.holeEnd()
            + " "
            + (empty.text().length() - empty.holeEnd())
            + "]");
  }

  /** The same value, but readers that look for hexadecimal digits find none. */
  private static SignedFile literal(SignedFile file) {
    int length = file.value().length;
    SignedFile open =
        file.edit(
            file.text().substring(file.holeStart(), file.holeEnd()),
            "(" + "\\000".repeat(length) + ")");
    int start = open.find("/Contents(") + "/Contents".length();
    int end = start + 2 + 4 * length;
    SignedFile ranged =
        open.byteRange(" [0 " + start + " " + end + " " + (open.text().length() - end) + "]");
    byte[] all = ranged.bytes();
    byte[] value =
        CmsForge.of(file.who().signer(), file.who().keys)
            .make(Arrays.copyOf(all, start), Arrays.copyOfRange(all, end, all.length));
    StringBuilder escaped = new StringBuilder();
    for (byte b : value) {
      escaped.append('\\').append(String.format(Locale.ROOT, "%03o", b & 0xFF));
    }
    return ranged.overwrite(start + 1, escaped.toString());
  }
}
