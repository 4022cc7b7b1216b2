package cn.sidian.certificate.internal;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metadata as JSON and back. */
public final class MetadataJson {
  private static final String CODE = "METADATA_MALFORMED";
  private static final int MAX_BYTES = 1 << 20;

  private MetadataJson() {}

  /** The metadata as maps and lists. */
  public static Map<String, @Nullable Object> tree(CertificateMetadata metadata) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("format", CertificateMetadata.FORMAT);
    tree.put("ZZMC", metadata.typeName());
    tree.put("ZZLXDM", metadata.typeCode());
    tree.put("edition", metadata.edition());
    tree.put("ZZBH", metadata.number());
    tree.put("ZZBFJG", metadata.issuerName());
    tree.put("ZZBFJGDM", metadata.issuerCode());
    tree.put("ZZBFRQ", metadata.issuedOn().toString());
    tree.put("ZZYXQQSRQ", metadata.validity().from().toString());
    LocalDate end = metadata.validity().to();
    tree.put("ZZYXQJZRQ", end == null ? null : end.toString());
    List<Map<String, String>> holders = new ArrayList<>();
    for (Holder holder : metadata.holders()) {
      holders.add(
          Map.of(
              "CZZT", holder.name(),
              "CZZTDM", holder.code().code(),
              "CZZTDMLXDM", holder.code().kind()));
    }
    tree.put("holders", holders);
    tree.put("fields", metadata.fields());
    tree.put("photo", metadata.photo());
    tree.put("paperNumber", metadata.paperNumber());
    tree.put("predecessor", metadata.predecessor());
    return tree;
  }

  /** Reads the bytes of a file of its own. */
  public static CertificateMetadata read(byte[] json) {
    return read(JsonReader.read(json, CODE, MAX_BYTES));
  }

  /** Reads an object within another one. */
  public static CertificateMetadata read(JsonObject json) {
    json.allow(
        "format",
        "ZZMC",
        "ZZLXDM",
        "edition",
        "ZZBH",
        "ZZBFJG",
        "ZZBFJGDM",
        "ZZBFRQ",
        "ZZYXQQSRQ",
        "ZZYXQJZRQ",
        "holders",
        "fields",
        "photo",
        "paperNumber",
        "predecessor");
    if (!json.string("format").equals(CertificateMetadata.FORMAT)) {
      throw json.wrong("format", "format");
    }
    List<Holder> holders = new ArrayList<>();
    for (JsonObject holder : json.list("holders", JsonObject.class)) {
      holder.allow("CZZT", "CZZTDM", "CZZTDMLXDM");
      holders.add(
          new Holder(
              new HolderCode(holder.string("CZZTDMLXDM"), holder.string("CZZTDM")),
              holder.string("CZZT")));
    }
    LocalDate from = day(json, "ZZYXQQSRQ");
    LocalDate to = json.optionalString("ZZYXQJZRQ") == null ? null : day(json, "ZZYXQJZRQ");
    try {
      return new CertificateMetadata(
          json.string("ZZMC"),
          json.string("ZZLXDM"),
          json.string("edition"),
          json.string("ZZBH"),
          json.string("ZZBFJG"),
          json.string("ZZBFJGDM"),
          day(json, "ZZBFRQ"),
          new ValidityPeriod(from, to),
          holders,
          json.object("fields").strings(),
          json.optionalString("photo"),
          json.optionalString("paperNumber"),
          json.optionalString("predecessor"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("holders", "value");
    }
  }

  private static LocalDate day(JsonObject json, String key) {
    try {
      return LocalDate.parse(json.string(key));
    } catch (DateTimeException e) {
      throw json.wrong(key, "day");
    }
  }
}
