package cn.sidian.certificate.code;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.internal.code.FieldTexts;
import cn.sidian.certificate.internal.code.IdentifierBytes;
import cn.sidian.certificate.internal.code.NormalText;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The code that is printed on a certificate (许可信息码, OD-23). FULL carries the fields that the type
 * wants compared with the paper, in clear as they are printed; MINIMAL only says which certificate
 * it is. Whoever has the paper has the code: it proves that the issuer signed this text, not that
 * the bearer is the holder nor that there is one paper only. Immutable and safe for many threads.
 */
public final class PermitCode implements CodeContent {
  private static final int DIGEST = 32;
  private static final int MAX_FIELDS = 32;
  private static final long KEY_IDENTIFIER = 2;
  private static final long KEY_LIST = 3;
  private static final long KEY_INDEX = 4;
  private static final long KEY_ISSUED = 5;
  private static final long KEY_FROM = 6;
  private static final long KEY_TO = 7;
  private static final long KEY_FIELDS = 8;
  private static final long KEY_DIGEST = 9;

  private final CertificateId identifier;
  private final StatusPlace status;
  private final LocalDate issuedOn;
  private final ValidityPeriod validity;
  private final Map<String, String> fields;
  private final byte @Nullable [] fieldListDigest;

  private PermitCode(
      CertificateId identifier,
      StatusPlace status,
      LocalDate issuedOn,
      ValidityPeriod validity,
      Map<String, String> fields,
      byte @Nullable [] fieldListDigest) {
    this.identifier = Objects.requireNonNull(identifier, "identifier");
    this.status = Objects.requireNonNull(status, "status");
    this.issuedOn = Objects.requireNonNull(issuedOn, "issuedOn");
    this.validity = Objects.requireNonNull(validity, "validity");
    this.fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    this.fieldListDigest = fieldListDigest;
  }

  /**
   * A code that carries printed fields.
   *
   * @param identifier which certificate
   * @param status where its state stands
   * @param issuedOn the day of issue
   * @param validity its days
   * @param fields short name of the metadata to the text as it is printed; of natural persons only
   *     name and masked code
   * @param fieldListDigest the digest of the list of salted fields that the seal signs; 32 bytes
   * @return the content of the code
   * @throws IllegalArgumentException if there is no field or more than 32, a text holds characters
   *     that a person cannot see, or the digest has another length
   */
  public static PermitCode full(
      CertificateId identifier,
      StatusPlace status,
      LocalDate issuedOn,
      ValidityPeriod validity,
      Map<String, String> fields,
      byte[] fieldListDigest) {
    if (fields.isEmpty() || fields.size() > MAX_FIELDS || fieldListDigest.length != DIGEST) {
      throw new IllegalArgumentException(
          "a full code has 1 to " + MAX_FIELDS + " fields and a digest of " + DIGEST + " bytes");
    }
    fields.forEach((name, value) -> NormalText.require(value, "field " + name));
    fields.keySet().forEach(name -> NormalText.require(name, "the name of a field"));
    return new PermitCode(identifier, status, issuedOn, validity, fields, fieldListDigest.clone());
  }

  /**
   * A code that only identifies.
   *
   * @param identifier which certificate
   * @param status where its state stands
   * @param issuedOn the day of issue
   * @param validity its days
   * @return the content of the code
   */
  public static PermitCode minimal(
      CertificateId identifier, StatusPlace status, LocalDate issuedOn, ValidityPeriod validity) {
    return new PermitCode(identifier, status, issuedOn, validity, Map.of(), null);
  }

  static PermitCode read(CborFields payload) {
    Cbor id = payload.value(KEY_IDENTIFIER);
    if (id == null || payload.has(KEY_FIELDS) != payload.has(KEY_DIGEST)) {
      throw CborFields.shape("payload");
    }
    Map<String, String> fields =
        payload.has(KEY_FIELDS)
            ? FieldTexts.read(payload.value(KEY_FIELDS), "payload key " + KEY_FIELDS)
            : Map.of();
    if (payload.has(KEY_FIELDS) && (fields.isEmpty() || fields.size() > MAX_FIELDS)) {
      throw CborFields.shape("payload key " + KEY_FIELDS);
    }
    return new PermitCode(
        IdentifierBytes.read(id, "payload key " + KEY_IDENTIFIER),
        Payload.status(payload, KEY_LIST, KEY_INDEX),
        Payload.day(payload, KEY_ISSUED),
        Payload.validity(payload, KEY_FROM, KEY_TO),
        fields,
        payload.optionalBytes(KEY_DIGEST, DIGEST));
  }

  static boolean isKnown(CborFields payload) {
    return !payload.hasUnknown(KEY_DIGEST);
  }

  /**
   * Signs the code.
   *
   * @param key the issuer's key for codes; SM2 or P-256
   * @return the text of the symbol, beginning with {@code SD1:}
   */
  public String sign(SigningKey key) {
    return sign(key, AlgorithmNumbers.DEFAULT);
  }

  /**
   * Signs the code with algorithm numbers of one's own.
   *
   * @param key the issuer's key for codes; SM2 or P-256
   * @param numbers how algorithms are numbered
   * @return the text of the symbol, beginning with {@code SD1:}
   */
  public String sign(SigningKey key, AlgorithmNumbers numbers) {
    Cbor.MapBuilder payload =
        Payload.begin(EnvelopeKind.PERMIT)
            .put(KEY_IDENTIFIER, IdentifierBytes.write(identifier))
            .put(KEY_LIST, Cbor.of(status.list()))
            .put(KEY_INDEX, Cbor.of(status.index()))
            .put(KEY_ISSUED, Payload.day(issuedOn))
            .put(KEY_FROM, Payload.day(validity.from()))
            .put(KEY_TO, Payload.day(validity.to()));
    if (fieldListDigest != null) {
      payload.put(KEY_FIELDS, FieldTexts.write(fields)).put(KEY_DIGEST, Cbor.of(fieldListDigest));
    }
    return Payload.sign(EnvelopeKind.PERMIT, payload.build(), key, numbers);
  }

  @Override
  public CodeKind kind() {
    return CodeKind.PERMIT;
  }

  /**
   * Whether the printed fields are in it.
   *
   * @return false for a code that only identifies
   */
  public boolean isFull() {
    return fieldListDigest != null;
  }

  /**
   * Which certificate.
   *
   * @return never null
   */
  public CertificateId identifier() {
    return identifier;
  }

  /**
   * Where its state stands.
   *
   * @return never null
   */
  public StatusPlace status() {
    return status;
  }

  /**
   * The day of issue.
   *
   * @return never null
   */
  public LocalDate issuedOn() {
    return issuedOn;
  }

  /**
   * The days of validity.
   *
   * @return never null
   */
  public ValidityPeriod validity() {
    return validity;
  }

  /**
   * The printed fields.
   *
   * @return short name to text; empty if it only identifies
   */
  public Map<String, String> fields() {
    return fields;
  }

  /**
   * The digest of the list of salted fields.
   *
   * @return a copy, or null if it only identifies
   */
  public byte @Nullable [] fieldListDigest() {
    return fieldListDigest == null ? null : fieldListDigest.clone();
  }

  /** Names the form, not the fields. */
  @Override
  public String toString() {
    return "PermitCode[" + (isFull() ? "FULL" : "MINIMAL") + "]";
  }
}
