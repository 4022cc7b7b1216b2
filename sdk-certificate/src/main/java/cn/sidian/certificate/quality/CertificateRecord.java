package cn.sidian.certificate.quality;

import cn.sidian.certificate.internal.quality.RecordJson;
import cn.sidian.core.SidianException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a business system hands over to have a certificate issued, as it was written: days are text
 * here, since the gate judges them too. Personal data: {@link #toString()} names the type only.
 * Immutable and safe for many threads.
 *
 * @param type the code of the type, or null if it is missing
 * @param number ZZBH, or null
 * @param issuer the code of the issuing authority, or null
 * @param issuedOn the day of issue, or null
 * @param validFrom the first day, or null
 * @param validTo the last day; null for 长期
 * @param holders the holders
 * @param fields the items of the type
 * @param photo where the photo lies, relative to the record, or null
 * @param photoDigest the digest the photo must have, {@code sm3:HEX}, or null
 * @param identifier the identifier a legacy certificate has already, or null
 * @param paperNumber the number of the paper twin (WD-01), or null
 * @param predecessor the identifier it follows, or null
 */
public record CertificateRecord(
    @Nullable String type,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable String issuedOn,
    @Nullable String validFrom,
    @Nullable String validTo,
    List<RecordHolder> holders,
    Map<String, String> fields,
    @Nullable String photo,
    @Nullable String photoDigest,
    @Nullable String identifier,
    @Nullable String paperNumber,
    @Nullable String predecessor) {
  /** The format of its JSON. */
  public static final String FORMAT = "sidian-certificate-record/1";

  /**
   * One holder, as written.
   *
   * @param kind the kind of the code, or null
   * @param code the code, or null
   * @param name the name, or null
   */
  public record RecordHolder(@Nullable String kind, @Nullable String code, @Nullable String name) {
    @Override
    public String toString() {
      return "RecordHolder[" + kind + "]";
    }
  }

  /**
   * Copies the collections.
   *
   * @param type the code of the type, or null
   * @param number ZZBH, or null
   * @param issuer the code of the issuing authority, or null
   * @param issuedOn the day of issue, or null
   * @param validFrom the first day, or null
   * @param validTo the last day, or null
   * @param holders the holders
   * @param fields the items of the type
   * @param photo where the photo lies, or null
   * @param photoDigest the digest the photo must have, or null
   * @param identifier the identifier it has already, or null
   * @param paperNumber the number of the paper twin, or null
   * @param predecessor the identifier it follows, or null
   */
  public CertificateRecord {
    holders = List.copyOf(holders);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads a record.
   *
   * @param json UTF-8
   * @return the record; what is missing is null
   * @throws SidianException {@code RECORD_MALFORMED} with line and column
   */
  public static CertificateRecord parse(byte[] json) {
    return RecordJson.read(json);
  }

  /**
   * The one way of writing it (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return RecordJson.write(this);
  }

  /**
   * The record of a successor: the same with a predecessor.
   *
   * @param newPredecessor the identifier it follows
   * @return a new record
   */
  public CertificateRecord following(String newPredecessor) {
    return new CertificateRecord(
        type,
        number,
        issuer,
        issuedOn,
        validFrom,
        validTo,
        holders,
        fields,
        photo,
        photoDigest,
        identifier,
        paperNumber,
        newPredecessor);
  }

  @Override
  public String toString() {
    return "CertificateRecord[" + type + "]";
  }
}
