package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Sm2Vector.BC;
import static cn.sidian.core.crypto.Sm2Vector.HEX;
import static cn.sidian.core.crypto.Sm2Vector.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.testing.TestAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.security.Signature;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published values of the SM algorithms, reproduced. */
class SmVectorsTest {

  @Nested
  class Sm3OfGbt32905 {
    @ParameterizedTest(name = "SM3(\"{0}\" x {1})")
    @CsvSource({
      "'', 1, 1AB21D8355CFA17F8E61194831E81A8F22BEC8C728FEFB747ED035EB5082AA2B",
      "abc, 1, 66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
      "abcd, 16, DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732",
      "a, 1000000, C8AAF89429554029E231941A2ACC0AD61FF2A5ACD8FADD25847A3A732B3B02C3"
    })
    void givesThePublishedDigest(String text, int times, String digest) {
      byte[] data = text.repeat(times).getBytes(StandardCharsets.US_ASCII);

      assertThat(HEX.formatHex(DigestAlgorithm.SM3.digest(data))).isEqualTo(digest);
    }
  }

  @Nested
  class Sm4OfGbt32907 {
    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";

    private static String encrypted(int times) {
      SM4Engine engine = new SM4Engine();
      engine.init(true, new KeyParameter(hex(KEY)));
      byte[] block = hex(KEY);
      for (int i = 0; i < times; i++) {
        engine.processBlock(block, 0, block, 0);
      }
      return HEX.formatHex(block);
    }

    @Test
    void oneEncryption() {
      assertThat(encrypted(1)).isEqualTo("681EDF34D206965E86B3E94F536E4246");
    }

    @Test
    void aMillionEncryptions() {
      assertThat(encrypted(1_000_000)).isEqualTo("595298C7C6FD271F0402F804C33D3F66");
    }
  }

