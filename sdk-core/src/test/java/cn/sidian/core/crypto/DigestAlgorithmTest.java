package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DigestAlgorithmTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "SM3, 66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
    "SHA256, BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
    "SHA224, 23097D223405D8228642A477BDA255B32AADBCE4BDA0B3F7E36C9DA7",
    "SHA1, A9993E364706816ABA3E25717850C26C9CD0D89D",
    "MD5, 900150983CD24FB0D6963F7D28E17F72",
    "SHA3_256, 3A985DA74FE225B2045C172D6BD390BD855F086E3E9D525B46BFE24511431532"
  })
  void digestOfAbc(DigestAlgorithm algorithm, String digest) {
    assertThat(Sm2Vector.HEX.formatHex(algorithm.digest(ABC))).isEqualTo(digest);
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void lengthAndIdentifier(DigestAlgorithm algorithm) {
    assertThat(algorithm.digest(ABC)).hasSize(algorithm.length());
    assertThat(DigestAlgorithm.ofOid(algorithm.oid())).contains(algorithm);
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void bouncyCastleKnowsItByTheSameIdentifier(DigestAlgorithm algorithm) throws Exception {
    assertThat(MessageDigest.getInstance(algorithm.oid(), Sm2Vector.BC).digest(ABC))
        .isEqualTo(algorithm.digest(ABC));
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void computationCanBeClonedMidway(DigestAlgorithm algorithm) throws Exception {
    MessageDigest digest = algorithm.newDigest();
    digest.update(ABC, 0, 1);
    MessageDigest copy = (MessageDigest) digest.clone();
    digest.update(ABC, 1, 2);
    copy.update(ABC, 1, 2);

    assertThat(copy.digest()).isEqualTo(digest.digest()).isEqualTo(algorithm.digest(ABC));
  }

  @Test
  void onlyBrokenOnesAreCalledBroken() {
    assertThat(DigestAlgorithm.values())
        .filteredOn(DigestAlgorithm::isBroken)
        .containsExactly(DigestAlgorithm.SHA1, DigestAlgorithm.MD5);
  }

  @Test
  void prefixOfPrintedDigests() {
    assertThat(DigestAlgorithm.SM3.prefix()).isEqualTo("sm3");
    assertThat(DigestAlgorithm.SHA256.prefix()).isEqualTo("sha256");
  }

  @Test
  void unknownIdentifier() {
    assertThat(DigestAlgorithm.ofOid("1.2.3")).isEmpty();
    assertThat(DigestAlgorithm.ofOid("")).isEmpty();
  }
}
