package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.report.ReportPage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The verification report (验章报告) for the case file: one page of PDF/A-2b in Chinese with its
 * English twin below each line, which can itself be sealed. The same report on the same document
 * gives the same bytes.
 */
public final class SealReportPdf {
  private SealReportPdf() {}

  /**
   * The document that was verified.
   *
   * @param name its name, without folders
   * @param length its length in bytes
   * @param digest its digest, as {@code sm3:…}
   * @param verifiedAt when it was verified
   */
  public record Subject(String name, long length, String digest, Instant verifiedAt) {
    /**
     * Checks the parts.
     *
     * @param name its name, without folders
     * @param length its length in bytes
     * @param digest its digest
     * @param verifiedAt when it was verified
     */
    public Subject {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(verifiedAt, "verifiedAt");
    }

    /**
     * A document in memory.
     *
     * @param name its name
     * @param pdf its bytes
     * @param verifiedAt when it was verified
     * @return the subject, with the SM3 digest of the bytes
     */
    public static Subject of(String name, byte[] pdf, Instant verifiedAt) {
      return of(name, PdfBytes.of(pdf), verifiedAt);
    }

    /**
     * A file.
     *
     * @param pdf the file
     * @param verifiedAt when it was verified
     * @return the subject, with the SM3 digest of the file
     * @throws SidianException {@code INPUT_UNREADABLE}
     */
    public static Subject of(Path pdf, Instant verifiedAt) {
      try (FileChannel file = FileChannel.open(pdf)) {
        String name = String.valueOf(pdf.getFileName());
        return of(name, PdfBytes.of(file), verifiedAt);
      } catch (IOException e) {
        throw MESSAGES.exception("INPUT_UNREADABLE", e);
      }
    }

    private static Subject of(String name, PdfBytes bytes, Instant verifiedAt) {
      MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
      bytes.digest(sm3, 0, bytes.length());
      String digest = DigestAlgorithm.SM3.prefix() + ":" + HexFormat.of().formatHex(sm3.digest());
      return new Subject(name, bytes.length(), digest, verifiedAt);
    }
  }

  /**
   * Writes a report.
   *
   * @param report what the verification found
   * @param subject what was verified
   * @return a PDF of one page
   */
  public static byte[] write(SealReport report, Subject subject) {
    return ReportPage.write(
        report, subject.name(), subject.length(), subject.digest(), subject.verifiedAt());
  }
}
