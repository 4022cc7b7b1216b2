package cn.sidian.certificate.quality;

import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.certificate.internal.quality.CsvRecords;
import cn.sidian.certificate.internal.quality.RecordJson;
import cn.sidian.core.SidianException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/**
 * Records of certificates that were issued on paper before (历史存量, ZW-39), one after the other:
 * files of any length pass through little memory.
 */
public final class LegacyRecords {
  private LegacyRecords() {}

  /**
   * Reads a table. The heading names the columns: those of the JSON ({@code type}, {@code number},
   * {@code issuer}, {@code issuedOn}, {@code validFrom}, {@code validTo}, {@code holderKind},
   * {@code holderCode}, {@code holderName}, {@code photo}, {@code photoDigest}, {@code identifier},
   * {@code paperNumber}, {@code predecessor}, {@code KZ_…}), or their short names (GB/T 36903, as
   * {@code ZZBH}), or the Chinese names. Several holders stand in one cell each for kind, code and
   * name, separated by semicolons. An empty end is 长期.
   *
   * @param csv the table (RFC 4180); not closed
   * @param encoding how it is encoded: GB18030 or UTF-8
   * @param each takes one record after the other
   * @throws SidianException {@code RECORD_MALFORMED} with the line
   */
  public static void csv(InputStream csv, Charset encoding, Consumer<CertificateRecord> each) {
    new CsvRecords(encoding).read(csv, each);
  }

  /**
   * Reads a JSON array of records, or records one after the other.
   *
   * @param json UTF-8; not closed
   * @param each takes one record after the other
   * @throws SidianException {@code RECORD_MALFORMED} with line and column
   */
  public static void json(InputStream json, Consumer<CertificateRecord> each) {
    JsonReader.stream(json, RecordJson.CODE, object -> each.accept(RecordJson.read(object)));
  }
}
