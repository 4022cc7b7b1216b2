package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** contracts, seal and verify: exit codes, JSON, refusals, and that nothing is left behind. */
class SealVerifyIT {
  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void keysAndInput() throws IOException {
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(TestKeys.SM2, now, new SecureRandom());
    TestAuthority.Issued issued =
        root.issue(CertificateSpec.signer("TEST 示例市审批服务管理局", TestKeys.SM2, now));
    Files.write(shared.resolve("seal.p12"), issued.pkcs12("a b ".toCharArray()));
    Files.writeString(shared.resolve("password.txt"), "a b \nnot this line\n");
    Files.writeString(shared.resolve("wrong.txt"), "a b\n");
    Files.writeString(shared.resolve("trust.pem"), TestAuthority.pem(List.of(root.certificate())));
    Files.writeString(shared.resolve("provenance.json"), provenance("12441500196720244T"));
    try (InputStream in =
        Objects.requireNonNull(
            SealVerifyIT.class.getResourceAsStream("demo/regulation-zhongwei.pdf"))) {
      Files.copy(in, shared.resolve("in.pdf"));
    }
  }

  private static String provenance(String sourceCode) {
    return """
        {"format": "sidian-provenance/1",
         "sourceDepartment": "TEST示例局", "sourceCode": "%s",
         "interfaceId": "I-1", "queryId": "Q-1",
         "queriedAt": "2026-11-22T09:30:00+08:00",
         "dataDigest": "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"}
        """
        .formatted(sourceCode);
  }

