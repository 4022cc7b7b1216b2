package cn.sidian.examples.demo;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.examples.certificate.CertificateCommand;
import cn.sidian.examples.certificate.CodeImages;
import cn.sidian.examples.cli.CommandLineTool;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.seal.SealAcceptancePolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * One certificate from its record to its revocation. The office types commands; whoever is shown
 * something has the files it published and no database.
 */
final class DemoCertificate {
  private static final String WINDOW = "TEST政务服务窗口";
  private static final String BIDDER = "TEST招标代理公司";
  private static final String COPY = "TEST-practice-copy.pdf";
  private static final String CERTIFICATE = "TEST-practice.pdf";

  private static final String PRINTED = "TEST-printed-code.png";

  private final Path folder;
  private final Path reports;
  private final List<String> commands = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();

  /**
   * One question and its answer.
   *
   * @param step its name
   * @param question what was asked, for people
   * @param announced what must come out
   * @param line the answer as JSON
   */
  record Shown(String step, Text question, Verdict announced, ObjectNode line) {
    boolean isRight() {
      return announced.name().equals(line.path("verdict").asText());
    }
  }

  /** A command that did not end as it must. */
  static final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String said;

    CommandFailed(String command, CommandLineTool.Output output) {
      super(command);
      this.said = command + "\n" + output.out() + output.err();
    }

