package cn.sidian.certificate.internal.copying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.copy.CopyContent;
import cn.sidian.certificate.copy.SealEvidence;
import cn.sidian.certificate.internal.CertificateJson;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.core.SidianException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The associated file of a copy and back. */
public final class CopyJson {
  private static final String CODE = "COPY_MALFORMED";
  private static final int MAX_BYTES = 2 << 20;

  private CopyJson() {}

  /** The canonical bytes. */
  public static byte[] write(CopyContent copy) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("format", CopyContent.FORMAT);
    tree.put("copy", copy.copy());
    tree.put("identifier", copy.identifier().toString());
    tree.put("ZZLXDM", copy.typeCode());
    tree.put("edition", copy.edition());
    tree.put("purpose", copy.purpose());
    tree.put("JZJZZSY", copy.purposeName());
    tree.put("user", copy.user());
    tree.put("JZJYXQJZSJ", copy.until().toString());
    tree.put("caseNumber", copy.caseNumber());
    tree.put("JZJZZSJ", copy.madeAt().toString());
    tree.put("JZJZZZ", copy.maker());
    tree.put(
        "status",
        copy.statusList() == null
            ? null
            : Map.of("list", copy.statusList(), "index", copy.statusIndex()));
    tree.put("evidence", evidence(copy.evidence()));
    tree.put("code", copy.code());
    return CanonicalJson.write(tree);
  }

  private static Map<String, Object> evidence(SealEvidence evidence) {
    List<Map<String, String>> shown = new ArrayList<>();
    for (SaltedFields.Entry entry : evidence.shown()) {
      shown.add(
          Map.of(
              "name", entry.item().name(),
              "value", entry.item().value(),
              "salt", entry.salt()));
    }
    return Map.of(
        "cms",
        Base64.getEncoder().encodeToString(evidence.cms()),
        "rangeDigest",
        evidence.rangeDigest(),
        "digests",
        evidence.digests(),
        "shown",
        shown);
  }

  /** Reads the bytes. */
  public static CopyContent read(byte[] bytes) {
    JsonObject json = JsonReader.read(bytes, CODE, MAX_BYTES);
    json.allow(
        "format",
        "copy",
        "identifier",
        "ZZLXDM",
        "edition",
        "purpose",
        "JZJZZSY",
        "user",
        "JZJYXQJZSJ",
        "caseNumber",
        "JZJZZSJ",
        "JZJZZZ",
        "status",
        "evidence",
        "code");
    if (!json.string("format").equals(CopyContent.FORMAT)) {
      throw json.wrong("format", "format");
    }
    JsonObject status = json.optionalObject("status");
    if (status != null) {
      status.allow("list", "index");
    }
    CertificateId identifier = CertificateJson.identifier(json);
    return new CopyContent(
        json.string("copy"),
        identifier,
        json.string("ZZLXDM"),
        json.string("edition"),
        json.string("purpose"),
        json.string("JZJZZSY"),
        json.string("user"),
        day(json),
        json.string("caseNumber"),
        instant(json),
        json.string("JZJZZZ"),
        status == null ? null : status.string("list"),
        status == null ? 0 : status.integer("index"),
        requiredEvidence(json),
        json.optionalString("code"));
  }

  /** A copy without evidence, or with parts of it left out, proves nothing: it is no other file. */
  private static SealEvidence requiredEvidence(JsonObject json) {
    try {
      return evidence(json.object("evidence"));
    } catch (SidianException e) {
      throw new SidianException(
          "EVIDENCE_FAILS",
          MESSAGES.text("EVIDENCE_FAILS", String.valueOf(e.place())),
          e.place(),
          e);
    }
  }

  private static SealEvidence evidence(JsonObject json) {
    json.allow("cms", "rangeDigest", "digests", "shown");
    List<SaltedFields.Entry> shown = new ArrayList<>();
    for (JsonObject entry : json.list("shown", JsonObject.class)) {
      entry.allow("name", "value", "salt");
      String value = entry.optionalString("value");
      try {
        shown.add(
            new SaltedFields.Entry(
                new MetadataItem(entry.string("name"), value == null ? "" : value),
                entry.string("salt")));
      } catch (IllegalArgumentException e) {
        throw entry.wrong("salt", "value");
      }
    }
    try {
      return new SealEvidence(
          Base64.getDecoder().decode(json.string("cms")),
          json.string("rangeDigest"),
          json.list("digests", String.class),
          shown);
    } catch (IllegalArgumentException e) {
      throw json.wrong("cms", "value");
    }
  }

  private static LocalDate day(JsonObject json) {
    try {
      return LocalDate.parse(json.string("JZJYXQJZSJ"));
    } catch (DateTimeException e) {
      throw json.wrong("JZJYXQJZSJ", "day");
    }
  }

  private static Instant instant(JsonObject json) {
    try {
      return Instant.parse(json.string("JZJZZSJ"));
    } catch (DateTimeException e) {
      throw json.wrong("JZJZZSJ", "value");
    }
  }
}
