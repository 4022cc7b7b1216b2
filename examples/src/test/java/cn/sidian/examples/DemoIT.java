package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** contracts, demo: what it leaves, and that it only succeeds if all comes out as announced. */
class DemoIT {
  @TempDir Path folder;

  @Test
  void leavesWhatTheContractNamesAndFindsTheForgery() {
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
    List<JsonNode> reports = result.json();
    assertThat(reports).hasSize(10);
    assertThat(reports).allSatisfy(r -> assertThat(r.get("verdict")).isEqualTo(r.get("announced")));
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

  @Test
  void canBeRunAgainAndSaysTestOnTheFirstLine() throws Exception {
    Path out = folder.resolve("demo");
    SidianProcess.run("demo", "--out", out.toString()).exitsWith(0);
    SidianProcess.Result again =
        SidianProcess.run("demo", "--out", out.toString(), "--lang", "zh").exitsWith(0);
    assertThat(again.out()).contains("结论：通过（测试印章，非正式印章）", out.toAbsolutePath().toString());
    try (var reports = Files.list(out.resolve("reports"))) {
      for (Path report : reports.filter(p -> p.toString().endsWith("en.txt")).toList()) {
        assertThat(Files.readAllLines(report).get(0)).contains("TEST seal");
      }
    }
  }
}
