package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.core.Finding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A report as one line of JSON: {@code docs/schemas/certificate-verify.json}. */
public final class ReportJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private ReportJson() {}

  /** The line. */
  public static String write(CertificateReport report, @Nullable String file) {
    StringWriter text = new StringWriter(1_024);
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      if (file != null) {
        out.writeStringField("file", file);
      }
      out.writeStringField("kind", report.kind().name());
      out.writeStringField("verdict", report.verdict().name());
      strings(out, "decidedBy", report.decidedBy());
      out.writeStringField("identifier", report.identifier());
      out.writeFieldName("version");
      if (report.version() == null) {
        out.writeNull();
      } else {
        out.writeNumber(report.version());
      }
      out.writeStringField("type", report.type());
      facts(out, report.facts());
      strings(out, "notProven", report.notProven().stream().map(Enum::name).toList());
      out.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        finding(out, finding);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void strings(JsonGenerator out, String name, Collection<String> values)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  private static void facts(JsonGenerator out, CertificateFacts facts) throws IOException {
    out.writeObjectFieldStart("facts");
    out.writeStringField("integrity", facts.integrity().name());
    out.writeStringField("issuer", facts.issuer().name());
    out.writeObjectFieldStart("content");
    out.writeStringField("embedded", facts.content().embedded().name());
    out.writeStringField("page", facts.content().page().name());
    out.writeStringField("code", facts.content().code().name());
    out.writeEndObject();
    out.writeStringField("identifier", facts.identifier().name());
    out.writeStringField("typeEdition", facts.typeEdition().name());
    out.writeStringField("competence", facts.competence().name());
    out.writeStringField("validity", facts.validity().name());
    out.writeObjectFieldStart("status");
    out.writeStringField("value", facts.status().value().name());
    out.writeStringField("asOf", time(facts.status().asOf()));
    out.writeStringField("since", time(facts.status().since()));
    out.writeStringField("cause", facts.status().cause());
    out.writeEndObject();
    out.writeStringField("holder", facts.holder().name());
    out.writeStringField("purpose", facts.purpose().name());
    out.writeStringField("presentation", facts.presentation().name());
    out.writeStringField("original", facts.original().name());
    out.writeStringField("issuance", facts.issuance().name());
    out.writeEndObject();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
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
