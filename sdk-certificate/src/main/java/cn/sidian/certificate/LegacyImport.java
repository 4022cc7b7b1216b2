package cn.sidian.certificate;

import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.LegacyRecords;
import cn.sidian.certificate.quality.LegacySource;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes stock that was issued on paper electronic (存量证照电子化, WD-38, ZW-39). Files of any length are
 * read record by record. What is over is skipped and counted, what is incomplete goes to the
 * quarantine with its defects, everything else is issued. A record is one request, known by its
 * content: an import that broke off is simply done again, issues nothing twice and counts the same.
 * Immutable; an import is one thread's.
 */
public final class LegacyImport {
  /** Where photos come from. */
  @FunctionalInterface
  public interface Photos {
    /**
     * The photo of a record.
     *
     * @param record what names it
     * @return the file's bytes, or null if there is none
     */
    byte @Nullable [] of(CertificateRecord record);
  }

  /**
   * What became of one record. Personal data: {@link #toString()} shows place and result only.
   *
   * @param place where it stands in the file, as {@code record 7}
   * @param record the record
   * @param result what became of it
   * @param outcome the certificate or the refusal; null if it is over
   */
  public record Row(
      String place, CertificateRecord record, Result result, @Nullable IssueOutcome outcome) {
    @Override
    public String toString() {
      return "Row[" + place + ", " + result + "]";
    }
  }

  /** What becomes of a record. */
  public enum Result {
    /** It is a certificate, be it since an earlier import. */
    ISSUED,
    /** It waits until it is mended. */
    QUARANTINED,
    /** It must not be issued. */
    REFUSED,
    /** Its last day is past. */
    EXPIRED
  }

  private final CertificateIssuer issuer;
  private final Quarantine quarantine;
  private final Photos photos;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String approver;

  /**
   * An import.
   *
   * @param issuer who issues
   * @param quarantine where records wait
   * @param photos where photos come from
   * @param approver who answers for the import
   * @param clock tells what is over
   * @param zone the zone of the register's days
   */
  public LegacyImport(
      CertificateIssuer issuer,
      Quarantine quarantine,
      Photos photos,
      String approver,
      InstantSource clock,
      ZoneId zone) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
    this.quarantine = Objects.requireNonNull(quarantine, "quarantine");
    this.photos = Objects.requireNonNull(photos, "photos");
    this.approver = Objects.requireNonNull(approver, "approver");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * Imports a table, as {@link LegacyRecords#csv} reads it.
   *
   * @param name the name of the file
   * @param csv the table; not closed
   * @param encoding how it is encoded
   * @param each hears of every record, once it is done
   * @return the counts, which the quarantine keeps too
   * @throws SidianException {@code RECORD_MALFORMED} with the line: the records before it are
   *     imported, and the mended file is imported anew
   */
  public LegacySource csv(String name, InputStream csv, Charset encoding, Consumer<Row> each) {
    return run(name, csv, each, (in, taking) -> LegacyRecords.csv(in, encoding, taking));
  }

  /**
   * Imports JSON, as {@link LegacyRecords#json} reads it.
   *
   * @param name the name of the file
   * @param json UTF-8; not closed
   * @param each hears of every record, once it is done
   * @return the counts, which the quarantine keeps too
   * @throws SidianException {@code RECORD_MALFORMED} with line and column
   */
  public LegacySource json(String name, InputStream json, Consumer<Row> each) {
    return run(name, json, each, LegacyRecords::json);
  }

  private interface Reading {
    void read(InputStream in, Consumer<CertificateRecord> taking);
  }

  private LegacySource run(String name, InputStream in, Consumer<Row> each, Reading reading) {
    DigestInputStream digested =
        new DigestInputStream(new Unclosed(in), DigestAlgorithm.SM3.newDigest());
    Map<Result, Long> counts = new EnumMap<>(Result.class);
    long[] read = new long[1];
    reading.read(
        digested,
        record -> {
          Row row = take(name, "record " + ++read[0], record);
          counts.merge(row.result(), 1L, Long::sum);
          each.accept(row);
        });
    LegacySource source =
        new LegacySource(
            name,
            "sm3:" + HexFormat.of().formatHex(rest(digested)),
            read[0],
            counts.getOrDefault(Result.ISSUED, 0L),
            counts.getOrDefault(Result.QUARANTINED, 0L),
            counts.getOrDefault(Result.REFUSED, 0L),
            counts.getOrDefault(Result.EXPIRED, 0L),
            clock.instant());
    quarantine.note(source);
    return source;
  }

  /** The digest of the whole file, whatever follows the last record. */
  private static byte[] rest(DigestInputStream in) {
    try {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return in.getMessageDigest().digest();
  }

  private Row take(String source, String place, CertificateRecord record) {
    if (isOver(record)) {
      return new Row(place, record, Result.EXPIRED, null);
    }
    String content = HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(record.canonicalJson()));
    IssueOutcome outcome =
        issuer.issue(record, photos.of(record), IssueRequest.of("import:" + content, approver));
    if (outcome instanceof IssueOutcome.Refused refused) {
      QualityReport report = refused.report();
      if (report != null && report.result() == QualityReport.Result.QUARANTINE) {
        quarantine.keep(source, place, record, report.defects());
        return new Row(place, record, Result.QUARANTINED, outcome);
      }
      return new Row(place, record, Result.REFUSED, outcome);
    }
    quarantine.resolve(record);
    return new Row(place, record, Result.ISSUED, outcome);
  }

  /** What is over is skipped before it is judged: nobody will mend it. */
  private boolean isOver(CertificateRecord record) {
    String end = record.validTo();
    try {
      return end != null
          && LocalDate.parse(end).isBefore(LocalDate.ofInstant(clock.instant(), zone));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // the caller's
    }
  }
}
