package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Integrity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One byte changed after sealing, at places that mean something. */
class TamperingTest {

  @TestFactory
  Stream<DynamicTest> outsideTheValue() {
    return Fault.tests(
        List.of(
            broken("one byte of the page", file -> file.text().indexOf("1000")),
            broken("one byte of the first line", file -> file.text().indexOf("%PDF") + 12),
            broken(
                "one byte of the seal's appearance",
                file -> file.text().indexOf("stream\n", file.text().indexOf("%%EOF")) + 30),
            broken("one byte of the seal's place", file -> file.find("/Rect[") + 6),
            broken("one byte of the time of the signature", file -> file.find("/M(D:202") + 8),
            broken("one byte of the flags of the widget", file -> file.find("/F 132") + 5),
            Fault.of(
                "the last line end",
                file -> file.flip(file.text().length() - 1),
                Expectation.asTheTwin().broken("DIGEST_MISMATCH").incomplete())));
  }

  @TestFactory
  Stream<DynamicTest> insideTheValue() {
    return Fault.tests(
        List.of(
            Fault.of(
                "one byte of the signature value",
                file -> hexFlip(file, file.cms().length - 3),
                Expectation.asTheTwin().broken("SIGNATURE_VALUE_WRONG")),
            Fault.of(
                "one byte of the digest among the signed attributes",
                file -> hexFlip(file, after(file, CMSAttributes.messageDigest, 4)),
                Expectation.asTheTwin().broken("SIGNATURE_VALUE_WRONG", "DIGEST_MISMATCH")),
            Fault.of(
                "one byte of the signer's name in its certificate",
                file -> hexFlip(file, nameOf(file)),
                who ->
                    Expectation.asTheTwin()
                        .fact("signer", "TEST seal " + other(who))
                        .untrusted("CHAIN_SIGNATURE")
                        .broken("SIGNING_CERTIFICATE_MISMATCH")),
            Fault.of(
                "one byte of the serial number that names the signer",
                file -> hexFlip(file, serialOfSigner(file)),
                Expectation.asTheTwin().unsupported("NO_SIGNER_CERTIFICATE").nothingOfTheSigner()),
            Fault.of(
                "one byte of the length of the structure",
                file -> hexFlip(file, 3),
                Expectation.asTheTwin().unreadable("CMS_MALFORMED"))));
  }

  /** What is left of the key may be no key any more, which nobody can verify with. */
  @ParameterizedTest
  @EnumSource
  void oneByteOfTheKeyInTheCertificate(Signers who) {
    SignedFile file = SignedFile.sealed(who);
    byte[] changed = hexFlip(file, keyOf(file)).bytes();
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(changed, who.anchors(), policy);
      assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
      assertThat(report.decidedBy()).contains("CHAIN_SIGNATURE");
      assertThat(report.signatures().get(0).integrity())
          .isIn(Integrity.BROKEN, Integrity.UNSUPPORTED);
    }
  }

  private static String other(Signers who) {
    String name = who.name();
    return name.substring(0, name.length() - 1) + (char) (name.charAt(name.length() - 1) ^ 1);
  }

  private static Fault broken(String what, ToIntFunction<SignedFile> place) {
    return Fault.of(
        what,
        file -> file.flip(place.applyAsInt(file)),
        Expectation.asTheTwin().broken("DIGEST_MISMATCH"));
  }

  /** Flips the lowest bit of a byte of the value. */
  private static SignedFile hexFlip(SignedFile file, int at) {
    int digit = file.holeStart() + 1 + 2 * at + 1;
    int flipped = Character.digit(file.text().charAt(digit), 16) ^ 1;
    return file.overwrite(digit, Integer.toHexString(flipped));
  }

  private static int after(SignedFile file, ASN1ObjectIdentifier type, int skip) {
    byte[] oid = encoded(type);
    return at(file, oid, false) + oid.length + skip;
  }

  private static byte[] encoded(ASN1ObjectIdentifier oid) {
    try {
      return oid.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int at(SignedFile file, byte[] bytes, boolean second) {
    String all = HexFormat.of().formatHex(file.cms());
    String wanted = HexFormat.of().formatHex(bytes);
    int found = all.indexOf(wanted);
    return (second ? all.indexOf(wanted, found + 1) : found) / 2;
  }

  private static int keyOf(SignedFile file) {
    byte[] key = file.who().signer().certificate().getPublicKey().getEncoded();
    return at(file, key, false) + key.length - 40;
  }

  private static int nameOf(SignedFile file) {
    byte[] name = ("TEST seal " + file.who()).getBytes(StandardCharsets.US_ASCII);
    return at(file, name, false) + name.length - 1;
  }

  private static int serialOfSigner(SignedFile file) {
    byte[] serial = file.who().signer().certificate().getSerialNumber().toByteArray();
    return at(file, serial, true) + serial.length - 1;
  }
}
