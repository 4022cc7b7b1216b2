package cn.sidian.seal.verifying;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed files that are encrypted: the password opens, and the seal is judged as in any other. */
class EncryptedFilesTest {
  private static final String USER = "user";
  private static final String OWNER = "owner";

  /** How PDFBox encrypts a page. */
  record Encryption(int bits, boolean aes, String user) {
    @Override
    public String toString() {
      return (aes ? "AES-" : "RC4-") + bits + (user.isEmpty() ? ", no user password" : "");
    }

    byte[] page() {
      return page(new AccessPermission());
    }

    byte[] pageWithoutRights() {
      AccessPermission none = new AccessPermission();
      none.setCanModify(false);
      none.setCanModifyAnnotations(false);
      none.setCanFillInForm(false);
      return page(none);
    }

    private byte[] page(AccessPermission rights) {
      try (PDDocument document = Loader.loadPDF(TinyPdf.onePage())) {
        StandardProtectionPolicy policy = new StandardProtectionPolicy(OWNER, user, rights);
        policy.setEncryptionKeyLength(bits);
        policy.setPreferAES(aes);
        document.protect(policy);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Stream<Encryption> encryptions() {
    return Stream.of(
        new Encryption(40, false, USER),
        new Encryption(128, false, USER),
        new Encryption(128, true, USER),
        new Encryption(256, true, USER),
        new Encryption(256, true, ""));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void acceptedWithEitherPassword(Encryption encryption) {
    for (Signers who : Signers.values()) {
      byte[] sealed = sealed(who, encryption);
      for (String password : new String[] {encryption.user(), OWNER}) {
        SealReport report = verifier(who).password(password.toCharArray()).build().verify(sealed);
        ContractRules.check(report);
        assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
        SignatureReport seal = report.signatures().get(0);
        assertThat(seal.field()).isEqualTo("SidianSeal1");
        assertThat(seal.signedAt()).isEqualTo(Given.NOW);
        assertThat(requireNonNull(seal.note()).provenance()).isEqualTo(Given.PROVENANCE);
        assertThat(seal.pages()).containsExactly(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void aByteOfTheEncryptedPageBreaksTheSeal(Encryption encryption) {
    byte[] sealed = sealed(Signers.SM2, encryption);
    String text = new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1);
    sealed[text.indexOf("stream\n") + 24] ^= 1;
    SealReport report = verifier(Signers.SM2).password(OWNER.toCharArray()).build().verify(sealed);
    ContractRules.check(report);
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.signatures().get(0).integrity()).isEqualTo(Integrity.BROKEN);
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void aSecondSealLeavesTheFirstWhole(Encryption encryption) {
    byte[] once = sealed(Signers.SM2, encryption);
    byte[] twice =
        Signers.seal(
            Signers.SM2.sealer().withPassword(OWNER.toCharArray()), once, Given.placement());
    SealReport report = verifier(Signers.SM2).password(OWNER.toCharArray()).build().verify(twice);
    ContractRules.check(report);
    assertThat(report.signatures())
        .extracting(SignatureReport::integrity)
        .containsExactly(Integrity.INTACT, Integrity.INTACT);
    assertThat(report.signatures())
        .extracting(SignatureReport::coverage)
        .containsExactly(Coverage.WHOLE_REVISION, Coverage.WHOLE_FILE);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void aWrongPasswordIsAnErrorNotAVerdict(Encryption encryption) {
    byte[] sealed = sealed(Signers.RSA, encryption);
    if (encryption.user().isEmpty()) {
      assertThat(verifier(Signers.RSA).build().verify(sealed).verdict())
          .isEqualTo(Verdict.ACCEPTED);
      return;
    }
    PdfSealVerifier none = verifier(Signers.RSA).build();
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(() -> none.verify(sealed))
        .satisfies(e -> assertThat(e.code()).isEqualTo("PDF_PASSWORD_REQUIRED"));
    for (String wrong : new String[] {"", " ", "User", USER + " ", USER.toUpperCase(Locale.ROOT)}) {
      PdfSealVerifier verifier = verifier(Signers.RSA).password(wrong.toCharArray()).build();
      assertThatExceptionOfType(SidianException.class)
          .isThrownBy(() -> verifier.verify(sealed))
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo("PDF_PASSWORD_WRONG");
                assertThat(e.getMessage()).doesNotContain(USER + " ");
              });
    }
  }

  private static byte[] sealed(Signers who, Encryption encryption) {
    return Signers.seal(
        who.sealer().withPassword(OWNER.toCharArray()), encryption.page(), Given.placement());
  }

  private static PdfSealVerifier.Builder verifier(Signers who) {
    return Facts.verifier(who.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
  }

  /**
   * ISO 32000-2, 7.4.10 and 7.6.5: what is excepted from the encryption is harmless as it stands,
   * and anything for readers that decrypt it nevertheless, or by the filter that it names.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Filter/Crypt",
        "/Filter[/Crypt]/DecodeParms[<</Name/Identity>>]",
        "/Filter 92 0 R",
        "/Filter[93 0 R]"
      })
  void appearanceThatIsExceptedFromTheEncryptionIsForbidden(String entries) {
    Encryption encryption = new Encryption(128, true, "");
    Later later = Later.than(sealed(Signers.RSA, encryption));
    int form = later.holding("/Fields[");
    byte[] changed =
        later
            .edit(form, "/Fields[", "/Fields[90 0 R ")
            .with(90, "<</FT/Sig/Subtype/Widget/F 4/Rect[0 0 500 800]/AP<</N 91 0 R>>>>")
            .with(91, Later.stream("/Subtype/Form/BBox[0 0 500 800]" + entries, "% nothing"))
            .with(92, "[/Crypt]")
            .with(93, "/Crypt")
            .bytes();
    SealReport report = verifier(Signers.RSA).build().verify(changed);
    ContractRules.check(report);
    SignatureReport seal = report.signatures().get(0);
    assertThat(seal.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(seal.laterChanges()).as(seal.changes().toString()).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(seal.changes()).anyMatch(change -> change.rule().equals("REVISION_AMBIGUOUS"));
  }

  /** The encryption is part of what was signed (7.5.5): none of it may be exchanged. */
  @ParameterizedTest
  @ValueSource(strings = {"removed", "direct", "identifier"})
  void otherEncryptionInALaterRevision(String what) {
    byte[] sealed = sealed(Signers.RSA, new Encryption(128, true, ""));
    String text = new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1);
    Later later = Later.than(sealed).with(90, "<<>>");
    String trailer = text.substring(text.lastIndexOf("trailer"));
    String encrypt = trailer.replaceFirst("(?s).*(/Encrypt \\d+ 0 R).*", "$1");
    int number = Integer.parseInt(encrypt.replaceAll("/Encrypt | 0 R", ""));
    Later changed =
        switch (what) {
          case "removed" -> later.trailer("/Encrypt", "/Xncrypt");
          case "direct" -> later.with(91, later.body(number)).trailer(encrypt, "/Encrypt 91 0 R");
          default -> later.trailer("/ID", "/IX");
        };
    try {
      SealReport report = verifier(Signers.RSA).build().verify(changed.bytes());
      ContractRules.check(report);
      assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    } catch (SidianException e) {
      assertThat(e.code()).isIn("PDF_PASSWORD_REQUIRED", "PDF_ENCRYPTION_UNSUPPORTED");
    }
  }
}
