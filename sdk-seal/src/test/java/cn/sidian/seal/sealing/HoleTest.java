package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.Limits;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.internal.appearance.FontChain;
import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.CmsValueMaker;
import cn.sidian.seal.internal.sealing.NoteText;
import cn.sidian.seal.internal.sealing.Refused;
import cn.sidian.seal.internal.sealing.Sealing;
import cn.sidian.seal.internal.sealing.SealingSettings;
import cn.sidian.seal.internal.sealing.SignatureValueMaker;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hole for the signature value: sized from what goes in, growing where that was too little. */
class HoleTest {
  private static final byte[] PAGE = RawPdf.onePage().table();

  @TempDir Path folder;

  static List<SealProfile> profiles() {
    return SealProfile.all();
  }

  private static String hole(byte[] sealed) {
    Matcher matcher = Pattern.compile("/Contents<([0-9a-f]+)>").matcher(Appended.text(sealed));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static void assertSound(byte[] sealed) {
    var report = Kit.verify(sealed).signatures().get(0);
    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(report.coverage()).isEqualTo(Coverage.WHOLE_FILE);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void there_is_hardly_any_empty_room(SealProfile profile) {
    String hole = hole(Kit.sealer(profile).seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes());

    // the two numbers of an elliptic curve signature may each be some bytes shorter
    String zeros = hole.replaceFirst("^.*?((00)*)$", "$1");
    assertThat(zeros.length() / 2).isLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SM2", "RSA", "P256"})
  void a_chain_of_twenty_certificates_finds_room(String kind) throws IOException {
    TestKeys keys = TestKeys.valueOf(kind);
    TestAuthority authority = Kit.root(keys);
    for (int i = 0; i < 18; i++) {
      authority =
          authority.subordinate(
              CertificateSpec.authority("TEST level " + i, TestKeys.P256, Kit.NOW));
    }
    TestAuthority.Issued issued =
        authority.issue(CertificateSpec.signer("TEST " + Kit.UNIT, keys, Kit.NOW));
    assertThat(issued.chain()).hasSize(20);
    PdfSealer sealer =
        PdfSealer.builder(Seal.dataVerification(Kit.UNIT), issued.signingKey())
            .clock(InstantSource.fixed(Kit.NOW))
            .build();

    byte[] sealed = sealer.seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes();

    assertSound(sealed);
    assertThat(hole(sealed).length() / 2).isBetween(8_000, 16_000);
    assumeTrue(Tool.PDFSIG.isPresent());
    Path file = Files.write(folder.resolve("chain.pdf"), sealed);
    // pdfsig does not know SM2
    assertThat(PdfJudge.of(file).coversAll(null)).isEqualTo(keys != TestKeys.SM2);
  }

  /** A maker that promises too little. */
  record Wrong(CmsValueMaker right, int promise, List<Integer> calls)
      implements SignatureValueMaker {
    @Override
    public int expectedLength() {
      return promise;
    }

    @Override
    public byte[] make(byte[] digest) {
      byte[] value = right.make(digest);
      calls.add(value.length);
      return value;
    }
  }

  private static SealingSettings settings(List<Integer> calls, int promise) {
    SealProfile profile = SealProfile.PADES_B_RSA_SHA256;
    var key = Kit.key(TestKeys.RSA).signingKey();
    Seal seal = Seal.dataVerification(Kit.UNIT);
    CmsTemplate cms = new CmsTemplate(profile.suite(), key.certificateChain());
    return new SealingSettings(
        seal,
        key,
        profile,
        cms,
        new Wrong(new CmsValueMaker(cms, profile.suite(), key, null), promise, calls),
        new SealAppearance(seal.image(), new FontChain(List.of()), NoteText.COMMON),
        InstantSource.fixed(Kit.NOW),
        ZoneId.of("Asia/Shanghai"),
        new SecureRandom(),
        SealCertification.NONE,
        null,
        "SidianSeal",
        new SealingSettings.Words(null, null, null, null),
        Limits.DEFAULT,
        new SealingSettings.Waivers(false, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000})
  void a_value_larger_than_estimated_makes_the_hole_grow(int promise) throws Refused, IOException {
    List<Integer> calls = new ArrayList<>();
    Sealing sealing =
        Sealing.plan(settings(calls, promise), PdfBytes.of(PAGE), null, Kit.PLACE, Kit.NOTE);
    MessageDigest digest = sealing.newDigest();
    digest.update(PAGE);

    IncrementalUpdate tail = sealing.seal(digest);

    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    sealed.writeBytes(PAGE);
    sealed.writeBytes(Arrays.copyOf(tail.array(), tail.length()));
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0)).isGreaterThan(promise);
    assertSound(sealed.toByteArray());
    assumeTrue(Tool.PDFSIG.isPresent() && Tool.QPDF.isPresent());
    PdfJudge judge = PdfJudge.of(Files.write(folder.resolve("grown.pdf"), sealed.toByteArray()));
    assertThat(judge.coversAll(null)).isTrue();
    assertThat(judge.structureTrouble()).isZero();
  }

  @Test
  void the_estimate_is_never_too_small_however_often_it_is_tried() {
    for (int i = 0; i < 60; i++) {
      assertSound(
          Kit.sealer(SealProfile.CMS_SM2).seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes());
    }
  }
}
