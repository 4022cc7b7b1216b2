package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WH-38: a second department seals what a first one has sealed; each pair of profiles. */
class SecondSealTest {
  @TempDir Path folder;

  /** A first and a second profile. */
  record Pair(SealProfile first, SealProfile second) {
    @Override
    public String toString() {
      return first + " then " + second;
    }
  }

  static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (SealProfile first : SealProfile.all()) {
      for (SealProfile second : SealProfile.all()) {
        pairs.add(new Pair(first, second));
      }
    }
    return pairs;
  }

  private static byte[] sealed(SealProfile profile, byte[] input, Corner corner) {
    return Kit.sealer(profile)
        .seal(input, Kit.at(corner, 20, 30), Kit.NOTE)
        .requireSealed()
        .bytes();
  }

  private static boolean isKnownToPdfsig(SealProfile profile) {
    return profile != SealProfile.CMS_SM2;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_first_seal_stays_intact_and_covers_its_revision(Pair pair) throws IOException {
    byte[] once = sealed(pair.first(), Pages.withText("Two departments"), Corner.BOTTOM_LEFT);
    byte[] twice = sealed(pair.second(), once, Corner.BOTTOM_RIGHT);

    Appended.tail(once, twice);
    SealReport report = Kit.verify(twice);
    SignatureReport first = Kit.signature(report, "SidianSeal1");
    SignatureReport second = Kit.signature(report, "SidianSeal2");
    assertThat(report.signatures()).hasSize(2);
    assertThat(first.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(first.coverage()).isEqualTo(Coverage.WHOLE_REVISION);
    assertThat(second.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(second.coverage()).isEqualTo(Coverage.WHOLE_FILE);

    assumeTrue(Tool.PDFSIG.isPresent() && Tool.QPDF.isPresent());
    PdfJudge judge = PdfJudge.of(Files.write(folder.resolve("twice.pdf"), twice));
    assertThat(judge.structureTrouble()).isZero();
    List<String> blocks = judge.signatures();
    assertThat(blocks).hasSize(2);
    assertThat(PdfJudge.isValid(blocks.get(0))).isEqualTo(isKnownToPdfsig(pair.first()));
    assertThat(PdfJudge.isValid(blocks.get(1))).isEqualTo(isKnownToPdfsig(pair.second()));
    assertThat(blocks.get(0)).contains("Not total document signed");
    assertThat(blocks.get(1)).contains("Total document signed");
  }

  @Test
  void ten_seals_one_after_the_other() throws IOException {
    byte[] document = Pages.withText("Ten departments");
    for (int i = 0; i < 10; i++) {
      SealProfile profile = SealProfile.all().get(i % SealProfile.all().size());
      document =
          Kit.sealer(profile)
              .seal(document, i % 2 == 0 ? Kit.PLACE : Kit.at(Corner.TOP_LEFT, 5 + i, 5), Kit.NOTE)
              .requireSealed()
              .bytes();
    }

    SealReport report = Kit.verify(document);
    assertThat(report.signatures())
        .hasSize(10)
        .allSatisfy(s -> assertThat(s.integrity()).isEqualTo(Integrity.INTACT));
    assertThat(report.signatures())
        .extracting(SignatureReport::coverage)
        .filteredOn(c -> c == Coverage.WHOLE_REVISION)
        .hasSize(9);
    assumeTrue(Tool.QPDF.isPresent());
    Path file = Files.write(folder.resolve("ten.pdf"), document);
    assertThat(PdfJudge.of(file).structureTrouble()).isZero();
  }
}
