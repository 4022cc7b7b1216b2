package cn.sidian.seal.internal.sealing;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.internal.json.StrictJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** The provenance file, format {@code sidian-provenance/1}, and its twin inside a note. */
public final class ProvenanceJson {
  private static final String FORMAT = "sidian-provenance/1";
  private static final String UNREADABLE = "PROVENANCE_UNREADABLE";
  private static final Pattern DIGEST = Pattern.compile("(sm3|sha256):[0-9A-Fa-f]{64}");
  private static final int MAX_LENGTH = 200;

  private ProvenanceJson() {}

  /**
   * Reads a provenance file.
   *
   * @throws SidianException PROVENANCE_UNREADABLE with line and column
   */
  public static DataProvenance parse(byte[] json) {
    StrictJson object = StrictJson.parse(json, UNREADABLE);
    object.allow(
        "format",
        "sourceDepartment",
        "sourceCode",
        "interfaceId",
        "queryId",
        "queriedAt",
        "dataDigest",
        "dataName");
    if (!object.string("format").equals(FORMAT)) {
      throw object.wrong("format", "format");
    }
    return read(object);
  }

  /** PROVENANCE_UNREADABLE, for a file that cannot be opened. */
  public static SidianException unreadable(IOException cause) {
    return MESSAGES.exception(UNREADABLE, cause, MESSAGES.text("JSON.file"));
  }

  static DataProvenance read(StrictJson object) {
    for (String key : List.of("sourceDepartment", "sourceCode", "interfaceId", "queryId")) {
      if (object.string(key).length() > MAX_LENGTH) {
        throw object.wrong(key, "tooLong");
      }
    }
    String name = object.optionalString("dataName");
    if (name != null && (name.isBlank() || name.length() > MAX_LENGTH)) {
      throw object.wrong("dataName", "tooLong");
    }
    Instant queriedAt;
    try {
      queriedAt = OffsetDateTime.parse(object.string("queriedAt")).toInstant();
    } catch (DateTimeException e) {
      throw object.wrong("queriedAt", "instant");
    }
    String digest = object.string("dataDigest");
    if (!DIGEST.matcher(digest).matches()) {
      throw object.wrong("dataDigest", "digest");
    }
    return new DataProvenance(
        object.string("sourceDepartment"),
        object.string("sourceCode"),
        object.string("interfaceId"),
        object.string("queryId"),
        queriedAt,
        digest,
        name);
  }
}
