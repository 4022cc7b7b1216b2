package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * contracts, certificates: issue, act, show, scan, copy, verify and trace through the command line
 * (WD-04, WD-05, WD-07, WD-08, WD-09, WD-10, WD-49, JZ-20, JZ-24, OD-23).
 */
class CertificateIT {
  @TempDir static Path shared;
  @TempDir Path folder;

  private static SidianProcess.Result run(String command, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "certificate",
                command,
                "--db",
                "jdbc:h2:file:" + shared.resolve("register"),
                "--keys",
                at("office/keys"),
                "--json"));
    all.addAll(Arrays.asList(more));
    return SidianProcess.run(all.toArray(String[]::new));
  }

  private static String at(String name) {
    return shared.resolve(name).toString();
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeAll
  static void register() {
    SidianProcess.run(
            "certificate",
            "init",
            "--test",
            "--db",
            "jdbc:h2:file:" + shared.resolve("register"),
            "--out",
            at("office"),
            "--json")
        .exitsWith(0)
        .json();
  }

  private static JsonNode one(SidianProcess.Result result, int exit) {
    return result.exitsWith(exit).json().get(0);
  }

  private SidianProcess.Result verify(String input, String list, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "certificate",
                "verify",
                input,
                "--trust",
                at("office/trust.pem"),
                "--bundle",
                at("office/bundle.sdb"),
                "--status",
                list,
                "--crl",
                at("office/revocation.crl"),
                "--policy",
                "OFFLINE_WITHOUT_REVOCATION",
                "--memory",
                out("memory"),
                "--allow-test",
                "--json"));
    all.addAll(Arrays.asList(more));
    return SidianProcess.run(all.toArray(String[]::new));
  }

  private String publish(String type) throws IOException {
    Path lists = folder.resolve("lists");
    SidianProcess.run(
            "certificate",
            "status-list",
            "publish",
            "--db",
            "jdbc:h2:file:" + shared.resolve("register"),
            "--keys",
            at("office/keys"),
            "-o",
            lists.toString(),
            "--json")
        .exitsWith(0);
    try (Stream<Path> files = Files.list(lists)) {
      return files
          .map(Path::toString)
          .filter(file -> file.contains(type))
          .max(Comparator.comparing(CertificateIT::sequence))
          .orElseThrow();
    }
  }

  private static int sequence(String file) {
    return Integer.parseInt(file.replaceAll(".*-(\\d+)\\.sdl", "$1"));
  }

  @Test
  void theWholeLifeOfACertificate() throws IOException {
    String record = at("office/records/practice.json");
    JsonNode issued =
        one(
            run(
                "issue",
                "--record",
                record,
                "-o",
                out("c.pdf"),
                "--approver",
                "测试批准人",
                "--request-id",
                "LIFE"),
            0);
    String id = issued.path("identifier").asText();
    assertThat(issued.path("quality").asText()).isEqualTo("PASS");
    JsonNode again =
        one(
            run(
                "issue",
                "--record",
                record,
                "-o",
                out("c.pdf"),
                "--approver",
                "测试批准人",
                "--request-id",
                "LIFE"),
            0);
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(again.path("identifier").asText()).isEqualTo(id);

    String list = publish("practice");
    JsonNode report = one(verify(out("c.pdf"), list), 0);
    assertThat(report.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(report.at("/facts/content/page").asText()).isEqualTo("EQUAL");

    String kept = Files.createDirectory(folder.resolve("kept")).toString();
    assertThat(one(verify(out("c.pdf"), list, "--crl", kept), 3).path("file").asText())
        .isEqualTo(kept);
    Files.copy(Path.of(at("office/revocation.crl")), Path.of(kept, "office.crl"));
    one(verify(out("c.pdf"), list, "--crl", kept), 0);

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
    JsonNode copy = one(verify(out("copy.pdf"), list, "--purpose", "BIDDING", "--user", "测试公司"), 0);
    assertThat(copy.at("/facts/original").asText()).isEqualTo("SEALED_BY_ISSUER");
    JsonNode other =
        one(verify(out("copy.pdf"), list, "--purpose", "FINANCE", "--user", "测试公司"), 1);
    assertThat(other.path("decidedBy").toString()).contains("COPY_OTHER_PURPOSE");
    JsonNode unknown =
        one(
            run(
                "copy",
                "--id",
                id,
                "--purpose",
                "ANYTHING",
                "--user",
                "x",
                "--until",
                "2099-01-01",
                "--case",
                "N1",
                "-o",
                out("no.pdf")),
            4);
    assertThat(unknown.at("/refused/code").asText()).isEqualTo("UNKNOWN_PURPOSE");
    assertThat(folder.resolve("no.pdf")).doesNotExist();

    one(run("show", "--id", id, "--kind", "PERMIT", "-o", out("code.png")), 0);
    assertThat(one(verify(out("code.png"), list), 0).path("kind").asText()).isEqualTo("PERMIT");

    String token = one(run("show", "--id", id, "--kind", "TOKEN"), 0).path("text").asText();
    assertThat(
            one(run("scan", token, "--scanner", "W1", "--cause", "测试"), 0)
                .at("/certificate/status")
                .asText())
        .isEqualTo("VALID");
    assertThat(
            one(run("scan", token, "--scanner", "W2", "--cause", "测试"), 1)
                .path("decidedBy")
                .get(0)
                .asText())
        .isEqualTo("TOKEN_USED");

    // the same request gets the same token, and no second one is given out
    JsonNode shown = one(run("show", "--id", id, "--kind", "TOKEN", "--request-id", "s-1"), 0);
    JsonNode repeated = one(run("show", "--id", id, "--kind", "TOKEN", "--request-id", "s-1"), 0);
    assertThat(shown.path("replayed").asBoolean()).isFalse();
    assertThat(repeated.path("replayed").asBoolean()).isTrue();
    assertThat(repeated.path("text")).isEqualTo(shown.path("text"));
    JsonNode bundle = one(run("bundle", "-o", out("b.sdb"), "--request-id", "b-1"), 0);
    JsonNode same = one(run("bundle", "-o", out("b.sdb"), "--request-id", "b-1"), 0);
    assertThat(same.path("replayed").asBoolean()).isTrue();
    assertThat(same.path("sequence")).isEqualTo(bundle.path("sequence"));
    JsonNode added =
        one(run("catalogue", "add", at("office/catalogue.json"), "--request-id", "c-1"), 0);
    assertThat(added.path("added").asInt()).as("all of it is there").isZero();
    assertThat(
            one(run("catalogue", "add", at("office/catalogue.json"), "--request-id", "c-1"), 0)
                .path("replayed")
                .asBoolean())
        .isTrue();

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
    JsonNode revoked = one(verify(out("c.pdf"), publish("practice")), 1);
    assertThat(revoked.at("/facts/status/value").asText()).isEqualTo("REVOKED");
    assertThat(revoked.path("decidedBy").toString()).contains("NOT_VALID");
  }

  @Test
  void anApprovalIsOfBytesAndDefectsAreNamed() throws IOException {
    JsonNode draft = one(run("issue", "--record", at("office/records/food.json"), "--draft"), 0);
    JsonNode differs =
        one(
            run(
                "issue",
                "--draft-id",
                draft.path("draft").asText(),
                "--approve",
                "sm3:" + "0".repeat(64),
                "--approver",
                "测试",
                "-o",
                out("d.pdf")),
            4);
    assertThat(differs.at("/refused/code").asText()).isEqualTo("APPROVAL_DIFFERS");
    one(
        run(
            "issue",
            "--draft-id",
            draft.path("draft").asText(),
            "--approve",
            draft.path("metadataDigest").asText(),
            "--approver",
            "测试",
            "-o",
            out("d.pdf")),
        0);
    Path bad = folder.resolve("bad.json");
    Files.writeString(
        bad,
        Files.readString(Path.of(at("office/records/food.json")))
            .replace("JY14304000012345", "JY14304000099999")
            .replace("食品销售经营者", "待补"));
    JsonNode refused =
        one(run("issue", "--record", bad.toString(), "-o", out("x.pdf"), "--approver", "测试"), 4);
    assertThat(refused.path("quality").asText()).isEqualTo("QUARANTINE");
    assertThat(refused.at("/defects/0/code").asText()).isEqualTo("PLACEHOLDER");
    assertThat(folder.resolve("x.pdf")).doesNotExist();
    JsonNode counted = one(run("import", bad.toString(), "--format", "json"), 0);
    assertThat(counted.path("read").asInt()).isEqualTo(1);
    assertThat(counted.path("quarantined").asInt()).isEqualTo(1);
    // ZW-39: the same request tells the same counts; what waits says how to mend it
    JsonNode first =
        one(run("import", bad.toString(), "--format", "json", "--request-id", "stock-1"), 0);
    assertThat(first.path("replayed").asBoolean()).isFalse();
    JsonNode again =
        one(run("import", bad.toString(), "--format", "json", "--request-id", "stock-1"), 0);
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(again.path("quarantined").asInt()).isEqualTo(1);
    JsonNode waiting = one(run("quarantine"), 0);
    assertThat(waiting.path("place").asText()).isEqualTo("record 1");
    assertThat(waiting.at("/defects/0/hint").asText()).isNotBlank();
    String mended = out("mended.json");
    one(run("quarantine", "--id", waiting.path("id").asText(), "-o", mended), 0);
    assertThat(folder.resolve("mended.json")).content().contains("sidian-certificate-record/1");
    Files.writeString(bad, Files.readString(bad) + "\n");
    assertThat(
            one(run("import", bad.toString(), "--format", "json", "--request-id", "stock-1"), 4)
                .at("/refused/code")
                .asText())
        .isEqualTo("REQUEST_REUSED");
  }
}
