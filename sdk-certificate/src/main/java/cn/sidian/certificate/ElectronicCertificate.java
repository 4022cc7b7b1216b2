package cn.sidian.certificate;

import cn.sidian.certificate.internal.CertificateJson;
import cn.sidian.certificate.internal.copying.OriginalFile;
import cn.sidian.core.SidianException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as issued: what it says, its identifier, its place in a status list, the salts of
 * its fields and the text of its printed code. This is the whole content of the file {@value
 * #FILE_NAME} that the issuing seal covers. Personal data: {@link #toString()} names the type only.
 * Immutable and safe for many threads.
 *
 * @param identifier identifier and version
 * @param metadata what it says
 * @param statusList the URI of the status list that will speak of it, or null for online only
 * @param statusIndex its index there; meaningless without a list
 * @param salts by item name; see {@link SaltedFields}
 * @param code the text of the code printed on it, or null
 */
public record ElectronicCertificate(
    CertificateId identifier,
    CertificateMetadata metadata,
    @Nullable String statusList,
    long statusIndex,
    Map<String, String> salts,
    @Nullable String code) {
  /** The name of the associated file of the PDF. */
  public static final String FILE_NAME = "sidian-certificate.json";

  /** The format of that file. */
  public static final String FORMAT = "sidian-certificate/1";

  /**
   * Checks the parts.
   *
   * @param identifier identifier and version
   * @param metadata what it says
   * @param statusList the URI of the status list, or null
   * @param statusIndex its index there
   * @param salts by item name
   * @param code the text of the code printed on it, or null
   * @throws IllegalArgumentException if the salts do not fit the items
   */
  public ElectronicCertificate {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(metadata, "metadata");
    salts = Map.copyOf(salts);
    SaltedFields.of(metadata, salts);
  }

  /**
   * Reads the associated file.
   *
   * @param json its bytes
   * @return the certificate
   * @throws SidianException {@code METADATA_MALFORMED} with line and column; {@code
   *     IDENTIFIER_CHECK_MISMATCH} if the identifier is of another root or form
   */
  public static ElectronicCertificate parse(byte[] json) {
    return CertificateJson.read(json);
  }

  /**
   * Takes the certificate out of a sealed file: from the revision that the first seal signed, never
   * from a later one. Nothing is judged.
   *
   * @param pdf the sealed file
   * @return the certificate
   * @throws SidianException {@code NOT_A_CERTIFICATE} if it is none of ours
   */
  public static ElectronicCertificate ofFile(byte[] pdf) {
    return OriginalFile.read(pdf).certificate();
  }

  /**
   * The bytes of the associated file, in the one way of writing them (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return CertificateJson.write(this);
  }

  /**
   * The same with the text of its printed code.
   *
   * @param newCode the text, or null
   * @return a new certificate
   */
  public ElectronicCertificate withCode(@Nullable String newCode) {
    return new ElectronicCertificate(identifier, metadata, statusList, statusIndex, salts, newCode);
  }

  /**
   * The items with their salts.
   *
   * @return in the order of the items
   */
  public SaltedFields saltedFields() {
    return SaltedFields.of(metadata, salts);
  }

  /**
   * What the issuing seal carries as a signed attribute.
   *
   * @return 32 bytes; see {@link SaltedFields#listDigest}
   */
  public byte[] fieldListDigest() {
    return SaltedFields.listDigest(identifier, saltedFields().digests());
  }

  @Override
  public String toString() {
    return "ElectronicCertificate[" + metadata.typeCode() + "]";
  }
}
