package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SignatureRequest;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.longterm.LongTerm;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.OutputFile;
import cn.sidian.seal.internal.sealing.PreparedJson;
import cn.sidian.seal.internal.sealing.Refused;
import cn.sidian.seal.internal.timestamp.TimestampClient;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
    return complete(prepared, signature, now, null);
  }

  /**
   * Completes a document in memory and raises it to a level. The sealer that prepared it must have
   * had a level above {@link SealLevel#B}, so that there is room for a time stamp.
   *
   * @param prepared the prepared document; not changed
   * @param signature what the device returned, DER or raw {@code r ‖ s}
   * @param now the present time
   * @param level T, LT or LTA
   * @param sources who stamps the time, and where evidence comes from
   * @return the sealed document, or why not; also if there is no room ({@code PREPARED_CHANGED}) or
   *     the evidence is not complete
   * @throws SidianException as {@link #complete(byte[], byte[], Instant)}; and {@code
   *     TIMESTAMP_SERVICE_FAILED} or {@code TIMESTAMP_UNUSABLE}
   */
  @CheckReturnValue
  public SealingResult complete(
      byte[] prepared, byte[] signature, Instant now, SealLevel level, EvidenceSources sources) {
    return complete(prepared, signature, now, longTerm(level, sources));
  }

  private LongTerm longTerm(SealLevel level, EvidenceSources sources) {
    LongTerm.requireTimestamps(level, sources);
    return new LongTerm(level, sources, content.suite().digest(), Limits.DEFAULT);
  }

  private SealingResult complete(
      byte[] prepared, byte[] signature, Instant now, @Nullable LongTerm longTerm) {
    try {
      byte[] hex = value(PdfBytes.of(prepared), signature, now, longTerm);
      byte[] sealed = prepared.clone();
      System.arraycopy(hex, 0, sealed, Math.toIntExact(content.holeStart() + 1), hex.length);
      List<IncrementalUpdate> more =
          longTerm == null
              ? List.of()
              : longTerm.behindSeal(PdfBytes.of(sealed), content.facts().field(), null);
      return new SealedPdf(DirectSealing.joined(sealed, more), null, content.facts());
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
    return complete(prepared, output, signature, now, null);
  }

  /**
   * Completes a file into another, which must not exist, and raises it to a level; see {@link
   * #complete(byte[], byte[], Instant, SealLevel, EvidenceSources)}.
   *
   * @param prepared the prepared document
   * @param output where the sealed document goes
   * @param signature what the device returned, DER or raw {@code r ‖ s}
   * @param now the present time
   * @param level T, LT or LTA
   * @param sources who stamps the time, and where evidence comes from
   * @return the sealed document, or why not
   * @throws SidianException as the method in memory, {@code INPUT_UNREADABLE} and {@code
   *     OUTPUT_FAILED}
   */
  @CheckReturnValue
  public SealingResult complete(
      Path prepared,
      Path output,
      byte[] signature,
      Instant now,
      SealLevel level,
      EvidenceSources sources) {
    return complete(prepared, output, signature, now, longTerm(level, sources));
  }

  private SealingResult complete(
      Path prepared, Path output, byte[] signature, Instant now, @Nullable LongTerm longTerm) {
    try {
      OutputFile.check(prepared, output, false);
      try (FileChannel file = FileChannel.open(prepared)) {
        PdfBytes bytes = PdfBytes.of(file);
        byte[] hex = value(bytes, signature, now, longTerm);
        List<IncrementalUpdate> more =
            longTerm == null
                ? List.of()
                : longTerm.behindSeal(filled(bytes, hex), content.facts().field(), null);
        try (OutputFile target = OutputFile.open(output, false)) {
          target.copy(bytes, 0, content.holeStart() + 1, null);
          target.write(hex, hex.length);
          target.copy(bytes, content.holeStart() + 1 + hex.length, bytes.length(), null);
          for (IncrementalUpdate tail : more) {
            target.write(tail.array(), tail.length());
          }
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

  /** The document with its value; what stands behind the hole is the end of one revision. */
  private PdfBytes filled(PdfBytes prepared, byte[] hex) {
    long at = content.holeStart() + 1;
    byte[] rest = prepared.copy(at, prepared.length());
    System.arraycopy(hex, 0, rest, 0, hex.length);
    return prepared.prefix(at).with(rest, rest.length);
  }

  /** The value for the hole, in hexadecimal digits, after all checks. */
  private byte[] value(
      PdfBytes prepared, byte[] signature, Instant now, @Nullable LongTerm longTerm)
      throws Refused {
    if (now.isAfter(content.expiresAt())) {
      throw Refused.expired(content.expiresAt());
    }
    CmsTemplate template = new CmsTemplate(content.suite(), content.chain());
    byte[] expected = attributesOf(prepared, template);
    if (expected == null || !Arrays.equals(expected, content.signedAttributes())) {
      throw Refused.preparedChanged();
    }
    byte[] checked = request().checked(signature);
    TimestampClient timestamps = longTerm == null ? null : longTerm.timestamps();
    byte[] value =
        timestamps == null
            ? template.assemble(expected, checked)
            : template.assembleStamped(
                expected, checked, timestamps.stamp(timestamps.digest().digest(checked)));
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