    String said() {
      return said;
    }
  }

  private DemoCertificate(Path folder, Path reports) {
    this.folder = folder;
    this.reports = reports;
  }

  /**
   * Makes, shows, copies and revokes one certificate.
   *
   * @param folder an empty or missing folder for its files
   * @param reports the folder for reports
   */
  static DemoCertificate live(Path folder, Path reports) throws IOException {
    DemoCertificate demo = new DemoCertificate(folder, reports);
    demo.run();
    return demo;
  }

  /** The commands of the office, as a user types them. */
  List<String> commands() {
    return commands;
  }

  /** All questions, in order. */
  List<Shown> shown() {
    return shown;
  }

  private void run() throws IOException {
    office("init", "--test", "--out", at("office"));
    JsonNode issued =
        office(
            "issue",
            "--record",
            at("office/records/practice.json"),
            "--approver",
            "TEST批准人",
            "-o",
            at(CERTIFICATE));
    String id = issued.path("identifier").asText();
    Path before = publish(issued.path("list").asText());

    file(
        "CERTIFICATE",
        new Text("证照文件，状态清单新鲜", "the file, with a fresh status list"),
        Verdict.ACCEPTED,
        CERTIFICATE,
        before,
        CertificateQuestion.NOW);
    file(
        "WITHOUT_LIST",
        new Text("同一文件，没有状态清单", "the same file, without a status list"),
        Verdict.INDETERMINATE,
        CERTIFICATE,
        null,
        CertificateQuestion.NOW);
    office("show", "--id", id, "--kind", "PERMIT", "-o", at(PRINTED));
    file(
        "PRINTED_CODE",
        new Text("纸面上的许可信息码", "the code printed on it"),
        Verdict.ACCEPTED,
        PRINTED,
        before,
        CertificateQuestion.NOW);
    token(id);
    pass(id, before);
    copy(id, before);

    office("act", "--id", id, "--act", "REVOKE", "--basis", "TEST 行政处罚决定书", "--actor", "TEST经办人");
    revoked(before, publish(issued.path("list").asText()));
    JsonNode trace = office("trace", "--id", id);
    Files.writeString(reports.resolve("TEST-certificate-trace.json"), trace + "\n");
  }

  /** A token is good for one scan; whoever comes second sees that it was used. */
  private void token(String id) throws IOException {
    JsonNode token = office("show", "--id", id, "--kind", "TOKEN", "-o", at("TEST-token.png"));
    String text = token.path("text").asText();
    scan("TOKEN", new Text("亮证：窗口扫码", "a token, scanned at a window"), text, WINDOW, ExitCode.YES);
    scan(
        "TOKEN_AGAIN",
        new Text("同一令牌被他人再扫", "the same token, scanned by another"),
        text,
        "TEST另一窗口",
        ExitCode.NO);
  }

  private void scan(String step, Text question, String text, String scanner, ExitCode expected)
      throws IOException {
    JsonNode line =
        lines(expected, "scan", text, "--scanner", scanner, "--cause", "TEST办理业务").get(0);
    note(
        step,
        question,
        expected == ExitCode.YES ? Verdict.ACCEPTED : Verdict.REJECTED,
        Reporter.object(at("TEST-token.png"), line.toString()));
  }

  /** A pass is for one audience and some minutes; its verifier has no network. */
  private void pass(String id, Path list) throws IOException {
    office(
        "show",
        "--id",
        id,
        "--kind",
        "PASS",
        "--audience",
        WINDOW,
        "--ttl",
        "PT5M",
        "-o",
        at("TEST-pass.png"));
    file(
        "PASS",
        new Text("离线亮码，第一次出示", "a pass shown offline"),
        Verdict.ACCEPTED,
        "TEST-pass.png",
        list,
        CertificateQuestion.NOW.as(WINDOW, null));
    file(
        "PASS_AGAIN",
        new Text("同一亮码再次出示", "the same pass once more"),
        Verdict.REJECTED,
        "TEST-pass.png",
        list,
        CertificateQuestion.NOW.as(WINDOW, null));
  }

  private void copy(String id, Path list) throws IOException {
    office(
        "copy",
        "--id",
        id,
        "--purpose",
        "BIDDING",
        "--user",
        BIDDER,
        "--until",
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30).toString(),
        "--case",
        "TEST-2026-0001",
        "-o",
        at(COPY));
    file(
        "COPY",
        new Text("加注件，用于招投标", "a copy for bidding, used for it"),
        Verdict.ACCEPTED,
        COPY,
        list,
        CertificateQuestion.NOW.use("BIDDING", BIDDER));
    file(
        "COPY_OTHER_PURPOSE",
        new Text("同一加注件，用于贷款", "the same copy, used for a loan"),
        Verdict.REJECTED,
        COPY,
        list,
        CertificateQuestion.NOW.use("FINANCE", BIDDER));
  }

  private void revoked(Path before, Path after) throws IOException {
    file(
        "REVOKED",
        new Text("吊销以后：证照文件", "after the revocation: the file"),
        Verdict.REJECTED,
        CERTIFICATE,
        after,
        CertificateQuestion.NOW);
    file(
        "REVOKED_CODE",
        new Text("吊销以后：许可信息码", "after the revocation: the printed code"),
        Verdict.REJECTED,
        PRINTED,
        after,
        CertificateQuestion.NOW);
    file(
        "REVOKED_COPY",
        new Text("吊销以后：加注件", "after the revocation: the copy"),
        Verdict.REJECTED,
        COPY,
        after,
        CertificateQuestion.NOW.use("BIDDING", BIDDER));
    file(
        "OLD_LIST",
        new Text("有人递来旧的状态清单", "somebody hands over the old list"),
        Verdict.INDETERMINATE,
        CERTIFICATE,
        before,
        CertificateQuestion.NOW);
  }

  /** What whoever is shown a file, or the picture of a code, asks; he remembers what he saw. */
  private void file(
      String step,
      Text question,
      Verdict announced,
      String name,
      @Nullable Path list,
      CertificateQuestion asked)
      throws IOException {
    CertificateVerifier verifier =
        CertificateVerifier.builder(TrustAnchors.fromFiles(folder.resolve("office/trust.pem")))
            .bundle(VerifierBundle.read(folder.resolve("office/bundle.sdb")))
            .lists(StatusListSource.of(list == null ? List.of() : List.of(StatusList.read(list))))
            .revocation(
                RevocationEvidence.fromFiles(
                    List.of(folder.resolve("office/revocation.crl")), List.of()))
            .policy(
                CertificateAcceptancePolicy.DEFAULT
                    .withSeal(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                    .allowingTest())
            .memory(folder.resolve("memory"))
            .imageReader(new CodeImages())
            .build();
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    CertificateReport report =
        name.endsWith(".pdf")
            ? verifier.verifyFile(bytes, asked)
            : verifier.verifyImage(bytes, asked);
    String stem = report(step);
    Files.writeString(reports.resolve(stem + ".zh.txt"), report.toText(Locale.CHINESE));
    Files.writeString(reports.resolve(stem + ".en.txt"), report.toText(Locale.ENGLISH));
    note(step, question, announced, Reporter.object(at(name), report.toJson(at(name))));
  }

  private void note(String step, Text question, Verdict announced, ObjectNode line)
      throws IOException {
    Files.writeString(reports.resolve(report(step) + ".json"), line + "\n");
    shown.add(new Shown(step, question, announced, line));
  }

  private static String report(String step) {
    return "TEST-certificate-" + step.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Publishes all lists and names the file of one. */
  private Path publish(String list) throws IOException {
    for (JsonNode line : lines(ExitCode.YES, "status-list", "publish", "-o", at("lists"))) {
      if (line.path("list").asText().equals(list)) {
        return Path.of(line.path("output").asText());
      }
    }
    throw new IllegalStateException(list);
  }

  private JsonNode office(String... arguments) throws IOException {
    return lines(ExitCode.YES, arguments).get(0);
  }

  /** A command of the office and what it answers. */
  private List<JsonNode> lines(ExitCode expected, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--db", "jdbc:h2:file:" + folder.resolve("TEST-register").toAbsolutePath()));
    if (!arguments[0].equals("init")) {
      all.addAll(List.of("--keys", at("office/keys")));
    }
    String typed =
        "sidian certificate "
            + all.stream()
                .map(word -> word.matches("[\\p{L}\\p{N}_./:=-]+") ? word : "'" + word + "'")
                .collect(Collectors.joining(" "));
    commands.add(typed);
    all.add("--json");
    CommandLineTool.Output output =
        CommandLineTool.capture(new CommandLine(new CertificateCommand()), all);
    if (output.exit() != expected.code()) {
      throw new CommandFailed(typed, output);
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : output.out().lines().toList()) {
      answers.add(new ObjectMapper().readTree(line));
    }
    return answers;
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
