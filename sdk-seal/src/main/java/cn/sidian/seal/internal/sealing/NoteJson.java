package cn.sidian.seal.internal.sealing;

import cn.sidian.core.SidianException;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.internal.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The note as programs read it: one JSON object in the signature dictionary under {@link #KEY},
 * format {@code sidian-note/1} (docs/formats.md). It names the document it belongs to by length and
 * digest of the bytes before the seal, so that a note moved to another document is found.
 */
public final class NoteJson {
  /** The key of the signature dictionary. */
  public static final String KEY = "Sidian_Note";

  private static final String FORMAT = "sidian-note/1";
  private static final String MALFORMED = "NOTE_MALFORMED";
  private static final Pattern DIGEST = Pattern.compile("[a-z0-9_]{3,10}:[0-9a-f]{32,128}");

  private NoteJson() {}

  /**
   * A note that was read back.
   *
   * @param note the note
   * @param documentLength how many bytes stood before the seal
   * @param documentDigest their digest
   */
  public record Bound(SealNote note, long documentLength, String documentDigest) {}

  static byte[] write(SealNote note, ZoneId zone, long documentLength, String documentDigest) {
    return StrictJson.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("format", FORMAT);
          json.writeStringField("voucherNumber", note.voucherNumber());
          json.writeStringField("issuedAt", time(Objects.requireNonNull(note.issuedAt()), zone));
          if (note.purpose() != null) {
            json.writeStringField("purpose", note.purpose());
          }
          json.writeObjectFieldStart("document");
          json.writeNumberField("length", documentLength);
          json.writeStringField("digest", documentDigest);
          json.writeEndObject();
          DataProvenance provenance = note.provenance();
          if (provenance != null) {
            json.writeObjectFieldStart("provenance");
            json.writeStringField("sourceDepartment", provenance.sourceDepartment());
            json.writeStringField("sourceCode", provenance.sourceCode());
            json.writeStringField("interfaceId", provenance.interfaceId());
            json.writeStringField("queryId", provenance.queryId());
            json.writeStringField("queriedAt", time(provenance.queriedAt(), zone));
            json.writeStringField("dataDigest", provenance.dataDigest());
            if (provenance.dataName() != null) {
              json.writeStringField("dataName", provenance.dataName());
            }
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  /**
   * Whether some bytes claim a version of the format that is not known here.
   *
   * @return false for bytes that are no JSON object with a format
   */
  public static boolean isOtherVersion(byte[] json) {
    try {
      String format = StrictJson.parse(json, MALFORMED).optionalString("format");
      return format != null && format.startsWith("sidian-note/") && !format.equals(FORMAT);
    } catch (SidianException e) {
      return false;
    }
  }

  /**
   * Reads a note back.
   *
   * @throws SidianException NOTE_MALFORMED
   */
  public static Bound parse(byte[] json) {
    StrictJson object =
        StrictJson.parse(json, MALFORMED)
            .allow("format", "voucherNumber", "issuedAt", "purpose", "document", "provenance");
    if (!object.string("format").equals(FORMAT)) {
      throw object.wrong("format", "format");
    }
    StrictJson document = object.optionalObject("document");
    if (document == null) {
      throw object.wrong("document", "missing");
    }
    document.allow("length", "digest");
    String digest = document.string("digest");
    if (!DIGEST.matcher(digest).matches()) {
      throw document.wrong("digest", "digest");
    }
    StrictJson provenance = object.optionalObject("provenance");
    if (provenance != null) {
      provenance.allow(
          "sourceDepartment",
          "sourceCode",
          "interfaceId",
          "queryId",
          "queriedAt",
          "dataDigest",
          "dataName");
    }
    return new Bound(
        note(object, provenance == null ? null : ProvenanceJson.read(provenance)),
        document.integer("length"),
        digest);
  }

  private static SealNote note(StrictJson object, @Nullable DataProvenance provenance) {
    Instant issuedAt;
    try {
      issuedAt = OffsetDateTime.parse(object.string("issuedAt")).toInstant();
    } catch (DateTimeException e) {
      throw object.wrong("issuedAt", "instant");
    }
    try {
      return new SealNote(
          object.string("voucherNumber"), issuedAt, object.optionalString("purpose"), provenance);
    } catch (IllegalArgumentException e) {
      throw object.wrong("voucherNumber", "value");
    }
  }
}
