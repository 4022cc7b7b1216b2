package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.CertificateRecord.RecordHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record as JSON and back. */
public final class RecordJson {
  /** The code of everything that cannot be read as a record. */
  public static final String CODE = "RECORD_MALFORMED";

  private static final int MAX_BYTES = 1 << 20;

  private RecordJson() {}

  /** Reads a file of its own. */
  public static CertificateRecord read(byte[] json) {
    return read(JsonReader.read(json, CODE, MAX_BYTES));
  }

  /** Reads one record among many. */
  public static CertificateRecord read(JsonObject json) {
    json.allow(
        "format",
        "type",
        "number",
        "issuer",
        "issuedOn",
        "validFrom",
        "validTo",
        "holders",
        "fields",
        "photo",
        "photoDigest",
        "identifier",
        "paperNumber",
        "predecessor");
    if (!json.string("format").equals(CertificateRecord.FORMAT)) {
      throw json.wrong("format", "format");
    }
    List<RecordHolder> holders = new ArrayList<>();
    for (JsonObject holder : json.list("holders", JsonObject.class)) {
      holder.allow("kind", "code", "name");
      holders.add(
          new RecordHolder(
              holder.optionalString("kind"),
              holder.optionalString("code"),
              holder.optionalString("name")));
    }
    JsonObject items = json.optionalObject("fields");
    Map<String, String> fields = items == null ? Map.of() : items.strings();
    for (String name : fields.keySet()) {
      if (!name.startsWith("KZ_")) {
        throw items == null ? json.wrong("fields", "value") : items.wrong(name, "prefix");
      }
    }
    return new CertificateRecord(
        json.optionalString("type"),
        json.optionalString("number"),
        json.optionalString("issuer"),
        json.optionalString("issuedOn"),
        json.optionalString("validFrom"),
        json.optionalString("validTo"),
        holders,
        fields,
        json.optionalString("photo"),
        json.optionalString("photoDigest"),
        json.optionalString("identifier"),
        json.optionalString("paperNumber"),
        json.optionalString("predecessor"));
  }

  /** The canonical bytes. */
  public static byte[] write(CertificateRecord record) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("format", CertificateRecord.FORMAT);
    tree.put("type", record.type());
    tree.put("number", record.number());
    tree.put("issuer", record.issuer());
    tree.put("issuedOn", record.issuedOn());
    tree.put("validFrom", record.validFrom());
    tree.put("validTo", record.validTo());
    List<Map<String, @Nullable Object>> holders = new ArrayList<>();
    for (RecordHolder holder : record.holders()) {
      Map<String, @Nullable Object> one = new TreeMap<>();
      one.put("kind", holder.kind());
      one.put("code", holder.code());
      one.put("name", holder.name());
      holders.add(one);
    }
    tree.put("holders", holders);
    tree.put("fields", record.fields());
    putIfThere(tree, "photo", record.photo());
    putIfThere(tree, "photoDigest", record.photoDigest());
    putIfThere(tree, "identifier", record.identifier());
    putIfThere(tree, "paperNumber", record.paperNumber());
    putIfThere(tree, "predecessor", record.predecessor());
    return CanonicalJson.write(tree);
  }

  private static void putIfThere(
      Map<String, @Nullable Object> tree, String key, @Nullable String value) {
    if (value != null) {
      tree.put(key, value);
    }
  }
}
