package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealingResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written beside their place and moved there: never half a file. */
class OutputTest {
  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.write(folder.resolve("in.pdf"), RawPdf.onePage().table());
    output = folder.resolve("out.pdf");
  }

  private SealingResult seal(PdfSealer sealer, Path to) {
    return sealer.seal(input, to, Kit.PLACE, Kit.NOTE);
  }

  private static Limits inputLimit(long bytes) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        bytes,
        usual.maxDepth(),
        usual.maxObjects(),
        usual.maxDecompressedBytes(),
        usual.maxRevisions(),
        usual.maxSignatures(),
        usual.maxDuration());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void file_to_file_memory_and_streams_give_the_same_structure() throws IOException {
    byte[] pdf = Files.readAllBytes(input);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(seal(Kit.rsa(), output).requireSealed().file()).contains(output);
    assertThat(
            Kit.rsa()
                .seal(new ByteArrayInputStream(pdf), out, Kit.PLACE, Kit.NOTE)
                .requireSealed()
                .file())
        .isEmpty();

    int length = Kit.seal(pdf).length;
    for (byte[] sealed : List.of(Files.readAllBytes(output), out.toByteArray())) {
      Appended.tail(pdf, sealed);
      // the subset of the note's font depends on the characters of the number
      assertThat(sealed.length).isBetween(length - 4_000, length + 4_000);
      assertThat(Kit.verify(sealed).signatures().get(0).integrity().name()).isEqualTo("INTACT");
    }
    assertThat(files()).containsExactly(input, output);
  }

  @Test
  void an_output_that_exists_stays_as_it_is_unless_overwriting_was_asked_for() throws IOException {
    Files.writeString(output, "precious");

    assertThat(Kit.refusal(seal(Kit.rsa(), output)).code()).isEqualTo("OUTPUT_EXISTS");
    assertThat(output).hasContent("precious");
    assertThat(files()).containsExactly(input, output);

    assertThat(seal(Kit.rsa().overwriting(), output).requireSealed().file()).contains(output);
    assertThat(Files.size(output)).isGreaterThan(Files.size(input));
  }

  @Test
  void the_input_is_replaced_only_on_demand_and_then_completely() throws IOException {
    byte[] before = Files.readAllBytes(input);

    assertThat(Kit.refusal(seal(Kit.rsa(), input)).code()).isEqualTo("OUTPUT_IS_INPUT");
    assertThat(Files.readAllBytes(input)).isEqualTo(before);

    seal(Kit.rsa().overwriting(), input).requireSealed();
    Appended.tail(before, Files.readAllBytes(input));
    assertThat(files()).containsExactly(input);
  }

  @Test
  void folders_and_places_that_do_not_exist_are_refused() throws IOException {
    assertThat(Kit.refusal(seal(Kit.rsa(), folder)).code()).isEqualTo("OUTPUT_IS_FOLDER");
    assertThat(Kit.refusal(seal(Kit.rsa(), folder.resolve("no/out.pdf"))).code())
        .isEqualTo("OUTPUT_NOT_WRITABLE");
    assertThat(files()).containsExactly(input);
  }

  @Test
  void a_folder_without_the_right_to_write_is_refused() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    if (Files.isWritable(locked)) {
      // the superuser may write everywhere but here
      locked = Path.of("/proc");
      assumeTrue(Files.isDirectory(locked));
    }

    assertThat(Kit.refusal(seal(Kit.rsa(), locked.resolve("out.pdf"))).code())
        .isEqualTo("OUTPUT_NOT_WRITABLE");
  }

  @Test
  void a_full_device_is_an_error() {

    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(
            () ->
                Kit.rsa()
                    .seal(Files.newInputStream(input), out, Kit.PLACE, Kit.NOTE)
                    .requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("OUTPUT_FAILED"));
  }

  /** The bytes are copied before the device is asked, so its failure comes in the middle. */
  @Test
  void a_device_that_fails_in_the_middle_leaves_neither_output_nor_rest() throws IOException {
    SigningKey broken =
        SigningKey.remote(
            Kit.key(TestKeys.RSA).chain(),
            request -> {
              throw new IOException("unplugged");
            });
    PdfSealer sealer =
        PdfSealer.builder(Seal.dataVerification(Kit.UNIT), broken)
            .clock(InstantSource.fixed(Kit.NOW))
            .build();
    Files.writeString(output, "precious");

    assertThatThrownBy(() -> seal(sealer.overwriting(), output).requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("SIGNING_FAILED"));

    assertThat(output).hasContent("precious");
    assertThat(files()).containsExactly(input, output);
  }

  @Test
  void an_input_that_does_not_exist_or_cannot_be_read_is_named_so() {
    assertThatThrownBy(
            () ->
                Kit.rsa()
                    .seal(folder.resolve("missing.pdf"), output, Kit.PLACE, Kit.NOTE)
                    .requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("INPUT_UNREADABLE"));
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> Kit.rsa().seal(failing, out, Kit.PLACE, Kit.NOTE).requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("INPUT_UNREADABLE"));
    assertThat(out.size()).isZero();
  }

  @Test
  void a_stream_longer_than_the_limit_is_not_read_to_its_end() {
    PdfSealer sealer = Kit.builder(SealProfile.PADES_B_RSA_SHA256).limits(inputLimit(100)).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                sealer.seal(Files.newInputStream(input), out, Kit.PLACE, Kit.NOTE).requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED"));
    assertThat(out.size()).isZero();
  }

  @Test
  void what_is_no_PDF_is_an_error_with_a_code_and_nothing_is_written() throws IOException {
    byte[] good = Files.readAllBytes(input);
    for (byte[] bytes :
        List.of(
            new byte[0],
            "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            java.util.Arrays.copyOf(good, good.length / 2),
            java.util.Arrays.copyOf(good, good.length - 40))) {
      Files.write(input, bytes);
      assertThatThrownBy(() -> seal(Kit.rsa(), output).requireSealed())
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("PDF_DAMAGED"));
    }
    assertThat(files()).containsExactly(input);
  }
}
