package cn.sidian.seal.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.SidianException;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents encrypted with passwords (ISO 32000-2, 7.6). */
class EncryptedInputTest {
  private static final String USER = "user 密";
  private static final String OWNER = "owner";

  @TempDir Path folder;

  /** How a document is encrypted. */
  enum Cipher {
    RC4_40(40, false),
    RC4_128(128, false),
    AES_128(128, true),
    AES_256_R6(256, true),
    /** Of an extension of Adobe's; made with qpdf, as no library here writes it any more. */
    AES_256_R5(256, true);

    final int bits;
    final boolean aes;

    Cipher(int bits, boolean aes) {
      this.bits = bits;
      this.aes = aes;
    }

    /** The user password; before revision 5 passwords are Latin. */
    String user() {
      return bits == 256 ? USER : "user";
    }
  }

  static Stream<Cipher> ciphers() {
    return Stream.of(Cipher.values());
  }

  private static byte[] encrypted(Cipher cipher) throws IOException {
    if (cipher == Cipher.AES_256_R5) {
      try (var in = EncryptedInputTest.class.getResourceAsStream("encrypted-aes256-r5.pdf")) {
        return in == null ? new byte[0] : in.readAllBytes();
      }
    }
    return encrypted(cipher, cipher.user(), new AccessPermission());
  }

