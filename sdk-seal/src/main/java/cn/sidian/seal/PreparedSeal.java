package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SignatureRequest;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.OutputFile;
import cn.sidian.seal.internal.sealing.PreparedJson;
import cn.sidian.seal.internal.sealing.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A seal that waits for its signature. It can be stored as JSON beside the prepared document and
 * completed in another process or on another day. Immutable.
 *
 * <p>The JSON holds no secret, but names the certificate and the voucher; completing checks the
 * prepared bytes, the signature and the expiry again, so a changed JSON gains nothing.
 */
public final class PreparedSeal {
  private final PreparedJson.Content content;

  PreparedSeal(PreparedJson.Content content) {
    this.content = content;
  }

  /**
   * Reads a stored seal.
   *
   * @param json as {@link #toJson()} wrote it
   * @return the seal
   * @throws SidianException {@code PREPARED_UNREADABLE} with line and column
   */
  public static PreparedSeal fromJson(String json) {
    return new PreparedSeal(PreparedJson.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The seal for storing, format {@code sidian-prepared/1}.
   *
   * @return ASCII on one line
   */
  public String toJson() {
    return new String(PreparedJson.write(content), StandardCharsets.US_ASCII);
  }

  /**
   * What the device must sign.
   *
   * @return bytes and digest
   */
  public SignatureRequest request() {
    return new SignatureRequest(
        content.suite(), content.chain().get(0), content.signedAttributes());
  }

  /**
   * Until when the seal may be completed.
   *
   * @return by the clock of the sealer that prepared it
   */
  public Instant expiresAt() {
    return content.expiresAt();
  }

  /**
   * The number of the voucher that is already written into the document.
   *
   * @return never blank
   */
  public String voucherNumber() {
    return content.facts().voucherNumber();
  }

  /**
   * Completes a document in memory.
   *
   * @param prepared the prepared document; not changed
   * @param signature what the device returned, DER or raw {@code r ‖ s}
   * @param now the present time
   * @return the sealed document; a refusal if the seal has expired ({@code PREPARED_EXPIRED}) or
   *     the document is not the one that was prepared ({@code PREPARED_CHANGED})
   * @throws SidianException {@code SIGNATURE_MISMATCH} if the value is not the signature asked for
   */
  @CheckReturnValue
  public SealingResult complete(byte[] prepared, byte[] signature, Instant now) {
    try {
      byte[] hex = value(PdfBytes.of(prepared), signature, now);
      byte[] sealed = prepared.clone();
      System.arraycopy(hex, 0, sealed, Math.toIntExact(content.holeStart() + 1), hex.length);
      return new SealedPdf(sealed, null, content.facts());
    } catch (Refused e) {
      return e.refusal();
    }
  }

  /**
   * Completes a file into another, which must not exist.
   *
   * @param prepared the prepared document
   * @param output where the sealed document goes
   * @param signature what the device returned, DER or raw {@code r ‖ s}
   * @param now the present time
   * @return the sealed document, or why not
   * @throws SidianException as {@link #complete(byte[], byte[], Instant)}, {@code INPUT_UNREADABLE}
   *     and {@code OUTPUT_FAILED}
   */
  @CheckReturnValue
  public SealingResult complete(Path prepared, Path output, byte[] signature, Instant now) {
    try {
      OutputFile.check(prepared, output, false);
      try (FileChannel file = FileChannel.open(prepared)) {
        PdfBytes bytes = PdfBytes.of(file);
        byte[] hex = value(bytes, signature, now);
        try (OutputFile target = OutputFile.open(output, false)) {
          target.copy(bytes, 0, content.holeStart() + 1, null);
          target.write(hex, hex.length);
          target.copy(bytes, content.holeStart() + 1 + hex.length, bytes.length(), null);
          target.commit();
        }
        return new SealedPdf(null, output, content.facts());
      } catch (IOException e) {
        throw MESSAGES.exception("INPUT_UNREADABLE", e);
      }
    } catch (Refused e) {
      return e.refusal();
    }
  }

  /** The value for the hole, in hexadecimal digits, after all checks. */
  private byte[] value(PdfBytes prepared, byte[] signature, Instant now) throws Refused {
    if (now.isAfter(content.expiresAt())) {
      throw Refused.expired(content.expiresAt());
    }
    CmsTemplate template = new CmsTemplate(content.suite(), content.chain());
    byte[] expected = attributesOf(prepared, template);
    if (expected == null || !Arrays.equals(expected, content.signedAttributes())) {
      throw Refused.preparedChanged();
    }
    byte[] value = template.assemble(expected, request().checked(signature));
    if (2L * value.length > content.holeEnd() - content.holeStart() - 2) {
      throw Refused.preparedChanged();
    }
    return HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII);
  }

  /** The attributes that belong to these bytes, or null if the hole is not where it should be. */
  private byte @Nullable [] attributesOf(PdfBytes prepared, CmsTemplate template) {
    long start = content.holeStart();
    long end = content.holeEnd();
    if (prepared.length() != content.length()
        || start < 0
        || end <= start
        || end > content.length()) {
      return null;
    }
    byte[] hole = prepared.copy(start, end);
    for (int i = 0; i < hole.length; i++) {
      char due = i == 0 ? '<' : i == hole.length - 1 ? '>' : '0';
      if (hole[i] != due) {
        return null;
      }
    }
    MessageDigest digest = content.suite().digest().newDigest();
    prepared.digest(digest, 0, start);
    prepared.digest(digest, end, prepared.length());
    return template.signedAttributes(digest.digest());
  }

  @Override
  public String toString() {
    return "PreparedSeal[" + voucherNumber() + ", " + content.suite() + "]";
  }
}