  @Nested
  class CurveOfGbt32918Part5 {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "p, FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF",
      "a, FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC",
      "b, 28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93",
      "n, FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123",
      "Gx, 32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7",
      "Gy, BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"
    })
    void isTheOneWeComputeWith(String name, String value) {
      BigInteger ours =
          switch (name) {
            case "p" -> Sm2Keys.CURVE.getCurve().getField().getCharacteristic();
            case "a" -> Sm2Keys.CURVE.getCurve().getA().toBigInteger();
            case "b" -> Sm2Keys.CURVE.getCurve().getB().toBigInteger();
            case "n" -> Sm2Keys.CURVE.getN();
            case "Gx" -> Sm2Keys.CURVE.getG().normalize().getAffineXCoord().toBigInteger();
            default -> Sm2Keys.CURVE.getG().normalize().getAffineYCoord().toBigInteger();
          };

      assertThat(ours).isEqualTo(new BigInteger(value, 16));
    }
  }

  @Nested
  class Sm2SignatureOfGmt0003Part5 {
    private final KeyPair keys = Sm2Vector.keys();
    private final TestAuthority.Issued issued = Sm2Vector.certified();

    @Test
    void publicKeyIsTheFixedPrefixThenXThenY() {
      assertThat(HEX.formatHex(keys.getPublic().getEncoded()))
          .isEqualTo(
              "3059301306072A8648CE3D020106082A811CCF5501822D03420004"
                  + Sm2Vector.PX
                  + Sm2Vector.PY);
    }

    @Test
    void zaBindsUserIdCurveAndKey() throws Exception {
      byte[] za =
          Sm2Equation.za(
              DigestAlgorithm.SM3,
              Sm2Keys.publicKey(keys.getPublic()),
              SignatureSuite.SM2_DEFAULT_USER_ID);

      assertThat(HEX.formatHex(za)).isEqualTo(Sm2Vector.ZA);
    }

    @Test
    void zaLengthCountsBitsOfTheUserId() throws Exception {
      // ENTL of 8191 characters is FFF8, the largest that fits two bytes
      String longest = "x".repeat(8191);
      MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
      sm3.update(hex("FFF8"));
      sm3.update(longest.getBytes(StandardCharsets.US_ASCII));
      for (String part :
          new String[] {
            "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC",
            "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93",
            "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7",
            "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0",
            Sm2Vector.PX,
            Sm2Vector.PY
          }) {
        sm3.update(hex(part));
      }

      assertThat(Sm2Equation.za(DigestAlgorithm.SM3, Sm2Keys.publicKey(keys.getPublic()), longest))
          .isEqualTo(sm3.digest());
      SigningKey key = issued.signingKey();
      SignatureSuite suite = SignatureSuite.sm2(longest);
      assertThat(
              suite.verify(keys.getPublic(), Sm2Vector.MESSAGE, key.sign(suite, Sm2Vector.MESSAGE)))
          .isTrue();
    }

    @Test
    void digestOfARequestIsE() {
      SignatureRequest request =
          new SignatureRequest(SignatureSuite.SM2_SM3, issued.certificate(), Sm2Vector.MESSAGE);

      assertThat(HEX.formatHex(request.digest())).isEqualTo(Sm2Vector.E);
    }

    @Test
    void signingWithTheFixedKGivesTheFixedDer() {
      SigningKey key = SigningKey.of(issued.privateKey(), issued.chain(), Sm2Vector.fixedK());

      byte[] signature = key.sign(SignatureSuite.SM2_SM3, Sm2Vector.MESSAGE);

      assertThat(HEX.formatHex(signature)).isEqualTo(Sm2Vector.DER);
    }

    @Test
    void theFixedSignatureVerifies() throws Exception {
      assertThat(
              SignatureSuite.SM2_SM3.verify(
                  keys.getPublic(), Sm2Vector.MESSAGE, hex(Sm2Vector.DER)))
          .isTrue();
      assertThat(Sm2Equation.holds(keys.getPublic(), hex(Sm2Vector.E), hex(Sm2Vector.DER)))
          .isTrue();
    }

    @Test
    void rawAndDerAreTheSameNumbers() {
      byte[] raw = hex(Sm2Vector.R + Sm2Vector.S);

      assertThat(HEX.formatHex(RawSignature.toDer(raw))).isEqualTo(Sm2Vector.DER);
      assertThat(RawSignature.fromDer(hex(Sm2Vector.DER), 32)).isEqualTo(raw);
    }

    @Test
    void encryptionOfTheStandardInOrderC1C3C2() throws Exception {
      SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
      engine.init(
          true,
          new ParametersWithRandom(
              PublicKeyFactory.createKey(keys.getPublic().getEncoded()), Sm2Vector.fixedK()));
      byte[] plain = "encryption standard".getBytes(StandardCharsets.US_ASCII);

      assertThat(HEX.formatHex(engine.processBlock(plain, 0, plain.length)))
          .isEqualTo(
              "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
                  + "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
                  + "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
                  + "21886CA989CA9C7D58087307CA93092D651EFA");
    }

    @Test
    void signaturesHaveAtMost72BytesAndSomeHaveFewer() {
      SigningKey key = issued.signingKey();
      int max = SignatureSuite.SM2_SM3.maxSignatureLength(keys.getPublic());
      int longest = 0;
      int shortest = Integer.MAX_VALUE;
      for (int i = 0; i < 2_000; i++) {
        int length = key.sign(SignatureSuite.SM2_SM3, Sm2Vector.MESSAGE).length;
        longest = Math.max(longest, length);
        shortest = Math.min(shortest, length);
      }

      assertThat(max).isEqualTo(72);
      assertThat(longest).isEqualTo(72);
      assertThat(shortest).isLessThan(72);
    }
  }

  /** Facts about BouncyCastle's names that the mapping of identifiers rests on. */
  @Nested
  class NamesOfBouncyCastle {
    @ParameterizedTest
    @ValueSource(strings = {"SM3withSM2", "1.2.156.10197.1.501", "SHA256withSM2"})
    void knownSignatures(String name) throws NoSuchAlgorithmException {
      assertThat(Signature.getInstance(name, BC)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM2withSM3", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301"})
    void unknownSignatures(String name) {
      assertThatThrownBy(() -> Signature.getInstance(name, BC))
          .isInstanceOf(NoSuchAlgorithmException.class);
    }

    @Test
    void unknownDigest() {
      assertThatThrownBy(() -> MessageDigest.getInstance("1.2.156.10197.1.401.1", BC))
          .isInstanceOf(NoSuchAlgorithmException.class);
    }

    @Test
    void noProviderOfTheJvmIsNeeded() {
      assertThat(Arrays.stream(Security.getProviders()).map(java.security.Provider::getName))
          .doesNotContain("BC");
    }
  }

  @Nested
  class IdentifiersOfGmt0006 {
    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.401", "1.2.156.10197.1.401.1"})
    void sm3(String oid) {
      assertThat(DigestAlgorithm.ofOid(oid)).contains(DigestAlgorithm.SM3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.501", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301"})
    void allThreeMeanSm2WithSm3(String oid) throws Exception {
      byte[] identifier = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)).getEncoded();
      KeyPair keys = Sm2Vector.keys();

      SignatureScheme scheme = SignatureScheme.of(identifier, DigestAlgorithm.SHA256).orElseThrow();
      Signature verifier = scheme.newVerifier(keys.getPublic(), SignatureSuite.SM2_DEFAULT_USER_ID);
      verifier.update(Sm2Vector.MESSAGE);

      assertThat(verifier.verify(hex(Sm2Vector.DER))).isTrue();
      assertThat(scheme.digest()).isEqualTo(DigestAlgorithm.SM3);
      assertThat(scheme.name(keys.getPublic())).isEqualTo("SM2_SM3");
    }

    @Test
    void theSuiteWrites501WithoutParameters() {
      assertThat(HEX.formatHex(SignatureSuite.SM2_SM3.algorithmIdentifier()))
          .isEqualTo("300A06082A811CCF55018375");
    }

    @Test
    void theKeyIsIdEcPublicKeyOnTheNamedCurve() {
      AlgorithmIdentifier algorithm =
          SubjectPublicKeyInfo.getInstance(Sm2Vector.keys().getPublic().getEncoded())
              .getAlgorithm();

      assertThat(algorithm.getAlgorithm().getId()).isEqualTo("1.2.840.10045.2.1");
      assertThat(algorithm.getParameters()).hasToString("1.2.156.10197.1.301");
      assertThat(KeyKind.of(Sm2Vector.keys().getPublic())).isEqualTo(KeyKind.SM2);
    }
  }
}
