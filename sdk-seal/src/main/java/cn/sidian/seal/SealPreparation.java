package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.OutputFile;
import cn.sidian.seal.internal.sealing.PreparedJson;
import cn.sidian.seal.internal.sealing.Refused;
import cn.sidian.seal.internal.sealing.Sealing;
import cn.sidian.seal.internal.sealing.SealingSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepares seals whose signature is made elsewhere; see {@link PreparedSeal} for the rest. */
final class SealPreparation {
  private final SealingSettings settings;
  private final boolean overwrite;
  private final char @Nullable [] password;

  SealPreparation(SealingSettings settings, boolean overwrite, char @Nullable [] password) {
    this.settings = settings;
    this.overwrite = overwrite;
    this.password = password;
  }

  PreparationResult prepare(
      byte[] pdf, SealPlacement placement, SealNote note, Duration expiresAfter) {
    check(expiresAfter);
    try {
      Sealing sealing = plan(PdfBytes.of(pdf), placement, note);
      MessageDigest digest = sealing.newDigest();
      digest.update(pdf);
      IncrementalUpdate tail = sealing.unsigned(digest, settings.valueMaker().expectedLength());
      PreparedSeal prepared = prepared(sealing, digest, pdf.length, tail, expiresAfter);
      return new PreparationResult.Prepared(
          DirectSealing.joined(pdf, List.of(tail)), null, prepared);
    } catch (Refused e) {
      return new PreparationResult.NotPrepared(e.refusal());
    }
  }

  PreparationResult prepare(
      Path input, Path output, SealPlacement placement, SealNote note, Duration expiresAfter) {
    check(expiresAfter);
    try {
      OutputFile.check(input, output, overwrite);
      try (FileChannel file = FileChannel.open(input)) {
        return write(PdfBytes.of(file), file, output, placement, note, expiresAfter);
      } catch (IOException e) {
        throw MESSAGES.exception("INPUT_UNREADABLE", e);
      }
    } catch (Refused e) {
      return new PreparationResult.NotPrepared(e.refusal());
    }
  }

  private PreparationResult write(
      PdfBytes bytes,
      FileChannel input,
      Path output,
      SealPlacement placement,
      SealNote note,
      Duration expiresAfter)
      throws Refused, IOException {
    Sealing sealing = plan(bytes, placement, note);
    MessageDigest digest = sealing.newDigest();
    try (OutputFile target = OutputFile.open(output, overwrite)) {
      target.copy(bytes, 0, bytes.length(), digest);
      IncrementalUpdate tail = sealing.unsigned(digest, settings.valueMaker().expectedLength());
      target.write(tail.array(), tail.length());
      PreparedSeal prepared = prepared(sealing, digest, bytes.length(), tail, expiresAfter);
      // some systems cannot replace a file that is open
      input.close();
      target.commit();
      return new PreparationResult.Prepared(null, output, prepared);
    }
  }

  private void check(Duration expiresAfter) {
    if (settings.cms().hasFurtherAttributes()) {
      throw new IllegalStateException(
          "a prepared seal does not carry further signed attributes; seal directly");
    }
    if (expiresAfter.isNegative() || expiresAfter.isZero()) {
      throw new IllegalArgumentException("expiresAfter must be positive");
    }
  }

  private Sealing plan(PdfBytes bytes, SealPlacement placement, SealNote note) throws Refused {
    return Sealing.plan(settings, bytes, password, placement, note);
  }

  private PreparedSeal prepared(
      Sealing sealing,
      MessageDigest input,
      long inputLength,
      IncrementalUpdate tail,
      Duration expiresAfter) {
    return new PreparedSeal(
        new PreparedJson.Content(
            settings.profile().suite(),
            settings.key().certificateChain(),
            settings.cms().signedAttributes(Sealing.signedDigest(input, tail)),
            inputLength + tail.length(),
            inputLength + tail.contentsAt(),
            inputLength + tail.contentsEnd(),
            settings.clock().instant().plus(expiresAfter),
            sealing.facts()));
  }
}
