package cn.sidian.seal.internal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Limits;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a range says, and that exactly the bytes beside its hole are hashed and signed. */
class SignedRangeTest {
  @TempDir Path directory;

  /** A signature that keeps what it is fed with. */
  private static final class Fed extends Signature {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Fed() throws GeneralSecurityException {
      super("none");
      initVerify((PublicKey) null);
    }

    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(PrivateKey key) {}

    @Override
    protected void engineUpdate(byte b) {
      bytes.write(b);
    }

    @Override
    protected void engineUpdate(byte[] b, int from, int length) {
      bytes.write(b, from, length);
    }

    @Override
    protected byte[] engineSign() {
      return new byte[0];
    }

    @Override
    protected boolean engineVerify(byte[] value) {
      return false;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // nobody calls it
    protected Object engineGetParameter(String name) {
      return "";
    }
  }

  private static byte[] some(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static SignedRange range(PdfBytes bytes, int firstEnd, int secondStart, int end) {
    return Objects.requireNonNull(
        SignedRange.of(bytes, new long[] {0, firstEnd, secondStart, end - secondStart}));
  }

  /** Larger than the pieces in which a file is read, and as small as can be. */
  @ParameterizedTest
  @CsvSource({
    "300000, 100000, 130000, 300000",
    "300000, 65536, 70000, 135536",
    "300000, 0, 5, 9",
    "9, 9, 9, 9",
    "200000, 3, 199999, 200000"
  })
  void exactlyTheBytesBesideTheHole(int length, int firstEnd, int secondStart, int end)
      throws IOException, GeneralSecurityException {
    byte[] bytes = some(length);
    Path path = Files.write(directory.resolve("file"), bytes);
    ByteArrayOutputStream beside = new ByteArrayOutputStream();
    beside.write(bytes, 0, firstEnd);
    beside.write(bytes, secondStart, end - secondStart);
    byte[] expected = beside.toByteArray();
    try (FileChannel file = FileChannel.open(path)) {
      for (PdfBytes source : new PdfBytes[] {PdfBytes.of(bytes), PdfBytes.of(file)}) {
        SignedRange range = range(source, firstEnd, secondStart, end);
        assertThat(range.length()).isEqualTo(expected.length);
        byte[] digest = DigestAlgorithm.SHA256.digest(expected);
        assertThat(range.digest(DigestAlgorithm.SHA256)).isEqualTo(digest);
        assertThat(range.digest(DigestAlgorithm.SHA256)).as("once more").isEqualTo(digest);
        Fed fed = new Fed();
        range.feed(fed);
        assertThat(fed.bytes.toByteArray()).isEqualTo(expected);
      }
    }
  }

  @Test
  void fileThatIsCutShortMeanwhileIsNotVerified() throws IOException {
    Path path = Files.write(directory.resolve("file"), some(1_000));
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      SignedRange range = range(PdfBytes.of(file), 400, 500, 1_000);
      file.truncate(700);
      assertThatThrownBy(() -> range.feed(new Fed()))
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessage("the file ended");
    }
  }

  /** The document before the seal is hashed on the way, whichever hash function is asked first. */
  @Test
  void documentBeforeTheSeal() {
    byte[] bytes = some(1_000);
    byte[] before = DigestAlgorithm.SHA256.digest(java.util.Arrays.copyOf(bytes, 300));
    SignedRange asked = range(PdfBytes.of(bytes), 400, 500, 1_000);
    assertThat(asked.digestOfDocumentBefore(DigestAlgorithm.SHA256)).isNull();
    asked.alsoHashDocumentBefore(300);
    assertThat(asked.digestOfDocumentBefore(DigestAlgorithm.SHA256)).isEqualTo(before);
    SignedRange onTheWay = range(PdfBytes.of(bytes), 400, 500, 1_000);
    onTheWay.alsoHashDocumentBefore(300);
    byte[] whole = onTheWay.digest(DigestAlgorithm.SHA256);
    assertThat(onTheWay.digestOfDocumentBefore(DigestAlgorithm.SHA256)).isEqualTo(before);
    assertThat(whole).isEqualTo(asked.digest(DigestAlgorithm.SHA256));
  }

  private static long[] statedEnds(String value) {
    String form =
        "1 0 obj\n<</Type/Catalog/AcroForm<</Fields[<</FT/Sig/T(Empty)>><</FT/Sig/T(Filled)/V"
            + value
            + ">>]>>>>\nendobj\n";
    String header = "%PDF-1.7\n";
    String table =
        String.format(
            java.util.Locale.ROOT,
            """
            xref
            0 2
            0000000000 65535 f\r
            %010d 00000 n\r
            trailer
            <</Size 2/Root 1 0 R>>
            startxref
            %d
            %%%%EOF
            """,
            header.length(),
            header.length() + form.length());
    PdfDocument document =
        PdfDocument.open(
            PdfBytes.of((header + form + table).getBytes(StandardCharsets.US_ASCII)),
            Limits.DEFAULT,
            null);
    return SignatureFields.find(document).signatures().stream()
        .mapToLong((SignatureField field) -> SignedRange.statedEnd(document, field))
        .toArray();
  }

  @Test
  void whereARangeSaysThatItEnds() {
    assertThat(statedEnds("<</ByteRange[0 10 30 500]>>")).containsExactly(0, 530);
    assertThat(statedEnds("<</ByteRange[0 10 30]>>")).containsExactly(0, 0);
    assertThat(statedEnds("<<>>")).containsExactly(0, 0);
  }
}
