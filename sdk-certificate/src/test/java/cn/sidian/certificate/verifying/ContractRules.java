package cn.sidian.certificate.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What must hold for every report: the contract from facts to verdict, written a second time over
 * the words of the JSON. No test reads a report that was not put through this.
 */
public final class ContractRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BAD =
      Set.of(
          "BROKEN",
          "UNREADABLE",
          "UNTRUSTED",
          "OTHER_UNIT",
          "COMPROMISED",
          "DIFFERS",
          "NOT_COMPETENT",
          "NOT_IN_FORCE",
          "NOT_YET",
          "EXPIRED",
          "OTHER_PURPOSE",
          "OTHER_USER",
          "TOO_LATE",
          "REPLAYED",
          "WRONG_AUDIENCE",
          "EVIDENCE_FAILS");
  private static final Set<String> OPEN =
      Set.of("UNSUPPORTED", "UNDECIDED", "UNKNOWN", "TIME_UNSURE", "CANNOT_TELL");

  private static final JsonSchema SCHEMA = schema();

  private ContractRules() {}

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(Path.of("../docs/schemas/certificate-verify.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report itself, after it was checked. */
  public static CertificateReport checked(CertificateReport report, boolean testAllowed) {
    String json = report.toJson("input");
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
    assertThat(json).doesNotContain("\n").matches("\\p{ASCII}*");
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    assertThat(report.verdict()).as(json).isEqualTo(due(node, testAllowed));
    assertThat(report.decidedBy().isEmpty()).isEqualTo(report.verdict() == Verdict.ACCEPTED);
    Severity needed = report.verdict() == Verdict.REJECTED ? Severity.ERROR : Severity.WARNING;
    for (String code : report.decidedBy()) {
      assertThat(report.findings())
          .as("a finding %s %s in %s", needed, code, json)
          .anyMatch(finding -> finding.code().equals(code) && finding.severity() == needed);
    }
    CertificateFacts.Status status = report.facts().status();
    if (status.value() == CertificateFacts.StatusValue.UNKNOWN) {
      assertThat(report.findings()).extracting(Finding::code).contains(status.cause());
    }
    return report;
  }

  private static Verdict due(JsonNode report, boolean testAllowed) {
    JsonNode facts = report.get("facts");
    String kind = report.get("kind").textValue();
    List<String> values = new ArrayList<>();
    for (String name :
        List.of(
            "integrity",
            "issuer",
            "typeEdition",
            "competence",
            "validity",
            "holder",
            "purpose",
            "presentation",
            "original")) {
      values.add(facts.get(name).textValue());
    }
    facts.get("content").forEach(value -> values.add(value.textValue()));
    String status = facts.get("status").get("value").textValue();
    boolean registered =
        report.get("findings").findValuesAsText("code").contains("FILE_NOT_THE_REGISTERED_ONE");
    if (values.stream().anyMatch(BAD::contains)
        || registered
        || !Set.of("VALID", "UNKNOWN").contains(status)) {
      return Verdict.REJECTED;
    }
    boolean open =
        values.stream().anyMatch(OPEN::contains)
            || status.equals("UNKNOWN")
            || (kind.equals("COPY") && facts.get("purpose").textValue().equals("NOT_ASKED"))
            || (kind.equals("PASS") && facts.get("presentation").textValue().equals("NOT_CHECKED"))
            || (facts.get("issuance").textValue().equals("TEST") && !testAllowed)
            || Set.of("PREVIEW", "TOKEN", "OTHER").contains(kind);
    return open ? Verdict.INDETERMINATE : Verdict.ACCEPTED;
  }
}
