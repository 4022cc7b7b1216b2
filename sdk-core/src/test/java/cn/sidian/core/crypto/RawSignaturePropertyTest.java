package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;

/** The two shapes of r and s. */
class RawSignaturePropertyTest {

  /** Numbers with leading zeros and high bits, where the shapes differ most. */
  @Provide
  Arbitrary<byte[]> raws() {
    Arbitrary<Byte> bytes = Arbitraries.bytes();
    Arbitrary<Byte> edges = Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7F, (byte) 0x80, (byte) -1);
    Arbitrary<Integer> sizes = Arbitraries.of(2, 64, 96, 132);
    return sizes.flatMap(size -> Arbitraries.oneOf(bytes, edges).array(byte[].class).ofSize(size));
  }

  /** DER by hand: SEQUENCE, two INTEGERs in their shortest form. */
  private static byte[] slowDer(byte[] raw) {
    byte[] r = shortest(Arrays.copyOfRange(raw, 0, raw.length / 2));
    byte[] s = shortest(Arrays.copyOfRange(raw, raw.length / 2, raw.length));
    byte[] der = new byte[300];
    int at = 0;
    int content = 4 + r.length + s.length;
    der[at++] = 0x30;
    if (content > 127) {
      der[at++] = (byte) 0x81;
    }
    der[at++] = (byte) content;
    for (byte[] number : List.of(r, s)) {
      der[at++] = 2;
      der[at++] = (byte) number.length;
      System.arraycopy(number, 0, der, at, number.length);
      at += number.length;
    }
    return Arrays.copyOf(der, at);
  }

  private static byte[] shortest(byte[] number) {
    int from = 0;
    while (from < number.length - 1 && number[from] == 0) {
      from++;
    }
    boolean high = (number[from] & 0x80) != 0;
    byte[] out = new byte[number.length - from + (high ? 1 : 0)];
    System.arraycopy(number, from, out, high ? 1 : 0, number.length - from);
    return out;
  }

  @Property
  void derIsTheShortestEncoding(@ForAll("raws") byte[] raw) {
    assertThat(RawSignature.toDer(raw)).isEqualTo(slowDer(raw));
  }

  @Property
  void thereAndBackIsTheSame(@ForAll("raws") byte[] raw) {
    assertThat(RawSignature.fromDer(RawSignature.toDer(raw), raw.length / 2)).isEqualTo(raw);
  }

  @Property
  void derIsNeverLongerThanTheUpperBoundOfItsSuite(@ForAll @Size(64) byte[] raw) {
    PublicKey key = KeyRing.key("SM2").getPublic();

    assertThat(RawSignature.toDer(raw).length)
        .isLessThanOrEqualTo(SignatureSuite.SM2_SM3.maxSignatureLength(key));
  }

  @Property
  void derOfP384IsNeverLongerThanTheUpperBound(@ForAll @Size(96) byte[] raw) {
    PublicKey key = KeyRing.key("EC_P384").getPublic();

    assertThat(RawSignature.toDer(raw).length)
        .isLessThanOrEqualTo(SignatureSuite.ECDSA_P384_SHA384.maxSignatureLength(key));
  }

  @Property
  void numberThatDoesNotFitIsRefused(@ForAll("raws") byte[] raw) {
    raw[0] |= 1;
    byte[] der = RawSignature.toDer(raw);

    if (raw.length > 2) {
      assertThatThrownBy(() -> RawSignature.fromDer(der, raw.length / 2 - 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 3_000)
  void otherBytesAreNeverAnotherException(@ForAll @Size(max = 80) byte[] bytes) {
    try {
      byte[] raw = RawSignature.fromDer(bytes, 32);
      // what is accepted is DER: it has one spelling
      assertThat(RawSignature.toDer(raw)).isEqualTo(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 2_000)
  void oneChangedByteIsReadAsOneSpellingOrNotAtAll(
      @ForAll @Size(64) byte[] raw,
      @ForAll @ByteRange(min = 0, max = 71) byte place,
      @ForAll byte change) {
    byte[] der = RawSignature.toDer(raw);
    der[place % der.length] ^= change;
    try {
      BigInteger[] numbers = RawSignature.numbers(der);
      assertThat(numbers).allSatisfy(number -> assertThat(number.signum()).isNotNegative());
    } catch (IllegalArgumentException e) {
      assertThat(RawSignature.isDer(der)).isFalse();
    }
  }

  @Property(tries = 500)
  void malformedSignatureIsWrongForEverySuiteAndNeverAnException(
      @ForAll @Size(max = 300) byte[] bytes) throws Exception {
    for (SignatureSuite suite : SignatureSuite.all()) {
      for (String name : List.of("SM2", "RSA-2048", "EC_P256", "EC_P384")) {
        PublicKey key = KeyRing.key(name).getPublic();
        if (suite.objection(key).isEmpty()) {
          assertThat(suite.verify(key, new byte[] {1}, bytes)).isFalse();
        }
      }
    }
  }

  @Property(tries = 200)
  void derOfForeignNumbersIsWrongAndNeverAnException(
      @ForAll("edgeNumbers") BigInteger r, @ForAll("edgeNumbers") BigInteger s) throws Exception {
    byte[] der =
        new org.bouncycastle.asn1.DERSequence(
                new org.bouncycastle.asn1.ASN1Encodable[] {
                  new org.bouncycastle.asn1.ASN1Integer(r), new org.bouncycastle.asn1.ASN1Integer(s)
                })
            .getEncoded();
    for (String name : List.of("SM2", "EC_P256", "EC_P384")) {
      PublicKey key = KeyRing.key(name).getPublic();
      assertThat(SignatureSuite.usualFor(key).orElseThrow().verify(key, new byte[] {1}, der))
          .isFalse();
    }
    if (r.signum() >= 0 && s.signum() >= 0) {
      assertThat(Sm2Equation.holds(KeyRing.key("SM2").getPublic(), new byte[32], der)).isFalse();
    }
  }

  /** Around zero (as in CVE-2022-21449), around the orders of the curves, and beyond. */
  @Provide
  Arbitrary<BigInteger> edgeNumbers() {
    BigInteger n = Sm2Keys.CURVE.getN();
    return Arbitraries.of(
        BigInteger.ZERO,
        BigInteger.ONE,
        BigInteger.ONE.negate(),
        n,
        n.subtract(BigInteger.ONE),
        n.add(BigInteger.ONE),
        n.negate(),
        BigInteger.ONE.shiftLeft(256),
        BigInteger.ONE.shiftLeft(384),
        BigInteger.ONE.shiftLeft(5_000));
  }

  @Example
  void rawMustBeTwoHalves() {
    for (byte[] raw : new byte[][] {{}, {1}, new byte[63]}) {
      assertThatThrownBy(() -> RawSignature.toDer(raw))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(raw.length + " bytes");
    }
  }

  @Example
  void encodingsThatAreNotDerAreRefused() {
    List<String> spellings =
        List.of(
            "30060201010201", // truncated
            "300602010102010100", // something follows
            "3081060201010201" + "01", // length in the long form
            "30800201010201010000", // indefinite length
            "3007020200010201" + "01", // a needless zero
            "3006020101020181", // a negative number
            "3009020101020101020101", // three numbers
            "3003020101", // one number
            "3106020101020101", // a SET
            "0201010201" + "01"); // no SEQUENCE
    for (String spelling : spellings) {
      assertThat(RawSignature.isDer(Sm2Vector.hex(spelling))).as(spelling).isFalse();
    }
    assertThat(RawSignature.isDer(Sm2Vector.hex("3006020101020101"))).isTrue();
  }
}
