package cn.sidian.seal.verifying;

import cn.sidian.core.testing.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sealed file taken apart: its last revision can be edited as text, with the cross references put
 * right, and can then be signed again, so that exactly one thing is wrong. Immutable.
 */
final class SignedFile {
  private static final int BYTE_RANGE_WIDTH = 60;

  private final Signers who;
  private final String text;

  private SignedFile(Signers who, String text) {
    this.who = who;
    this.text = text;
  }

  /** A page sealed by the product. */
  static SignedFile sealed(Signers who) {
    return of(who, who.seal(TinyPdf.onePage()));
  }

  static SignedFile of(Signers who, byte[] bytes) {
    return new SignedFile(who, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  String text() {
    return text;
  }

  /** Where the hole of the last signature starts, at its bracket. */
  int holeStart() {
    int at = text.lastIndexOf("/Contents<");
    return at < 0 ? find("obj\n<00") + "obj\n".length() : at + "/Contents".length();
  }

  /** Behind the closing bracket of the hole. */
  int holeEnd() {
    return text.indexOf('>', holeStart()) + 1;
  }

  /** The signature value, with the zeros behind it. */
  byte[] value() {
    return HexFormat.of().parseHex(text.substring(holeStart() + 1, holeEnd() - 1));
  }

  /** The signature value without the zeros. */
  byte[] cms() {
    byte[] padded = value();
    int length = (padded[2] & 0xFF) << 8 | (padded[3] & 0xFF);
    return Arrays.copyOf(padded, 4 + length);
  }

  /** Where some words stand in the file, the last time. */
  int find(String words) {
    int at = text.lastIndexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException("no " + words + " in the file");
    }
    return at;
  }

  /** One byte made another, nothing else. */
  SignedFile flip(int at) {
    char[] changed = text.toCharArray();
    changed[at] = (char) (changed[at] ^ 1);
    return new SignedFile(who, new String(changed));
  }

  /** Bytes overwritten in place; the length stays. */
  SignedFile overwrite(int at, String with) {
    return new SignedFile(who, text.substring(0, at) + with + text.substring(at + with.length()));
  }

  /** Something behind the end. */
  SignedFile plus(String tail) {
    return new SignedFile(who, text + tail);
  }

  /**
   * Replaces text of the last revision and moves its cross references accordingly. The signature is
   * broken by it until the file is signed again.
   */
  SignedFile edit(String words, String with) {
    int at = find(words);
    if (at < lastRevision()) {
      throw new IllegalArgumentException(words + " is not in the last revision");
    }
    int delta = with.length() - words.length();
    String edited = text.substring(0, at) + with + text.substring(at + words.length());
    return new SignedFile(who, moved(edited, at, delta));
  }

  private int lastRevision() {
    int previous = text.lastIndexOf("%%EOF", text.lastIndexOf("%%EOF") - 1);
    return previous < 0 ? 0 : previous;
  }

  private static String moved(String edited, int at, int delta) {
    int table = edited.lastIndexOf("\nxref\n");
    int end = edited.lastIndexOf("trailer");
    StringBuilder out = new StringBuilder(edited.substring(0, table));
    Matcher entry = Pattern.compile("(\\d{10})( \\d{5} n)").matcher(edited.substring(table, end));
    out.append(
        entry.replaceAll(
            found -> {
              long offset = Long.parseLong(found.group(1));
              return String.format(
                  Locale.ROOT, "%010d%s", offset > at ? offset + delta : offset, found.group(2));
            }));
    String rest = edited.substring(end);
    Matcher start = Pattern.compile("startxref\n(\\d+)").matcher(rest);
    out.append(start.replaceAll(found -> "startxref\n" + (Long.parseLong(found.group(1)) + delta)));
    return out.toString();
  }

  /** Takes a key with its value out of the signature dictionary; not signed again. */
  SignedFile without(String keyAndValue) {
    return edit(keyAndValue, "");
  }

  /** A hole of another size, filled with zeros. */
  SignedFile withHole(int bytes) {
    String hole = text.substring(holeStart(), holeEnd());
    return edit(hole, "<" + "00".repeat(bytes) + ">");
  }

  /** Another text in the place of the ByteRange, which keeps its width. */
  SignedFile byteRange(String range) {
    int at = find("/ByteRange") + "/ByteRange".length();
    int end = at;
    while (text.charAt(end) == ' '
        || text.charAt(end) == '['
        || text.charAt(end) == ']'
        || Character.isDigit(text.charAt(end))) {
      end++;
    }
    String old = text.substring(at, end);
    return range.length() <= old.length()
        ? overwrite(at, range + " ".repeat(old.length() - range.length()))
        : edit("/ByteRange" + old, "/ByteRange" + range);
  }

  /** Room for any ByteRange, so that writing one moves nothing. */
  SignedFile roomForByteRange() {
    return byteRange(" ".repeat(BYTE_RANGE_WIDTH));
  }

  /** Signed again as it stands, by the right key and in the right way. */
  SignedFile signed() {
    return signed(forge -> {});
  }

  /** Signed again, with a change to the structure of the value. */
  SignedFile signed(Consumer<CmsForge> change) {
    return signedBy(who.signer(), change);
  }

  /** Signed again by another key or certificate of the same kind. */
  SignedFile signedBy(TestAuthority.Issued signer, Consumer<CmsForge> change) {
    CmsForge forge = CmsForge.of(signer, who.keys);
    change.accept(forge);
    return filled(forge::make);
  }

  /** The value that something makes of the two signed parts, in a hole that is large enough. */
  SignedFile filled(Function<byte[][], byte[]> maker) {
    int capacity = (holeEnd() - holeStart() - 2) / 2;
    SignedFile ready = ranged();
    byte[] value = maker.apply(ready.parts());
    if (value.length > capacity) {
      ready = withHole(value.length + 64).ranged();
      value = maker.apply(ready.parts());
    }
    return ready.value(value);
  }

  private SignedFile ranged() {
    // the width of the ByteRange stays, so its own numbers do not move
    int end = text.length();
    return byteRange(" [0 " + holeStart() + " " + holeEnd() + " " + (end - holeEnd()) + "]");
  }

  /**
   * A ByteRange and the bytes that are signed under it.
   *
   * @param text what stands in the dictionary
   * @param firstEnd where the first signed part ends
   * @param secondStart where the second starts
   * @param end where it ends
   */
  record Range(String text, int firstEnd, int secondStart, int end) {}

  /** Signed over other bytes than the ones beside the hole, with a ByteRange of its own. */
  SignedFile signedOver(Function<SignedFile, Range> choice) {
    SignedFile roomy = roomForByteRange();
    Range range = choice.apply(roomy);
    SignedFile ranged = roomy.byteRange(range.text());
    byte[] all = ranged.bytes();
    byte[] value =
        CmsForge.of(who.signer(), who.keys)
            .make(
                Arrays.copyOfRange(all, 0, range.firstEnd()),
                Arrays.copyOfRange(all, range.secondStart(), range.end()));
    return ranged.value(value);
  }

  /** Puts a value into the hole. */
  SignedFile value(byte[] value) {
    String hex = HexFormat.of().formatHex(value);
    int room = holeEnd() - holeStart() - 2;
    return overwrite(holeStart() + 1, hex + "0".repeat(room - hex.length()));
  }

  /** The two parts beside the hole. */
  byte[][] parts() {
    byte[] all = bytes();
    return new byte[][] {
      Arrays.copyOf(all, holeStart()), Arrays.copyOfRange(all, holeEnd(), all.length)
    };
  }

  Signers who() {
    return who;
  }
}