  private static byte[] encrypted(Cipher cipher, String user, AccessPermission rights)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(Pages.withText("Enciphered words"))) {
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle("Title of the document");
      document.setDocumentInformation(information);
      StandardProtectionPolicy policy = new StandardProtectionPolicy(OWNER, user, rights);
      policy.setEncryptionKeyLength(cipher.bits);
      policy.setPreferAES(cipher.aes);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static PdfSealer with(String password) {
    return Kit.rsa().withPassword(password.toCharArray());
  }

  private static byte[] sealed(byte[] input, String password) {
    return with(password).seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes();
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void either_password_lets_the_seal_be_applied(Cipher cipher) throws IOException {
    byte[] input = encrypted(cipher);
    for (String password : List.of(cipher.user(), OWNER)) {
      byte[] sealed = sealed(input, password);

      Appended.tail(input, sealed);
      for (String other : List.of(cipher.user(), OWNER)) {
        SignatureReport report = Kit.verify(sealed, other).signatures().get(0);
        assertThat(report.integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
        assertThat(report.coverage()).isEqualTo(SignatureReport.Coverage.WHOLE_FILE);
        assertThat(report.note()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void words_old_and_new_are_readable_with_the_password(Cipher cipher) throws IOException {
    byte[] sealed = sealed(encrypted(cipher), OWNER);

    try (PDDocument document = Loader.loadPDF(sealed, cipher.user())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Enciphered words");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Title of the document");
      assertThat(document.getSignatureDictionaries().get(0).getName()).isEqualTo(Kit.UNIT);
      assertThat(document.getDocumentCatalog().getAcroForm().getField("SidianSeal1")).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void other_readers_agree(Cipher cipher) throws IOException {
    assumeTrue(Tool.QPDF.isPresent() && Tool.PDFSIG.isPresent() && Tool.PDFTOTEXT.isPresent());
    byte[] input = encrypted(cipher);
    Path before = Files.write(folder.resolve("in.pdf"), input);
    Path after = Files.write(folder.resolve("out.pdf"), sealed(input, OWNER));

    assertThat(PdfJudge.of(after, OWNER).structureTrouble())
        .isLessThanOrEqualTo(PdfJudge.of(before, OWNER).structureTrouble());
    assertThat(PdfJudge.of(after, OWNER).coversAll(null)).isTrue();
    assertThat(PdfJudge.of(after, OWNER).text()).contains("凭证编号");
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void the_value_of_the_signature_is_not_encrypted_but_its_words_are(Cipher cipher)
      throws IOException {
    byte[] input = encrypted(cipher);
    String raw = Appended.text(sealed(input, OWNER)).substring(input.length);

    assertThat(raw.substring(raw.indexOf("/Contents<"))).startsWith("/Contents<3082");
    assertThat(raw).doesNotContain("sidian-note/1");
  }

  @Test
  void no_password_and_a_wrong_one_are_told_apart() throws IOException {
    byte[] input = encrypted(Cipher.AES_128);

    assertThatThrownBy(() -> Kit.seal(input))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("PDF_PASSWORD_REQUIRED"));
    assertThatThrownBy(() -> sealed(input, "other"))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("PDF_PASSWORD_WRONG"))
        .hasMessageNotContaining("other\"");
  }

  @Test
  void a_password_of_one_blank_is_a_password() throws IOException {
    byte[] input = encrypted(Cipher.AES_128, " ", new AccessPermission());

    assertThatThrownBy(() -> sealed(input, ""))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("PDF_PASSWORD_WRONG"));
    assertThat(Kit.verify(sealed(input, " "), " ").signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }

  @Test
  void a_document_that_opens_without_password_is_sealed_without_one() throws IOException {
    byte[] input = encrypted(Cipher.AES_256_R6, "", new AccessPermission());

    assertThat(Kit.verify(Kit.seal(input)).signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }

  @Test
  void without_the_right_to_annotate_only_the_owner_may_seal() throws IOException {
    AccessPermission rights = new AccessPermission();
    rights.setCanModifyAnnotations(false);
    rights.setCanFillInForm(false);
    byte[] input = encrypted(Cipher.AES_128, "user", rights);

    assertThat(Kit.refusal(with("user").seal(input, Kit.PLACE, Kit.NOTE)).code())
        .isEqualTo("PDF_PERMISSION_MISSING");
    assertThat(Kit.verify(sealed(input, OWNER), OWNER).signatures()).hasSize(1);
  }

  @Test
  void encryption_with_certificates_is_not_supported_and_says_so() {
    byte[] input =
        RawPdf.onePage()
            .trailer("/ID [<01> <01>] /Encrypt << /Filter /Adobe.PubSec /V 4 >>")
            .table();

    assertThatThrownBy(() -> Kit.seal(input))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> assertThat(e.code()).isEqualTo("PDF_ENCRYPTION_UNSUPPORTED"));
  }

  /** A document by hand, encrypted like one of PDFBox's; the strings stand where the test wants. */
  private static RawPdf byHand(String encrypt, String id) throws IOException {
    try (PDDocument model = Loader.loadPDF(encrypted(Cipher.RC4_128), OWNER)) {
      var encryption = model.getEncryption();
      HexFormat hex = HexFormat.of();
      String owner = "<" + hex.formatHex(encryption.getOwnerKey()) + ">";
      String user = "<" + hex.formatHex(encryption.getUserKey()) + ">";
      byte[] first = ((COSString) model.getDocument().getDocumentID().get(0)).getBytes();
      return RawPdf.onePage()
          .object(5, owner)
          .object(6, user)
          .object(7, "[<" + hex.formatHex(first) + "> <01>]")
          .object(8, Integer.toString(encryption.getPermissions()))
          .trailer("/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 " + encrypt + " >> " + id);
    }
  }

  @Test
  void an_encryption_dictionary_in_pieces_is_put_together() throws IOException {
    byte[] input = byHand("/O 5 0 R /U 6 0 R /P 8 0 R", "/ID 7 0 R").table();

    assertThat(Kit.verify(sealed(input, OWNER), OWNER).signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }

  @Test
  void without_an_identifier_none_is_added_because_the_key_depends_on_it() throws IOException {
    StandardSecurityHandler handler = new StandardSecurityHandler();
    byte[] owner =
        handler.computeOwnerPassword(
            "owner".getBytes(ISO_8859_1), "user".getBytes(ISO_8859_1), 3, 16);
    byte[] user =
        handler.computeUserPassword(
            "user".getBytes(ISO_8859_1), owner, -4, new byte[0], 3, 16, true);
    HexFormat hex = HexFormat.of();
    byte[] input =
        RawPdf.onePage()
            .trailer(
                "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
                    + hex.formatHex(owner)
                    + "> /U <"
                    + hex.formatHex(user)
                    + "> >>")
            .table();

    byte[] sealed = sealed(input, "user");

    assertThat(Appended.tail(input, sealed)).doesNotContain("/ID");
    assertThat(Kit.verify(sealed, "user").signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }

  @Test
  void SM2_seals_encrypted_documents_too() throws IOException {
    byte[] sealed =
        Kit.sealer(SealProfile.CMS_SM2)
            .withPassword(OWNER.toCharArray())
            .seal(encrypted(Cipher.AES_256_R6), Kit.PLACE, Kit.NOTE)
            .requireSealed()
            .bytes();

    assertThat(Kit.verify(sealed, USER).signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }
}