  private static String at(String name) {
    return shared.resolve(name).toString();
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private SidianProcess.Result seal(String input, String output, String... more) {
    String[] base = {
      "seal",
      input,
      "-o",
      output,
      "--keystore",
      at("seal.p12"),
      "--storepass-file",
      at("password.txt"),
      "--unit",
      "TEST示例局",
      "--json"
    };
    String[] all = Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return SidianProcess.run(all);
  }

  private SidianProcess.Result sealWithProvenance(String input, String output, String... more) {
    String[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--provenance";
    all[more.length + 1] = at("provenance.json");
    return seal(input, output, all);
  }

  @Test
  void sealsAndTheSealIsAcceptedOffline() {
    JsonNode sealed =
        sealWithProvenance(at("in.pdf"), out("out.pdf"), "--note", "voucher=auto,purpose=办理许可, 第二次")
            .exitsWith(0)
            .json()
            .get(0);
    assertThat(sealed.get("file").asText()).isEqualTo(at("in.pdf"));
    assertThat(sealed.get("output").asText()).isEqualTo(out("out.pdf"));
    assertThat(sealed.get("voucherNumber").asText()).hasSize(24);
    assertThat(sealed.get("profile").asText()).isEqualTo("CMS_SM2");
    assertThat(sealed.get("pages").toString()).isEqualTo("[1]");
    assertThat(sealed.get("sealedAt").asText()).endsWith("+08:00");
    assertThat(sealed.get("signer").asText()).isEqualTo("TEST 示例市审批服务管理局");
    assertThat(sealed.get("warnings")).isEmpty();

    JsonNode report =
        SidianProcess.run(
                "verify",
                out("out.pdf"),
                "--trust",
                at("trust.pem"),
                "--policy",
                "OFFLINE_WITHOUT_REVOCATION",
                "--json")
            .exitsWith(0)
            .json()
            .get(0);
    assertThat(report.get("verdict").asText()).isEqualTo("ACCEPTED");
    JsonNode note = report.get("signatures").get(0).get("note");
    assertThat(note.get("voucherNumber")).isEqualTo(sealed.get("voucherNumber"));
    assertThat(note.get("purpose").asText()).isEqualTo("办理许可, 第二次");
    assertThat(note.get("provenance").get("queryId").asText()).isEqualTo("Q-1");
  }

  @Test
  void zw04RefusesTheDataVerificationSealWithoutProvenanceAndLeavesNothing() {
    JsonNode refused = seal(at("in.pdf"), out("out.pdf")).exitsWith(4).json().get(0);
    assertThat(refused.get("refused").get("code").asText()).isEqualTo("PROVENANCE_REQUIRED");
    assertThat(refused.get("refused").get("zh").asText()).contains("政务数据查验专用章");
    assertThat(refused.get("refused").get("en").asText()).isNotBlank();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anyOtherTitleNeedsNoProvenance() {
    seal(at("in.pdf"), out("out.pdf"), "--title", "业务专用章").exitsWith(0);
    assertThat(folder.resolve("out.pdf")).isNotEmptyFile();
  }

  @Test
  void refusesAnOutputThatExistsUnlessToldToOverwrite() throws IOException {
    Files.writeString(folder.resolve("out.pdf"), "precious");
    JsonNode refused = sealWithProvenance(at("in.pdf"), out("out.pdf")).exitsWith(4).json().get(0);
    assertThat(refused.get("refused").get("code").asText()).isEqualTo("OUTPUT_EXISTS");
    assertThat(folder.resolve("out.pdf")).hasContent("precious");
    sealWithProvenance(at("in.pdf"), out("out.pdf"), "--overwrite").exitsWith(0);
    assertThat(folder.resolve("out.pdf")).isNotEmptyFile();
  }

  @Test
  void sealsInPlaceOnlyWithOverwrite() throws IOException {
    Path both = Files.copy(shared.resolve("in.pdf"), folder.resolve("both.pdf"));
    JsonNode refused =
        sealWithProvenance(both.toString(), both.toString()).exitsWith(4).json().get(0);
    assertThat(refused.get("refused").get("code").asText()).isEqualTo("OUTPUT_IS_INPUT");
    assertThat(both).hasSameBinaryContentAs(shared.resolve("in.pdf"));
    sealWithProvenance(both.toString(), both.toString(), "--overwrite").exitsWith(0);
    assertThat(both.toFile().length()).isGreaterThan(shared.resolve("in.pdf").toFile().length());
  }

  @Test
  void severalInputsGoToAFolderAndTheWorstDecidesTheExitCode() throws IOException {
    Path inputs = folder.resolve("inputs");
    Files.createDirectories(inputs.resolve("below"));
    Files.copy(shared.resolve("in.pdf"), inputs.resolve("below/a.pdf"));
    Files.writeString(inputs.resolve("broken.pdf"), "no pdf");
    List<JsonNode> objects =
        sealWithProvenance(folder.resolve("inputs").toString(), out("outputs")).exitsWith(3).json();
    assertThat(objects).hasSize(2);
    assertThat(folder.resolve("outputs/below/a.pdf")).isNotEmptyFile();
    JsonNode error =
        objects.stream().filter(o -> o.has("error")).findFirst().orElseThrow().get("error");
    assertThat(error.get("code").asText()).isEqualTo("PDF_DAMAGED");
    assertThat(error.get("zh").asText()).isNotBlank();
  }

  @Test
  void anUnreadableKeyStoreStopsTheCallAndIsNamed() {
    JsonNode error =
        SidianProcess.run(
                "seal",
                at("in.pdf"),
                "-o",
                out("out.pdf"),
                "--keystore",
                at("seal.p12"),
                "--storepass-file",
                at("wrong.txt"),
                "--json")
            .exitsWith(3)
            .json()
            .get(0);
    assertThat(error.get("file").asText()).isEqualTo(at("seal.p12"));
    assertThat(error.get("error").get("code").asText()).isEqualTo("KEYSTORE_UNREADABLE");
  }

  @Test
  void anUnreadableProvenanceIsNamedWithLineAndColumn() throws IOException {
    Path wrong = folder.resolve("wrong.json");
    Files.writeString(
        wrong, provenance("12441500196720244T").replace("\"queryId\"", "\n\"queryID\""));
    JsonNode error =
        seal(at("in.pdf"), out("out.pdf"), "--provenance", wrong.toString())
            .exitsWith(3)
            .json()
            .get(0);
    assertThat(error.get("file").asText()).isEqualTo(wrong.toString());
    assertThat(error.get("error").get("place").asText()).startsWith("line 4, column");
    assertThat(error.get("error").get("en").asText()).contains("queryID");
  }

  @Test
  void aWrongCheckDigitOfTheSourceIsOnlyAWarning() throws IOException {
    Path odd = folder.resolve("odd.json");
    Files.writeString(odd, provenance("12441500196720244A"));
    JsonNode sealed =
        seal(at("in.pdf"), out("out.pdf"), "--provenance", odd.toString())
            .exitsWith(0)
            .json()
            .get(0);
    assertThat(sealed.get("warnings").get(0).get("code").asText()).isEqualTo("SOURCE_CODE_CHECK");
  }

  @Test
  void wrongCallsExitWithTwo() {
    SidianProcess.run("seal", at("in.pdf")).exitsWith(2);
    SidianProcess.run("verify").exitsWith(2);
    SidianProcess.run("stamp").exitsWith(2);
    SidianProcess.run("verify", at("in.pdf"), "--policy", "LAX").exitsWith(2);
    SidianProcess.run("verify", at("in.pdf"), "--at", "yesterday").exitsWith(2);
    sealWithProvenance(at("in.pdf"), out("o.pdf"), "--place", "page=0").exitsWith(2);
    sealWithProvenance(at("in.pdf"), out("o.pdf"), "--place", "page=1,right=20").exitsWith(2);
    sealWithProvenance(at("in.pdf"), out("o.pdf"), "--diameter", "5mm").exitsWith(2);
    sealWithProvenance(at("in.pdf"), out("o.pdf"), "--profile", "PADES_B_RSA_SHA256").exitsWith(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void passwordsMayComeFromStandardInputAndNothingIsTrimmed() {
    String[] call = {
      "seal",
      at("in.pdf"),
      "-o",
      out("out.pdf"),
      "--keystore",
      at("seal.p12"),
      "--storepass-file",
      "-",
      "--title",
      "业务专用章"
    };
    SidianProcess.run(Map.of(), "a b \r\n", call).exitsWith(0);
    SidianProcess.run(Map.of(), "a b\n", call).exitsWith(3);
  }

  @Test
  void anUnsignedFileIsUndecided() {
    JsonNode report =
        SidianProcess.run("verify", at("in.pdf"), "--json").exitsWith(4).json().get(0);
    assertThat(report.get("verdict").asText()).isEqualTo("INDETERMINATE");
    assertThat(report.get("decidedBy").toString()).isEqualTo("[\"NO_SIGNATURE\"]");
    assertThat(report.get("signatures")).isEmpty();
  }

  @Test
  void aTamperedFileIsRejectedAndEachInputIsNamed() throws IOException {
    sealWithProvenance(at("in.pdf"), out("good.pdf")).exitsWith(0);
    byte[] bytes = Files.readAllBytes(folder.resolve("good.pdf"));
    bytes[100] ^= 1;
    Files.write(folder.resolve("bad.pdf"), bytes);
    List<JsonNode> reports =
        SidianProcess.run(
                "verify",
                out("good.pdf"),
                out("bad.pdf"),
                out("missing.pdf"),
                "--trust",
                at("trust.pem"),
                "--policy",
                "OFFLINE_WITHOUT_REVOCATION",
                "--json")
            .exitsWith(3)
            .json();
    assertThat(reports).hasSize(3);
    assertThat(reports.get(0).get("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(reports.get(1).get("verdict").asText()).isEqualTo("REJECTED");
    assertThat(reports.get(2).get("error").get("code").asText()).isEqualTo("INPUT_UNREADABLE");
    SidianProcess.run(
            "verify",
            out("good.pdf"),
            out("bad.pdf"),
            "--trust",
            at("trust.pem"),
            "--policy",
            "OFFLINE_WITHOUT_REVOCATION")
        .exitsWith(1);
  }

  @Test
  void outputIsUtf8WhateverTheLocaleAndUndecodedArgumentsAreExplained() {
    SidianProcess.Result posix =
        SidianProcess.run(Map.of("LC_ALL", "C"), "", "verify", at("in.pdf"), "--lang", "zh");
    posix.exitsWith(4);
    assertThat(posix.out()).contains("结论：无法判定");
    SidianProcess.Result undecoded =
        SidianProcess.run(Map.of(), "", "verify", "\uFFFD.pdf").exitsWith(2);
    assertThat(undecoded.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void debugShowsWhatOtherwiseNobodySees() {
    SidianProcess.Result result =
        SidianProcess.run("verify", at("password.txt"), "--debug", "--json");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("\tat ");
    assertThat(result.json().get(0).get("error").get("code").asText()).isEqualTo("PDF_DAMAGED");
  }

  @Test
  void verifyWritesAReportOfOnePage() throws IOException {
    seal(at("in.pdf"), out("sealed.pdf"), "--title", "审批专用章").exitsWith(0);
    String[] call = {"verify", out("sealed.pdf"), "--json", "--report-pdf", out("report.pdf")};

    SidianProcess.run(call).exitsWith(4);
    byte[] report = Files.readAllBytes(folder.resolve("report.pdf"));
    assertThat(new String(report, 0, 8, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-1.7");

    JsonNode again = SidianProcess.run(call).exitsWith(4).json().get(0);
    assertThat(again.get("refused").get("code").asText()).isEqualTo("OUTPUT_EXISTS");
    assertThat(Files.readAllBytes(folder.resolve("report.pdf"))).isEqualTo(report);

    SidianProcess.run("verify", out("sealed.pdf"), at("in.pdf"), "--report-pdf", out("reports"));
    assertThat(folder.resolve("reports/sealed.report.pdf")).exists();
    assertThat(folder.resolve("reports/in.report.pdf")).exists();
  }
}
