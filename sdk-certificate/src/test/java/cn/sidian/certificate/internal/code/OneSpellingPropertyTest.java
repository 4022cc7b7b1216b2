package cn.sidian.certificate.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateId;
import cn.sidian.core.SidianException;
import cn.sidian.core.internal.cbor.Cbor;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever is read is spelt as it would be written: the slow way to see it is to write it again.
 */
class OneSpellingPropertyTest {
  private static final int FIXED = 42;

  @Property(tries = 2_000)
  void aPackedIdentifierIsReadOnlyAsItIsWritten(
      @ForAll("numbers") BigInteger number, @ForAll @IntRange(min = 0, max = 70) int serial) {
    Cbor value = packed(number, serial);
    CertificateId id;
    try {
      id = IdentifierBytes.read(value, "x");
    } catch (SidianException e) {
      assertThat(slowDigits(number, serial)).as("it has the digits of no identifier").isNull();
      return;
    }
    assertThat(IdentifierBytes.write(id)).isEqualTo(value);
    assertThat(id.typeCode() + id.issuerCode() + id.serial() + version(id))
        .isEqualTo(slowDigits(number, serial));
  }

  @Provide
  Arbitrary<BigInteger> numbers() {
    Arbitrary<BigInteger> any =
        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TWO.pow(560));
    // many of them with a version of digits
    return Combinators.combine(any, Arbitraries.integers().between(0, 1_100))
        .as(
            (high, low) ->
                high.multiply(BigInteger.valueOf(46_656))
                    .add(new BigInteger(Integer.toString(low), 36)));
  }

  private static Cbor packed(BigInteger number, int serial) {
    int length =
        1
            + (BigInteger.valueOf(36).pow(FIXED + serial).subtract(BigInteger.ONE).bitLength() + 7)
                / 8;
    byte[] bytes = new byte[length];
    bytes[0] = (byte) serial;
    byte[] digits = number.mod(BigInteger.TWO.pow(8 * (length - 1))).toByteArray();
    int skip = digits.length > length - 1 ? digits.length - length + 1 : 0;
    System.arraycopy(digits, skip, bytes, length - digits.length + skip, digits.length - skip);
    return Cbor.of(bytes);
  }

  /** The digits by the library's arithmetic, or null if they are no identifier's. */
  private static @org.jspecify.annotations.Nullable String slowDigits(
      BigInteger number, int serial) {
    byte[] bytes = ((Cbor.Bytes) packed(number, serial)).content();
    String digits =
        new BigInteger(1, Arrays.copyOfRange(bytes, 1, bytes.length))
            .toString(36)
            .toUpperCase(java.util.Locale.ROOT);
    if (serial < 1 || serial > 64 || digits.length() > FIXED + serial) {
      return null;
    }
    digits = "0".repeat(FIXED + serial - digits.length()) + digits;
    String version = digits.substring(digits.length() - 3);
    return version.matches("[0-9]{3}") && !version.equals("000") ? digits : null;
  }

  private static String version(CertificateId id) {
    return Integer.toString(1_000 + id.version()).substring(1);
  }

  @Property(tries = 2_000)
  void fieldsAreReadOnlyAsTheyAreWritten(@ForAll("fieldMaps") Cbor value) {
    Map<String, String> fields;
    try {
      fields = FieldTexts.read(value, "x");
    } catch (SidianException e) {
      assertThat(e.code()).isEqualTo("CBOR_MALFORMED");
      return;
    }
    assertThat(FieldTexts.write(fields)).isEqualTo(value);
  }

  @Property(tries = 1_000)
  void fieldsThatAreWrittenAreRead(
      @ForAll("names") String first, @ForAll("texts") String one, @ForAll("texts") String two) {
    Map<String, String> fields = Map.of(first, one, "KZ_" + first, two);
    assertThat(FieldTexts.read(FieldTexts.write(fields), "x")).isEqualTo(fields);
  }

  @Provide
  Arbitrary<Cbor> fieldMaps() {
    Arbitrary<Cbor> values =
        texts()
            .flatMap(
                text ->
                    Arbitraries.of(
                        Cbor.of(text),
                        Cbor.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE)),
                        Cbor.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        Cbor.of(text.length())));
    return Combinators.combine(Arbitraries.integers().between(-1, 15), names(), values, values)
        .as((number, name, one, two) -> Cbor.map().put(number, one).put(name, two).build());
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("ZZMC", "CZZT", "CZZTDM*", "KZ_A", "测试", "");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(6)
        .withChars('A', '0', 'é', '\u07ff', '\u0800', '测', '试', '\ufeff')
        .map(text -> text.length() == 3 ? text + "𠮷" : text);
  }

  @Property(tries = 3_000)
  void textIsNormalIfTheLibrarySaysSoOfEachCharacterAndOfTheWhole(@ForAll("anyTexts") String text) {
    boolean each =
        text.codePoints()
            .allMatch(
                c ->
                    NormalText.isNormal(new String(Character.toChars(c)))
                        || !Normalizer.isNormalized(
                            new String(Character.toChars(c)), Normalizer.Form.NFC));
    assertThat(NormalText.isNormal(text))
        .isEqualTo(each && Normalizer.isNormalized(text, Normalizer.Form.NFC));
  }

  @Provide
  Arbitrary<String> anyTexts() {
    return Arbitraries.strings()
        .ofMaxLength(5)
        .withChars(
            'A', 'e', '\u00e9', '\u0301', '\u0300', '\u02ff', '\u212b', '测', '\u200b', '\uff11');
  }
}
