package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** contracts, demo: what it leaves, and that it only succeeds if all comes out as announced. */
class DemoIT {
  @TempDir Path folder;

  @Test
  void leavesWhatTheContractNamesAndFindsTheForgery() throws Exception {
    Path out = folder.resolve("demo");
    SidianProcess.Result result =
        SidianProcess.run("demo", "--out", out.toString(), "--json").exitsWith(0);
    assertThat(
            List.of(
                "keys/sm2.p12",
                "keys/rsa.p12",
                "keys/password.txt",
                "keys/trust.pem",
                "keys/sm2.crl",
                "keys/rsa.crl",
                "input/regulation-zhongwei.pdf",
                "tampered/TEST-voucher-number-changed.pdf"))
        .allSatisfy(name -> assertThat(out.resolve(name)).isNotEmptyFile());
    assertThat(out.resolve("reports")).isNotEmptyDirectory();
    List<JsonNode> all = result.json();
    assertThat(all).allSatisfy(r -> assertThat(r.get("verdict")).isEqualTo(r.get("announced")));
    certificate(out, all.subList(10, all.size()));
    List<JsonNode> reports = all.subList(0, 10);
    assertThat(reports).filteredOn(r -> r.get("verdict").asText().equals("ACCEPTED")).hasSize(8);
    assertThat(reports.subList(0, 8))
        .allSatisfy(
            r -> {
              assertThat(r.get("signatures")).hasSize(2);
              assertThat(r.get("signatures").get(0).get("time").asText()).isEqualTo("PROVEN");
              assertThat(r.get("signatures").get(0).get("revocation").asText()).isEqualTo("GOOD");
            });
    JsonNode forged = reports.get(8);
    assertThat(forged.get("file").asText()).contains("tampered");
    assertThat(forged.get("signatures").get(0).get("integrity").asText()).isEqualTo("BROKEN");
    JsonNode strict = reports.get(9);
    assertThat(strict.get("decidedBy").toString())
        .contains("REVOCATION_NOT_CHECKED", "TIME_NOT_PROVEN");
    assertThat(reports)
        .allSatisfy(
            r -> assertThat(r.get("signatures").get(0).get("issuance").asText()).isEqualTo("TEST"));
  }

  /**
   * WD-08, WD-10, JZ-24, OD-23: issue, code, copy, revocation, and every verdict with its reason.
   */
  private static void certificate(Path out, List<JsonNode> lines) throws IOException {
    assertThat(lines)
        .extracting(
            line ->
                line.get("step").asText()
                    + " "
                    + line.get("verdict").asText()
                    + " "
                    + String.join(
                        ",", line.get("decidedBy").valueStream().map(JsonNode::asText).toList()))
        .containsExactly(
            "CERTIFICATE ACCEPTED ",
            "WITHOUT_LIST INDETERMINATE NO_LIST",
            "PRINTED_CODE ACCEPTED ",
            "TOKEN ACCEPTED ",
            "TOKEN_AGAIN REJECTED TOKEN_USED",
            "PASS ACCEPTED ",
            "PASS_AGAIN REJECTED PASS_REPLAYED",
            "COPY ACCEPTED ",
            "COPY_OTHER_PURPOSE REJECTED COPY_OTHER_PURPOSE",
            "REVOKED REJECTED NOT_VALID",
            "REVOKED_CODE REJECTED NOT_VALID",
            "REVOKED_COPY REJECTED NOT_VALID",
            "OLD_LIST INDETERMINATE LIST_ROLLBACK");
    Path certificates = out.resolve("certificates");
    assertThat(
            List.of(
                "TEST-practice.pdf",
                "TEST-practice-copy.pdf",
                "TEST-printed-code.png",
                "TEST-token.png",
                "TEST-pass.png"))
        .allSatisfy(name -> assertThat(certificates.resolve(name)).isNotEmptyFile());
    assertThat(certificates.resolve("TEST-commands.txt"))
        .content()
        .contains("sidian certificate issue ", "sidian certificate act ", "--act REVOKE");
    for (JsonNode line : lines) {
      String step = line.get("step").asText();
      JsonNode kept =
          new ObjectMapper()
              .readTree(
                  out.resolve(
                          "reports/TEST-certificate-"
                              + step.toLowerCase(Locale.ROOT).replace('_', '-')
                              + ".json")
                      .toFile());
      Schemas.check(step.startsWith("TOKEN") ? "certificate-scan" : "certificate-verify", kept);
      assertThat(kept.get("verdict")).isEqualTo(line.get("verdict"));
    }
    JsonNode trace =
        new ObjectMapper().readTree(out.resolve("reports/TEST-certificate-trace.json").toFile());
    Schemas.check("certificate-trace", trace);
    assertThat(trace.at("/chain").asText()).isEqualTo("INTACT");
    assertThat(trace.at("/state/value").asText()).isEqualTo("REVOKED");
  }

  @Test
  void whatADemoDidNotMakeStays() throws Exception {
    Path own = folder.resolve("mine/certificates/only.txt");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "mine");
    SidianProcess.Result result =
        SidianProcess.run("demo", "--out", folder.resolve("mine").toString(), "--json")
            .exitsWith(4);
    assertThat(result.json().get(0).at("/refused/code").asText()).isEqualTo("OUTPUT_EXISTS");
    assertThat(own).hasContent("mine");
    assertThat(folder.resolve("mine/keys")).doesNotExist();
  }

  @Test
  void canBeRunAgainAndSaysTestOnTheFirstLine() throws Exception {
    Path out = folder.resolve("demo");
    SidianProcess.run("demo", "--out", out.toString()).exitsWith(0);
    SidianProcess.Result again =
        SidianProcess.run("demo", "--out", out.toString(), "--lang", "zh").exitsWith(0);
    assertThat(again.out())
        .contains(
            "结论：通过（测试印章，非正式印章）", "同一加注件，用于贷款  COPY_OTHER_PURPOSE", out.toAbsolutePath().toString());
    try (var reports = Files.list(out.resolve("reports"))) {
      for (Path report : reports.filter(p -> p.toString().endsWith("en.txt")).toList()) {
        assertThat(Files.readAllLines(report).get(0)).containsAnyOf("TEST seal", "[TEST]");
      }
    }
  }
}
