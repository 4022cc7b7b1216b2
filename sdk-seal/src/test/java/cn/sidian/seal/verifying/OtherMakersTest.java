package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.attack.PreparedDocument;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21: what other programs honestly do to a sealed file accuses nobody. */
class OtherMakersTest {
  private static final String FIELD = "Approval";
  private static final String PASSWORD = "test";

  /** MuPDF, which draws its signature anew, writes its own cross references and signs by SHA-1. */
  @ParameterizedTest
  @EnumSource(names = {"NONE", "FORM_FILLING", "ANNOTATIONS"})
  void mutoolSignsThePreparedField(SealCertification certification, @TempDir Path folder)
      throws IOException {
    assumeTrue(Tool.MUTOOL.isPresent());
    Signers who = Signers.RSA;
    byte[] sealed =
        Signers.seal(
            who.builder(who.signer()).certification(certification).build(),
            PreparedDocument.bytes(),
            Given.placement());
    Path input = Files.write(folder.resolve("sealed.pdf"), sealed);
    Path key = Files.write(folder.resolve("key.p12"), who.signer().pkcs12(PASSWORD.toCharArray()));
    Path output = folder.resolve("signed.pdf");
    Tool.Result result =
        Tool.MUTOOL.run(
            "sign",
            "-s",
            key.toString(),
            "-P",
            PASSWORD,
            "-o",
            output.toString(),
            input.toString(),
            "" + objectOf(sealed));
    assertThat(result.exit()).as(result.output()).isZero();
    byte[] signed = Files.readAllBytes(output);
    assertThat(signed).startsWith(sealed);

    SealReport report =
        Facts.verify(signed, who.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    Map<String, SignatureReport> byField =
        report.signatures().stream()
            .collect(Collectors.toMap(SignatureReport::field, Function.identity()));
    assertThat(byField).hasSize(2).containsKey(FIELD);
    SignatureReport theirs = Objects.requireNonNull(byField.remove(FIELD));
    assertThat(theirs.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(theirs.coverage()).isEqualTo(Coverage.WHOLE_FILE);
    SignatureReport seal = byField.values().iterator().next();
    assertThat(seal.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(seal.coverage()).isEqualTo(Coverage.WHOLE_REVISION);
    assertThat(seal.laterChanges()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(report.decidedBy()).isSubsetOf("WEAK_ALGORITHM");
  }

  private static long objectOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document
          .getDocumentCatalog()
          .getAcroForm()
          .getField(FIELD)
          .getCOSObject()
          .getKey()
          .getNumber();
    }
  }
}
