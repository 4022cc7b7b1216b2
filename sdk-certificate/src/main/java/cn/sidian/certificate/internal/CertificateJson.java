package cn.sidian.certificate.internal;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The associated file of a certificate and back. */
public final class CertificateJson {
  private static final String CODE = "METADATA_MALFORMED";
  private static final int MAX_BYTES = 2 << 20;

  private CertificateJson() {}

  /** The canonical bytes. */
  public static byte[] write(ElectronicCertificate certificate) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("format", ElectronicCertificate.FORMAT);
    tree.put("identifier", certificate.identifier().toString());
    tree.put("metadata", MetadataJson.tree(certificate.metadata()));
    tree.put(
        "status",
        certificate.statusList() == null
            ? null
            : Map.of("list", certificate.statusList(), "index", certificate.statusIndex()));
    tree.put("salts", certificate.salts());
    tree.put("code", certificate.code());
    return CanonicalJson.write(tree);
  }

  /**
   * The identifier of a file: {@code IDENTIFIER_CHECK_MISMATCH} if it is of another root or form,
   * about which nobody here can say that it is forged.
   */
  public static CertificateId identifier(JsonObject json) {
    CertificateId.Reading reading = CertificateId.parse(json.string("identifier"));
    return reading
        .value()
        .orElseThrow(
            () -> {
              Finding finding = reading.findings().get(0);
              return new SidianException(
                  finding.code(), finding.message(), json.placeOf("identifier"));
            });
  }

  /** Reads the bytes; they may be written in another way, which the caller compares. */
  public static ElectronicCertificate read(byte[] bytes) {
    JsonObject json = JsonReader.read(bytes, CODE, MAX_BYTES);
    json.allow("format", "identifier", "metadata", "status", "salts", "code");
    if (!json.string("format").equals(ElectronicCertificate.FORMAT)) {
      throw json.wrong("format", "format");
    }
    CertificateId identifier = identifier(json);
    JsonObject status = json.optionalObject("status");
    if (status != null) {
      status.allow("list", "index");
    }
    try {
      return new ElectronicCertificate(
          identifier,
          MetadataJson.read(json.object("metadata")),
          status == null ? null : status.string("list"),
          status == null ? 0 : status.integer("index"),
          json.object("salts").strings(),
          json.optionalString("code"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("salts", "value");
    }
  }
}
