package cn.sidian.certificate.internal.catalog;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import java.util.List;
import java.util.Map;

/** A catalogue as JSON and back. */
public final class CatalogJson {
  private static final int MAX_BYTES = 16 << 20;

  private CatalogJson() {}

  /** Reads a catalogue. */
  public static CertificateCatalog read(byte[] bytes) {
    JsonObject json = JsonReader.read(bytes, TypeJson.CODE, MAX_BYTES).allow("format", "types");
    if (!json.string("format").equals(CertificateCatalog.FORMAT)) {
      throw json.wrong("format", "format");
    }
    CertificateCatalog catalog = CertificateCatalog.of(List.of());
    for (JsonObject type : json.list("types", JsonObject.class)) {
      try {
        catalog = catalog.with(TypeJson.read(type));
      } catch (IllegalArgumentException e) {
        throw type.wrong("edition", "value");
      }
    }
    return catalog;
  }

  /** The canonical bytes. */
  public static byte[] write(CertificateCatalog catalog) {
    return CanonicalJson.write(
        Map.of(
            "format",
            CertificateCatalog.FORMAT,
            "types",
            catalog.types().stream().map(TypeJson::tree).toList()));
  }
}
