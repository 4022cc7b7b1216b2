package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every byte of a small sealed file is changed, one at a time, and the file must never be accepted;
 * but for the changes listed here, which provably change nothing: no bit of them is hashed, and no
 * bit of them is used.
 *
 * <p>By default each byte is changed in one way, and some letters to capitals; {@code
 * -Dsidian.everyByte=all} flips each bit and tries every other digit.
 */
class EveryByteTest {
  private static final boolean ALL = "all".equals(System.getProperty("sidian.everyByte"));

  /** What may be changed without any effect. */
  private enum Meaningless {
    /** The other case of a hexadecimal digit is the same digit. */
    LETTER_CASE,
    /** SignedData.version: unsigned, and nothing depends on it (RFC 5652, 5.1). */
    SIGNED_DATA_VERSION,
    /** SignedData.digestAlgorithms: a hint for readers that hash in one pass; unsigned. */
    DIGEST_ALGORITHMS,
    /** The embedded copy of the root: the chain is judged with the anchor that the caller gave. */
    EMBEDDED_ROOT,
    /** SignerInfo.version: unsigned, and nothing depends on it. */
    SIGNER_INFO_VERSION,
    /**
     * The issuer's name that finds the signer's certificate: another type of string or another
     * letter case is the same name (RFC 5280, 7.1). Which certificate it is, is signed.
     */
    NAME_THAT_FINDS_THE_CERTIFICATE
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA"})
  void noByteCanBeChanged(Signers who) {
    byte[] pdf = Signers.seal(who.sealer(), TinyPdf.onePage(), SealPlacement.invisible());
    SignedFile sealed = SignedFile.of(who, pdf);
    Map<Integer, Meaningless> meaningless = meaningless(sealed);
    Map<Meaningless, BitSet> met = new EnumMap<>(Meaningless.class);
    PdfSealVerifier verifier =
        Facts.verifier(who.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION).build();
    assertThat(verifier.verify(pdf).verdict()).isEqualTo(Verdict.ACCEPTED);
    for (int at = 0; at < pdf.length; at++) {
      byte right = pdf[at];
      boolean digit = at > sealed.holeStart() && at < sealed.holeEnd() - 1;
      for (byte wrong : digit ? digits(right, at) : bytes(right, at)) {
        pdf[at] = wrong;
        if (accepts(verifier, pdf)) {
          Meaningless why =
              digit && Character.toLowerCase(wrong) == Character.toLowerCase(right)
                  ? Meaningless.LETTER_CASE
                  : meaningless.get((at - sealed.holeStart() - 1) / 2);
          if (!digit || why == null) {
            fail("accepted with byte %d changed from %d to %d", at, right, wrong);
          }
          met.computeIfAbsent(why, any -> new BitSet()).set(at);
        }
      }
      pdf[at] = right;
    }
    // the list is exact: each reason is needed
    assertThat(met.keySet()).containsExactly(Meaningless.values());
  }

  private static boolean accepts(PdfSealVerifier verifier, byte[] pdf) {
    SealReport report;
    try {
      report = verifier.verify(pdf);
    } catch (SidianException e) {
      assertThat(e.code()).isEqualTo("PDF_DAMAGED");
      return false;
    }
    ContractRules.check(report);
    return report.verdict() == Verdict.ACCEPTED;
  }

  private static byte[] bytes(byte right, int at) {
    if (!ALL) {
      return new byte[] {(byte) (right ^ (1 << (at & 7)))};
    }
    byte[] all = new byte[8];
    for (int bit = 0; bit < 8; bit++) {
      all[bit] = (byte) (right ^ (1 << bit));
    }
    return all;
  }

  private static byte[] digits(byte right, int at) {
    int value = Character.digit(right, 16);
    StringBuilder others = new StringBuilder();
    for (int other = 0; other < 16; other++) {
      int distance = other ^ value;
      if (other != value && (ALL || distance == 1 << ((at / 2) & 3))) {
        others.append(Integer.toHexString(other));
      }
    }
    if (Character.isLetter(right) && (ALL || at % 64 == 0)) {
      others.append(Character.toUpperCase((char) right));
    }
    if (ALL) {
      others.append(" g>");
    }
    byte[] all = new byte[others.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) others.charAt(i);
    }
    return all;
  }

  /** The bytes of the value that may be changed, by their place in it. */
  private static Map<Integer, Meaningless> meaningless(SignedFile sealed) {
    byte[] cms = sealed.cms();
    Map<Integer, Meaningless> all = new TreeMap<>();
    // ContentInfo / [0] / SignedData
    int data = child(cms, child(cms, 0, 1), 0);
    mark(all, cms, child(cms, data, 0), Meaningless.SIGNED_DATA_VERSION);
    mark(all, cms, child(cms, data, 1), Meaningless.DIGEST_ALGORITHMS);
    int certificates = child(cms, data, 3);
    byte[] root = encoded(sealed.who());
    for (int i = 0; i < 2; i++) {
      int certificate = child(cms, certificates, i);
      if (Arrays.equals(root, Arrays.copyOfRange(cms, certificate, end(cms, certificate)))) {
        mark(all, cms, certificate, Meaningless.EMBEDDED_ROOT);
      }
    }
    int signer = child(cms, child(cms, data, 4), 0);
    mark(all, cms, child(cms, signer, 0), Meaningless.SIGNER_INFO_VERSION);
    int name = child(cms, child(cms, signer, 1), 0);
    mark(all, cms, name, Meaningless.NAME_THAT_FINDS_THE_CERTIFICATE);
    return all;
  }

  private static byte[] encoded(Signers who) {
    try {
      return who.root().certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void mark(Map<Integer, Meaningless> all, byte[] der, int at, Meaningless why) {
    for (int i = at; i < end(der, at); i++) {
      all.put(i, why);
    }
  }

  private static int child(byte[] der, int parent, int index) {
    int at = content(der, parent);
    for (int i = 0; i < index; i++) {
      at = end(der, at);
    }
    return at;
  }

  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
  }

  private static int end(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    int length = first;
    if (first >= 0x80) {
      length = 0;
      for (int i = at + 2; i < content(der, at); i++) {
        length = (length << 8) | (der[i] & 0xFF);
      }
    }
    return content(der, at) + length;
  }
}
