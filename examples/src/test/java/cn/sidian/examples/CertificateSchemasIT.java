package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.examples.certificate.CertificateCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * contracts, certificates: what every command really prints is what docs/schemas says: a result, a
 * refusal or an input that cannot be read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateSchemasIT {
  @TempDir static Path folder;

  /** Commands of which a result was seen, and not only a refusal. */
  private final Set<String> answered = new LinkedHashSet<>();

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode office(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("certificate"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(
        List.of("--db", "jdbc:h2:file:" + folder.resolve("register"), "--keys", at("office/keys")));
    return run(exit, all);
  }

  private JsonNode run(int exit, List<String> arguments) {
    CertificateOffice.Answer answer = CertificateOffice.run(exit, arguments);
    assertThat(answer.lines()).hasSize(1);
    JsonNode line = answer.lines().get(0);
    if (!line.path("refused").isObject() && !line.has("error")) {
      answered.add(answer.command());
    }
    return line;
  }

  private JsonNode verify(int exit, String input, String... more) {
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
                "--allow-test"));
    all.addAll(Arrays.asList(more));
    return run(exit, all);
  }

  @BeforeAll
  void register() {
    run(
        0,
        List.of(
            "certificate",
            "init",
            "--test",
            "--db",
            "jdbc:h2:file:" + folder.resolve("register"),
            "--out",
            at("office")));
  }

  @Test
  void everyAnswerIsAsItsSchemaSays() throws IOException {
    String record = at("office/records/food.json");
    JsonNode draft = office(0, "issue", "--record", record, "--draft");
    String issued =
        office(
                0,
                "issue",
                "--draft-id",
                draft.path("draft").asText(),
                "--approve",
                draft.path("metadataDigest").asText(),
                "--approver",
                "测试",
                "-o",
                at("food.pdf"))
            .path("identifier")
            .asText();
    JsonNode practice =
        office(
            0,
            "issue",
            "--record",
            at("office/records/practice.json"),
            "--approver",
            "测试",
            "-o",
            at("p.pdf"));
    String id = practice.path("identifier").asText();
    office(4, "issue", "--record", record, "--approver", "测试", "-o", at("again.pdf"));

    for (String kind : List.of("PERMIT", "TOKEN")) {
      office(0, "show", "--id", id, "--kind", kind);
    }
    JsonNode pass =
        office(0, "show", "--id", id, "--kind", "PASS", "--audience", "窗口", "-o", at("pass.png"));
    office(4, "show", "--id", id.replace('W', 'X'), "--kind", "PERMIT");
    String token = office(0, "show", "--id", id, "--kind", "TOKEN").path("text").asText();
    office(0, "scan", token, "--scanner", "一", "--cause", "测试");
    office(1, "scan", token, "--scanner", "二", "--cause", "测试");
    office(4, "scan", "https://example.org/", "--scanner", "一", "--cause", "测试");
    office(3, "scan", "SD1:!", "--scanner", "一", "--cause", "测试");
    office(
        0,
        "copy",
        "--id",
        id,
        "--purpose",
        "FINANCE",
        "--user",
        "某银行",
        "--until",
        "2099-01-01",
        "--case",
        "1",
        "-o",
        at("copy.pdf"));
    office(
        4,
        "copy",
        "--id",
        id,
        "--purpose",
        "NONE",
        "--user",
        "某银行",
        "--until",
        "2099-01-01",
        "--case",
        "1",
        "-o",
        at("no.pdf"));

    CertificateOffice.Answer published =
        CertificateOffice.run(
            0,
            List.of(
                "certificate",
                "status-list",
                "publish",
                "--db",
                "jdbc:h2:file:" + folder.resolve("register"),
                "--keys",
                at("office/keys"),
                "-o",
                at("lists")));
    // a line for each list
    assertThat(published.lines()).hasSize(2);
    answered.add(published.command());
    String list =
        published.lines().stream()
            .filter(line -> line.path("list").equals(practice.path("list")))
            .findFirst()
            .orElseThrow()
            .path("output")
            .asText();
    run(
        0,
        List.of(
            "certificate",
            "status-list",
            "show",
            list,
            "--trust",
            at("office/trust.pem"),
            "--bundle",
            at("office/bundle.sdb"),
            "--index",
            practice.path("index").asText()));
    run(4, List.of("certificate", "status-list", "show", list));
    run(3, List.of("certificate", "status-list", "show", at("p.pdf")));

    String policy = "OFFLINE_WITHOUT_REVOCATION";
    verify(
        0, at("p.pdf"), "--status", list, "--policy", policy, "--crl", at("office/revocation.crl"));
    verify(4, at("p.pdf"));
    verify(1, pass.path("text").asText(), "--status", list, "--audience", "他人");
    verify(3, at("missing.pdf"));

    office(0, "act", "--id", id, "--act", "SUSPEND", "--basis", "测试", "--actor", "测试");
    office(
        4,
        "act",
        "--id",
        id,
        "--act",
        "AMEND",
        "--basis",
        "测试",
        "--actor",
        "测试",
        "--record",
        at("office/records/practice.json"),
        "-o",
        at("p2.pdf"));
    renew(issued, record);
    office(0, "trace", "--id", issued);
    office(0, "trace", "--id", id, "--at", "2020-01-01T00:00:00Z");
    office(4, "trace", "--id", id.replace('W', 'X'));

    office(0, "bundle", "-o", at("new.sdb"));
    office(4, "bundle", "-o", at("new.sdb"));
    office(0, "catalogue", "list");
    office(0, "catalogue", "add", at("office/catalogue.json"));
    office(3, "catalogue", "add", at("p.pdf"));
    office(0, "import", record);
    Path waits = folder.resolve("waits.json");
    Files.writeString(
        waits,
        Files.readString(Path.of(record))
            .replace("JY14304000012345", "JY14304000099999")
            .replace("91350100M000100Y43", "9144030071526726XG")
            .replace("食品销售经营者", "待补"));
    assertThat(office(0, "import", waits.toString()).path("quarantined").asInt()).isEqualTo(1);
    String waiting = office(0, "quarantine").path("id").asText();
    office(0, "quarantine", "--id", waiting, "-o", at("mended.json"));
    office(4, "quarantine", "--id", "none");
    office(3, "import", at("missing.csv"));
    run(
        3,
        List.of(
            "certificate",
            "trace",
            "--id",
            id,
            "--db",
            "jdbc:h2:file:" + folder.resolve("register"),
            "--keys",
            at("none")));

    Set<String> all = new LinkedHashSet<>();
    leaves("certificate", new CommandLine(new CertificateCommand()), all);
    assertThat(answered).containsExactlyInAnyOrderElementsOf(all);
    assertThat(all)
        .allSatisfy(
            command ->
                assertThat(SidianProcess.repository().resolve("docs/schemas/" + command + ".json"))
                    .exists());
  }

  /** The successor of an act has its own file. */
  private void renew(String issued, String record) throws IOException {
    Path next = folder.resolve("next.json");
    Files.writeString(next, Files.readString(Path.of(record)).replace("测试路1号", "测试路2号"));
    JsonNode act =
        office(
            0,
            "act",
            "--id",
            issued,
            "--act",
            "AMEND",
            "--basis",
            "测试",
            "--actor",
            "测试",
            "--record",
            next.toString(),
            "-o",
            at("next.pdf"));
    assertThat(act.path("successor").asText()).contains(".002.");
  }

  private static void leaves(String name, CommandLine command, Set<String> found) {
    for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
      String full = name + "-" + sub.getKey();
      if (sub.getValue().getSubcommands().isEmpty()) {
        found.add(full);
      } else {
        leaves(full, sub.getValue(), found);
      }
    }
  }

  /** The judge itself: what no command prints does not pass. */
  @Test
  void aSchemaRefusesWhatIsNotOfTheContract() {
    ObjectNode line = (ObjectNode) office(0, "catalogue", "list");
    ObjectNode more = line.deepCopy().put("more", 1);
    assertThatThrownBy(() -> Schemas.check("certificate-catalogue", more))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Schemas.check("certificate-unknown", line))
        .isInstanceOf(AssertionError.class);
    Schemas.check("certificate-catalogue", line);
  }
}
