package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * contracts, certificates: the same commands on PostgreSQL, several processes at a time (WD-05,
 * WD-10, WD-38, JZ-24).
 */
class CertificatePostgresIT {
  @TempDir static Path shared;
  private static EmbeddedPostgres server;
  private static String url;

  @TempDir Path folder;

  @BeforeAll
  static void register() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    url = server.getJdbcUrl("postgres", "postgres");
    SidianProcess.run("certificate", "init", "--test", "--db", url, "--out", at("office"), "--json")
        .exitsWith(0);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String at(String name) {
    return shared.resolve(name).toString();
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private static SidianProcess.Result run(String command, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("certificate", command, "--db", url, "--keys", at("office/keys"), "--json"));
    all.addAll(Arrays.asList(more));
    return SidianProcess.run(all.toArray(String[]::new));
  }

  private static JsonNode one(SidianProcess.Result result, int exit) {
    return result.exitsWith(exit).json().get(0);
  }

  private JsonNode issue(String record, String requestId) {
    String path = at("office/records/" + record + ".json");
    return one(
        run(
            "issue",
            "--record",
            path,
            "-o",
            out(record + ".pdf"),
            "--approver",
            "测试批准人",
            "--request-id",
            requestId),
        0);
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void theWholeLifeOfACertificate() throws Exception {
    JsonNode issued = issue("practice", "LIFE");
    String id = issued.path("identifier").asText();
    JsonNode again = issue("practice", "LIFE");
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(again.path("identifier").asText()).isEqualTo(id);
    JsonNode verified =
        one(
            SidianProcess.run(
                "certificate",
                "verify",
                out("practice.pdf"),
                "--db",
                url,
                "--keys",
                at("office/keys"),
                "--trust",
                at("office/trust.pem"),
                "--crl",
                at("office/revocation.crl"),
                "--policy",
                "OFFLINE_WITHOUT_REVOCATION",
                "--allow-test",
                "--json"),
            0);
    assertThat(verified.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(verified.at("/facts/status/value").asText()).isEqualTo("VALID");

    one(
        run(
            "copy",
            "--id",
            id,
            "--purpose",
            "BIDDING",
            "--user",
            "测试公司",
            "--until",
            "2099-01-01",
            "--case",
            "N1",
            "-o",
            out("copy.pdf")),
        0);
    oneOfManyScannersIsAnswered(id);

    JsonNode act =
        one(run("act", "--id", id, "--act", "REVOKE", "--basis", "测试", "--actor", "测试"), 0);
    assertThat(act.path("to").asText()).isEqualTo("REVOKED");
    assertThat(
            one(run("act", "--id", id, "--act", "RESUME", "--basis", "测试", "--actor", "测试"), 4)
                .at("/refused/code")
                .asText())
        .isEqualTo("ILLEGAL_ACT");
    JsonNode trace = one(run("trace", "--id", id), 0);
    assertThat(trace.path("chain").asText()).isEqualTo("INTACT");
    assertThat(trace.at("/state/value").asText()).isEqualTo("REVOKED");

    SidianProcess.run(
            "certificate",
            "status-list",
            "publish",
            "--db",
            url,
            "--keys",
            at("office/keys"),
            "-o",
            out("lists"),
            "--json")
        .exitsWith(0);
    try (Stream<Path> lists = Files.list(folder.resolve("lists"))) {
      assertThat(lists).isNotEmpty();
    }
  }

  /** Three processes scan one token at the same time. */
  private void oneOfManyScannersIsAnswered(String id) {
    JsonNode shown = one(run("show", "--id", id, "--kind", "TOKEN", "--ttl", "PT300S"), 0);
    String token = shown.path("text").asText();
    List<CompletableFuture<SidianProcess.Result>> scans =
        Stream.of("W1", "W2", "W3")
            .map(
                scanner ->
                    CompletableFuture.supplyAsync(
                        () -> run("scan", token, "--scanner", scanner, "--cause", "测试")))
            .toList();
    List<String> answers =
        scans.stream()
            .map(CompletableFuture::join)
            .map(
                result ->
                    result.exit() == 0
                        ? one(result, 0).at("/certificate/status").asText()
                        : one(result, 1).at("/decidedBy/0").asText())
            .toList();
    assertThat(answers).containsExactlyInAnyOrder("VALID", "TOKEN_USED", "TOKEN_USED");
  }

  @Test
  void aRowThatSqlChangedShows() throws Exception {
    String id = issue("food", "CHANGED").path("identifier").asText();
    one(run("act", "--id", id, "--act", "SUSPEND", "--basis", "测试", "--actor", "测试"), 0);
    assertThat(one(run("trace", "--id", id), 0).path("chain").asText()).isEqualTo("INTACT");
    sql("UPDATE certificate_event SET actor = '他人' WHERE identifier = '" + id + "' AND number = 2");
    JsonNode broken = one(run("trace", "--id", id), 1);
    assertThat(broken.path("chain").asText()).isEqualTo("BROKEN");
    assertThat(broken.path("brokenAt").asText()).isNotEmpty();
  }

  @Test
  void aServerThatIsNotThereIsSaidPlainly() {
    SidianProcess.Result result =
        SidianProcess.run(
            "certificate",
            "trace",
            "--id",
            "1.2.156.3005.2.X",
            "--db",
            "jdbc:postgresql://localhost:1/none",
            "--keys",
            at("office/keys"),
            "--json");
    assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.out() + result.err())
        .contains("STORE_")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }
}
