package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sealing appended to a document. */
final class Appended {
  private Appended() {}

  /** The appended bytes as Latin-1, after making sure that the input is a prefix. */
  static String tail(byte[] input, byte[] sealed) {
    assertThat(sealed.length).isGreaterThan(input.length);
    assertThat(Arrays.equals(input, 0, input.length, sealed, 0, input.length))
        .as("the input is a prefix")
        .isTrue();
    return withoutData(text(sealed).substring(input.length));
  }

  /** The same text without the data of its streams and the value of its signature. */
  static String withoutData(String text) {
    return text.replaceAll("(?s)\nstream\n.*?\nendstream", "\nstream…endstream")
        .replaceAll("/Contents<[0-9a-f]+>", "/Contents<…>");
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** The number behind a key. */
  static long number(String text, String key) {
    Matcher matcher = Pattern.compile(Pattern.quote(key) + "\\s+(\\d+)").matcher(text);
    assertThat(matcher.find()).as(key).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
