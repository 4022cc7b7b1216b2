package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.Time;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Time stamps (RFC 3161). Whether their authority is trusted nobody judges yet; whether they fit
 * what they are over is judged, and a broken one proves nothing.
 */
class TimestampFaultsTest {

  @TestFactory
  Stream<DynamicTest> overTheSignatureValue() {
    return Fault.tests(
        List.of(
            stamped(
                "a time stamp that fits",
                tsa -> List.of(tsa::over),
                Expectation.asTheTwin()
                    .fact("time", Time.NOT_CHECKED)
                    .info("TIMESTAMP_NOT_CHECKED")),
            stamped(
                "a time stamp over something else",
                tsa -> List.of(value -> tsa.over(new byte[] {1})),
                broken()),
            stamped(
                "a time stamp whose own signature was changed",
                tsa -> List.of(value -> flippedAtEnd(tsa.over(value))),
                broken()),
            stamped(
                "a time stamp without the certificate of its authority",
                tsa -> List.of(tsa::withoutCertificate),
                broken()),
            stamped(
                "something that is no time stamp",
                tsa -> List.of(value -> new byte[] {4, 1, 7}),
                broken()),
            Fault.of(
                "a signature of the document in the place of a time stamp",
                file ->
                    file.signed(
                        forge ->
                            forge.timestamps =
                                List.of(
                                    value ->
                                        CmsForge.of(file.who().signer(), file.who().keys)
                                            .make(value))),
                broken()),
            stamped(
                "two time stamps that fit",
                tsa -> List.of(tsa::over, tsa::over),
                Expectation.asTheTwin()
                    .fact("time", Time.NOT_CHECKED)
                    .info("TIMESTAMP_NOT_CHECKED")),
            stamped(
                "one time stamp that fits and one that does not",
                tsa -> List.of(tsa::over, value -> tsa.over(new byte[] {1})),
                broken()),
            stamped(
                "a time stamp by an authority with another kind of key",
                tsa -> List.of(tsa == TestTsa.SM2 ? TestTsa.RSA::over : TestTsa.SM2::over),
                Expectation.asTheTwin()
                    .fact("time", Time.NOT_CHECKED)
                    .info("TIMESTAMP_NOT_CHECKED"))));
  }

  /** The last seal turned into a document time stamp; the file's first signature is its twin. */
  @TestFactory
  Stream<DynamicTest> overTheDocument() {
    return Fault.tests(
        List.of(
            document("fits", (file, tsa) -> data -> tsa.over(data), TimestampFaultsTest::sound),
            document(
                "is over other bytes",
                (file, tsa) -> data -> tsa.over(new byte[] {1}),
                who -> sound(who).broken("TIMESTAMP_INVALID")),
            document(
                "was changed",
                (file, tsa) -> data -> flippedAtEnd(tsa.over(data)),
                who -> sound(who).broken("SIGNATURE_VALUE_WRONG")),
            document(
                "lacks the certificate of its authority",
                (file, tsa) -> tsa::withoutCertificate,
                who ->
                    unknown(who)
                        .unsupported("NO_SIGNER_CERTIFICATE")
                        .fact("suite", null)
                        .fact("signer", null)
                        .fact("issuance", "UNKNOWN")),
            document(
                "is signed without its content type",
                (file, tsa) -> data -> withoutAttributes(file.who(), tsa.over(data)),
                who ->
                    told(who)
                        .fact("signer", "TEST seal " + who)
                        .fact("suite", who.profile.suite().name())
                        .fact("trust", TrustStatus.UNTRUSTED)
                        .error("TSA_PURPOSE")
                        .broken("CONTENT_TYPE_ATTRIBUTE")),
            document(
                "rests on a broken hash function",
                (file, tsa) -> data -> tsa.over(DigestAlgorithm.SHA1, data, true),
                who -> sound(who).warning("WEAK_ALGORITHM").undecided("WEAK_ALGORITHM")),
            document(
                "is an ordinary signature",
                (file, tsa) -> data -> CmsForge.of(file.who().signer(), file.who().keys).make(data),
                who ->
                    unknown(who)
                        .error("TIMESTAMP_INVALID")
                        .error("SIGNATURE_UNREADABLE")
                        .fact("integrity", Integrity.UNREADABLE)
                        .fact("suite", null)
                        .fact("signer", null)
                        .fact("issuance", "UNKNOWN")
                        .rejected("SIGNATURE_UNREADABLE")),
            document(
                "cannot be parsed",
                (file, tsa) -> data -> new byte[] {0x30, 5, 1},
                who ->
                    unknown(who)
                        .error("CMS_MALFORMED")
                        .error("SIGNATURE_UNREADABLE")
                        .fact("integrity", Integrity.UNREADABLE)
                        .fact("time", Time.CLAIMED)
                        .fact("suite", null)
                        .fact("signer", null)
                        .fact("issuance", "UNKNOWN")
                        .rejected("SIGNATURE_UNREADABLE"))),
        TimestampFaultsTest::sealedTwice);
  }

