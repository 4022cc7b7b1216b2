package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.seal.internal.longterm.LongTerm;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.OutputFile;
import cn.sidian.seal.internal.sealing.Refused;
import cn.sidian.seal.internal.sealing.Sealing;
import cn.sidian.seal.internal.sealing.SealingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals in one step with the key of the sealer: in memory, from file to file, through streams. */
final class DirectSealing {
  private final SealingSettings settings;
  private final @Nullable LongTerm longTerm;
  private final boolean overwrite;
  private final char @Nullable [] password;

  DirectSealing(
      SealingSettings settings,
      @Nullable LongTerm longTerm,
      boolean overwrite,
      char @Nullable [] password) {
    this.settings = settings;
    this.longTerm = longTerm;
    this.overwrite = overwrite;
    this.password = password;
  }

  SealingResult seal(byte[] pdf, SealPlacement placement, SealNote note) {
    try {
      Sealing sealing = plan(PdfBytes.of(pdf), placement, note);
      return new SealedPdf(joined(pdf, sealed(sealing, pdf)), null, sealing.facts());
    } catch (Refused e) {
      return e.refusal();
    }
  }

  SealingResult seal(Path input, Path output, SealPlacement placement, SealNote note) {
    try {
      OutputFile.check(input, output, overwrite);
      try (FileChannel file = FileChannel.open(input)) {
        PdfBytes bytes = PdfBytes.of(file);
        Sealing sealing = plan(bytes, placement, note);
        return write(sealing, bytes, file, output);
      } catch (IOException e) {
        throw MESSAGES.exception("INPUT_UNREADABLE", e);
      }
    } catch (Refused e) {
      return e.refusal();
    }
  }

  private SealedPdf write(Sealing sealing, PdfBytes bytes, FileChannel input, Path output)
      throws Refused, IOException {
    try (OutputFile target = OutputFile.open(output, overwrite)) {
      MessageDigest digest = sealing.newDigest();
      target.copy(bytes, 0, bytes.length(), digest);
      for (IncrementalUpdate tail : tails(sealing, bytes, sealing.seal(digest))) {
        target.write(tail.array(), tail.length());
      }
      // some systems cannot replace a file that is open
      input.close();
      target.commit();
    }
    return new SealedPdf(null, output, sealing.facts());
  }

  SealingResult seal(
      InputStream input, OutputStream output, SealPlacement placement, SealNote note) {
    byte[] pdf = readAll(input);
    try {
      Sealing sealing = plan(PdfBytes.of(pdf), placement, note);
      List<IncrementalUpdate> tails = sealed(sealing, pdf);
      try {
        output.write(pdf);
        for (IncrementalUpdate tail : tails) {
          output.write(tail.array(), 0, tail.length());
        }
      } catch (IOException e) {
        throw OutputFile.writeFailed(e);
      }
      return new SealedPdf(null, null, sealing.facts());
    } catch (Refused e) {
      return e.refusal();
    }
  }

  private byte[] readAll(InputStream input) {
    long limit = Math.min(settings.limits().maxInputBytes(), Integer.MAX_VALUE - 8);
    byte[] pdf;
    try {
      pdf = input.readNBytes((int) limit);
      if (pdf.length == limit && input.read() >= 0) {
        throw MESSAGES.exception(
            "LIMIT_EXCEEDED", null, MESSAGES.text("LIMIT_EXCEEDED.input"), limit);
      }
    } catch (IOException e) {
      throw MESSAGES.exception("INPUT_UNREADABLE", e);
    }
    return pdf;
  }

  private Sealing plan(PdfBytes bytes, SealPlacement placement, SealNote note) throws Refused {
    return Sealing.plan(settings, bytes, password, placement, note);
  }

  private List<IncrementalUpdate> sealed(Sealing sealing, byte[] pdf) throws Refused {
    MessageDigest digest = sealing.newDigest();
    digest.update(pdf);
    return tails(sealing, PdfBytes.of(pdf), sealing.seal(digest));
  }

  /** The seal and what the level wants behind it. */
  private List<IncrementalUpdate> tails(Sealing sealing, PdfBytes input, IncrementalUpdate seal)
      throws Refused {
    List<IncrementalUpdate> tails = new ArrayList<>();
    tails.add(seal);
    if (longTerm != null) {
      tails.addAll(
          longTerm.behindSeal(
              input.with(seal.array(), seal.length()), sealing.facts().field(), password));
    }
    return tails;
  }

  /** The document with what was appended to it. */
  static byte[] joined(byte[] pdf, List<IncrementalUpdate> tails) {
    int length = pdf.length;
    for (IncrementalUpdate tail : tails) {
      length = Math.addExact(length, tail.length());
    }
    byte[] out = Arrays.copyOf(pdf, length);
    int at = pdf.length;
    for (IncrementalUpdate tail : tails) {
      System.arraycopy(tail.array(), 0, out, at, tail.length());
      at += tail.length();
    }
    return out;
  }
}
