package cn.sidian.seal.internal.verifying;

import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.internal.json.StrictJson;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as JSON, in the shape that outside programs rely on (docs/schemas). */
public final class ReportJson {
  /** Beijing time; the named zone had other offsets, down to seconds, long ago. */
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private ReportJson() {}

  public static String write(
      Verdict verdict,
      List<String> decidedBy,
      String policy,
      List<SignatureReport> signatures,
      List<Finding> findings) {
    byte[] json =
        StrictJson.write(
            out -> {
              out.writeStartObject();
              out.writeStringField("verdict", verdict.name());
              out.writeArrayFieldStart("decidedBy");
              for (String code : decidedBy) {
                out.writeString(code);
              }
              out.writeEndArray();
              out.writeStringField("policy", policy);
              out.writeArrayFieldStart("signatures");
              for (SignatureReport signature : signatures) {
                signature(out, signature);
              }
              out.writeEndArray();
              out.writeArrayFieldStart("findings");
              for (Finding finding : findings) {
                finding(out, finding);
              }
              out.writeEndArray();
              out.writeEndObject();
            });
    return new String(json, StandardCharsets.US_ASCII);
  }

  private static void signature(JsonGenerator out, SignatureReport signature) throws IOException {
    out.writeStartObject();
    out.writeStringField("field", signature.field());
    out.writeStringField("kind", signature.kind().name());
    out.writeStringField("verdict", signature.verdict().name());
    out.writeStringField("integrity", signature.integrity().name());
    out.writeStringField("coverage", name(signature.coverage()));
    out.writeStringField("laterChanges", name(signature.laterChanges()));
    out.writeArrayFieldStart("changes");
    for (LaterChange change : signature.changes()) {
      change(out, change);
    }
    out.writeEndArray();
    out.writeStringField("trust", signature.trust().name());
    out.writeStringField("revocation", signature.revocation().name());
    out.writeStringField("time", signature.time().name());
    out.writeStringField("issuance", signature.issuance().name());
    out.writeStringField("suite", signature.suite());
    out.writeStringField("signer", signature.signer());
    out.writeStringField("issuer", signature.issuer());
    out.writeStringField("signedAt", time(signature.signedAt()));
    out.writeArrayFieldStart("pages");
    for (int page : signature.pages()) {
      out.writeNumber(page);
    }
    out.writeEndArray();
    out.writeFieldName("note");
    note(out, signature.note());
    out.writeEndObject();
  }

  private static void change(JsonGenerator out, LaterChange change) throws IOException {
    out.writeStartObject();
    out.writeStringField("rule", change.rule());
    out.writeStringField("judgement", change.judgement().name());
    out.writeStringField("zh", change.message().zh());
    out.writeStringField("en", change.message().en());
    out.writeStringField("place", change.place());
    out.writeStringField("before", change.before());
    out.writeStringField("after", change.after());
    out.writeEndObject();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
  }

  private static void note(JsonGenerator out, @Nullable SealNote note) throws IOException {
    if (note == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    out.writeStringField("voucherNumber", note.voucherNumber());
    out.writeStringField("issuedAt", time(note.issuedAt()));
    out.writeStringField("purpose", note.purpose());
    out.writeFieldName("provenance");
    DataProvenance provenance = note.provenance();
    if (provenance == null) {
      out.writeNull();
    } else {
      out.writeStartObject();
      out.writeStringField("sourceDepartment", provenance.sourceDepartment());
      out.writeStringField("sourceCode", provenance.sourceCode());
      out.writeStringField("interfaceId", provenance.interfaceId());
      out.writeStringField("queryId", provenance.queryId());
      out.writeStringField("queriedAt", time(provenance.queriedAt()));
      out.writeStringField("dataDigest", provenance.dataDigest());
      out.writeStringField("dataName", provenance.dataName());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void finding(JsonGenerator out, Finding finding) throws IOException {
    out.writeStartObject();
    out.writeStringField("code", finding.code());
    out.writeStringField("severity", finding.severity().name());
    out.writeStringField("zh", finding.message().zh());
    out.writeStringField("en", finding.message().en());
    out.writeStringField("place", finding.place());
    out.writeStringField("clause", finding.clause());
    out.writeEndObject();
  }
}