  private static SignedFile sealedTwice(Signers who) {
    return SignedFile.of(who, who.seal(who.seal(TinyPdf.onePage())));
  }

  /** Its authority is known, but no chain leads from it to the anchors. */
  private static Expectation sound(Signers who) {
    return told(who)
        .fact("trust", TrustStatus.UNDECIDED)
        .warning("NO_PATH_TO_ANCHOR")
        .info("WHO_MUST_VERIFY");
  }

  /** Nothing is known of its authority. */
  private static Expectation unknown(Signers who) {
    return told(who).nothingOfTheSigner();
  }

  private static Expectation told(Signers who) {
    return Expectation.asTheTwin()
        .ofATimestamp()
        .fact("kind", Kind.TIMESTAMP)
        .fact("note", "none")
        .fact("time", Time.NOT_CHECKED)
        .fact("signer", TestTsa.of(who).name())
        .fact("suite", TestTsa.of(who).suite());
  }

  private static Fault document(
      String what,
      BiFunction<SignedFile, TestTsa, UnaryOperator<byte[]>> token,
      Function<Signers, Expectation> expected) {
    return Fault.of(
        "a document time stamp that " + what,
        file -> documentStamp(file, token.apply(file, TestTsa.of(file.who()))),
        expected);
  }

  /** The last seal of a file turned into a document time stamp. */
  static SignedFile documentStamp(SignedFile file, UnaryOperator<byte[]> maker) {
    int start = file.find("/Sidian_Note(");
    int end = file.text().indexOf(")/Contents", start) + 1;
    // a stamp that shows a seal would cover what is below it
    int shown = file.find("/AP<<");
    int shownEnd = file.text().indexOf(">>", shown) + 2;
    return file.edit(file.text().substring(start, end), "")
        .edit(file.text().substring(shown, shownEnd), "")
        .edit("/Type/Sig", "/Type/DocTimeStamp")
        .edit("/SubFilter/" + file.who().profile.subFilter(), "/SubFilter/ETSI.RFC3161")
        .filled(parts -> maker.apply(joined(parts)));
  }

  private static Fault stamped(
      String what, Function<TestTsa, List<UnaryOperator<byte[]>>> tokens, Expectation expected) {
    return Fault.of(
        what,
        file -> file.signed(forge -> forge.timestamps = tokens.apply(TestTsa.of(file.who()))),
        expected);
  }

  /** The same statement about the time, signed as if it were a document. */
  private static byte[] withoutAttributes(Signers who, byte[] token) {
    CmsForge forge = CmsForge.of(who.signer(), who.keys);
    try {
      CMSSignedData data = new CMSSignedData(token);
      forge.content = (byte[]) data.getSignedContent().getContent();
    } catch (CMSException e) {
      throw new IllegalStateException(e);
    }
    forge.contentType = PKCSObjectIdentifiers.id_ct_TSTInfo;
    forge.attributesPresent = false;
    return forge.make();
  }

  private static Expectation broken() {
    return Expectation.asTheTwin().fact("time", Time.CLAIMED).warning("TIMESTAMP_INVALID");
  }

  private static byte[] flippedAtEnd(byte[] value) {
    byte[] copy = value.clone();
    copy[copy.length - 1] ^= 1;
    return copy;
  }

  private static byte[] joined(byte[][] parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
