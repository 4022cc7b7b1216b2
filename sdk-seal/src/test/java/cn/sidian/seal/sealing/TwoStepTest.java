package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SignatureRequest;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.PreparationResult;
import cn.sidian.seal.PreparedSeal;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signature is made by a device, in another process, or on another day. */
class TwoStepTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant LATER = Kit.NOW.plus(Duration.ofHours(3));

  @TempDir Path folder;

  static List<SealProfile> profiles() {
    return SealProfile.all();
  }

  private static TestAuthority.Issued issued(SealProfile profile) {
    return Kit.key(Kit.kindOf(profile));
  }

  /** A sealer without a key. */
  private static PdfSealer sealer(SealProfile profile) {
    return PdfSealer.builder(
            Seal.dataVerification(Kit.UNIT), SigningKey.elsewhere(issued(profile).chain()))
        .profile(profile)
        .clock(InstantSource.fixed(Kit.NOW))
        .build();
  }

  private static PreparationResult.Prepared prepared(SealProfile profile) {
    return sealer(profile)
        .prepare(RawPdf.onePage().table(), Kit.PLACE, Kit.NOTE, DAY)
        .requirePrepared();
  }

  private static byte[] signature(SealProfile profile, SignatureRequest request) {
    return issued(profile).signingKey().sign(request.suite(), request.toBeSigned());
  }

  private static byte[] raw(byte[] der, int length) {
    ASN1Sequence numbers = ASN1Sequence.getInstance(der);
    byte[] raw = new byte[2 * length];
    for (int i = 0; i < 2; i++) {
      BigInteger number = ASN1Integer.getInstance(numbers.getObjectAt(i)).getPositiveValue();
      BigIntegers.asUnsignedByteArray(number, raw, i * length, length);
    }
    return raw;
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void stored_as_JSON_and_completed_later_it_is_a_seal_like_any_other(SealProfile profile)
      throws IOException {
    PreparationResult.Prepared prepared = prepared(profile);
    String json = prepared.seal().toJson();
    PreparedSeal stored = PreparedSeal.fromJson(json);
    byte[] signature = signature(profile, stored.request());

    SealedPdf sealed = stored.complete(prepared.pdf(), signature, LATER).requireSealed();

    assertThat(sealed.voucherNumber()).isEqualTo(prepared.seal().voucherNumber());
    assertThat(sealed.field()).isEqualTo("SidianSeal1");
    assertThat(sealed.pages()).containsExactly(1);
    var report = Kit.verify(sealed.bytes()).signatures().get(0);
    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(report.coverage()).isEqualTo(Coverage.WHOLE_FILE);
    assertThat(json).isASCII().doesNotContain("\n");
    assertThat(stored.toJson()).isEqualTo(json);
    assumeTrue(Tool.PDFSIG.isPresent());
    Path file = Files.write(folder.resolve("sealed.pdf"), sealed.bytes());
    // pdfsig does not know SM2
    assertThat(PdfJudge.of(file).coversAll(null)).isEqualTo(profile != SealProfile.CMS_SM2);
  }

  @Test
  void from_file_to_file() throws IOException {
    SealProfile profile = SealProfile.CMS_SM2;
    Path input = Files.write(folder.resolve("in.pdf"), RawPdf.onePage().table());
    Path between = folder.resolve("prepared.pdf");
    Path output = folder.resolve("out.pdf");
    PreparedSeal seal =
        sealer(profile).prepare(input, between, Kit.PLACE, Kit.NOTE, DAY).requirePrepared().seal();
    byte[] signature = signature(profile, seal.request());

    seal.complete(between, output, signature, LATER).requireSealed();

    assertThat(Kit.verify(Files.readAllBytes(output)).signatures().get(0).integrity())
        .isEqualTo(Integrity.INTACT);
    assertThat(Kit.refusal(seal.complete(between, output, signature, LATER)).code())
        .isEqualTo("OUTPUT_EXISTS");
    assertThat(Kit.refusal(seal.complete(between, between, signature, LATER)).code())
        .isEqualTo("OUTPUT_IS_INPUT");
  }

  @Test
  void a_prepared_document_is_not_yet_a_sealed_one() {
    byte[] pdf = prepared(SealProfile.PADES_B_RSA_SHA256).pdf();

    assertThat(Kit.verify(pdf).signatures().get(0).integrity()).isNotEqualTo(Integrity.INTACT);
  }

  @Test
  void one_changed_byte_anywhere_is_noticed_before_anything_is_written() throws IOException {
    SealProfile profile = SealProfile.PADES_B_ECDSA_SHA256;
    PreparationResult.Prepared prepared = prepared(profile);
    byte[] pdf = prepared.pdf();
    byte[] signature = signature(profile, prepared.seal().request());
    Path output = folder.resolve("out.pdf");

    for (int at = 0; at < pdf.length; at += 1 + pdf.length / 400) {
      byte[] changed = pdf.clone();
      changed[at] ^= 1;
      assertThat(code(prepared.seal().complete(changed, signature, LATER)))
          .as("byte %d", at)
          .isEqualTo("PREPARED_CHANGED");
    }
    for (byte[] changed :
        List.of(
            Arrays.copyOf(pdf, pdf.length - 1),
            Arrays.copyOf(pdf, pdf.length + 1),
            new byte[0],
            RawPdf.onePage().table())) {
      Path file = Files.write(folder.resolve("prepared.pdf"), changed);
      assertThat(code(prepared.seal().complete(changed, signature, LATER)))
          .isEqualTo("PREPARED_CHANGED");
      assertThat(code(prepared.seal().complete(file, output, signature, LATER)))
          .isEqualTo("PREPARED_CHANGED");
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("prepared.pdf");
    }
  }

  private static String code(SealingResult result) {
    return Kit.refusal(result).code();
  }

  @Test
  void a_changed_description_gains_nothing() {
    SealProfile profile = SealProfile.PADES_B_RSA_SHA256;
    PreparationResult.Prepared prepared = prepared(profile);
    String json = prepared.seal().toJson();
    byte[] signature = signature(profile, prepared.seal().request());
    long start = Long.parseLong(json.replaceFirst(".*\"holeStart\":(\\d+).*", "$1"));

    for (String changed :
        List.of(
            json.replace("\"holeStart\":" + start, "\"holeStart\":" + (start + 1)),
            json.replace("\"holeStart\":" + start, "\"holeStart\":-1"),
            json.replace("\"holeStart\":" + start, "\"holeStart\":0"),
            json.replace("\"toBeSigned\":\"MY", "\"toBeSigned\":\"MX"),
            json.replaceAll("\"length\":\\d+", "\"length\":9223372036854775807"))) {
      assertThat(changed).isNotEqualTo(json);
      assertThat(code(PreparedSeal.fromJson(changed).complete(prepared.pdf(), signature, LATER)))
          .isEqualTo("PREPARED_CHANGED");
    }
    for (String broken :
        List.of(
            "",
            "{",
            "[]",
            json.replace("sidian-prepared/1", "sidian-prepared/2"),
            json.replace("\"suite\":\"", "\"suite\":\"X"),
            json.replace("\"certificates\":[\"", "\"certificates\":[\"!"),
            json.replaceAll("\"certificates\":\\[[^]]*]", "\"certificates\":[]"))) {
      assertThat(broken).isNotEqualTo(json);
      assertThatThrownBy(() -> PreparedSeal.fromJson(broken)).isInstanceOf(SidianException.class);
    }
  }

  @Test
  void after_its_time_it_is_refused_and_up_to_it_it_is_not() {
    SealProfile profile = SealProfile.PADES_B_RSA_SHA256;
    PreparationResult.Prepared prepared = prepared(profile);
    byte[] signature = signature(profile, prepared.seal().request());
    Instant end = Kit.NOW.plus(DAY);

    assertThat(prepared.seal().expiresAt()).isEqualTo(end);
    var late = Kit.refusal(prepared.seal().complete(prepared.pdf(), signature, end.plusSeconds(1)));
    assertThat(late.code()).isEqualTo("PREPARED_EXPIRED");
    assertThat(late.text().en()).contains("2026-03-03");
    assertThat(prepared.seal().complete(prepared.pdf(), signature, end).requireSealed().bytes())
        .isNotEmpty();
    assertThatThrownBy(
            () ->
                sealer(profile)
                    .prepare(prepared.pdf(), Kit.PLACE, Kit.NOTE, Duration.ZERO)
                    .requirePrepared())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void raw_r_and_s_of_a_device_are_taken_as_well_as_DER() {
    for (SealProfile profile :
        List.of(
            SealProfile.CMS_SM2,
            SealProfile.PADES_B_ECDSA_SHA256,
            SealProfile.PADES_B_ECDSA_SHA384)) {
      int length = profile == SealProfile.PADES_B_ECDSA_SHA384 ? 48 : 32;
      PreparationResult.Prepared prepared = prepared(profile);
      byte[] raw = raw(signature(profile, prepared.seal().request()), length);

      byte[] sealed = prepared.seal().complete(prepared.pdf(), raw, LATER).requireSealed().bytes();

      assertThat(Kit.verify(sealed).signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_value_of_another_key_is_not_written(SealProfile profile) {
    TestAuthority.Issued other =
        Kit.root(Kit.kindOf(profile))
            .issue(CertificateSpec.signer("TEST other", Kit.kindOf(profile), Kit.NOW));
    PreparationResult.Prepared prepared = prepared(profile);
    SignatureRequest request = prepared.seal().request();
    byte[] wrong = other.signingKey().sign(request.suite(), request.toBeSigned());

    assertMismatch(prepared, wrong, "another key");
    assertMismatch(prepared, new byte[0], "another key");
    assertMismatch(prepared, new byte[64], "another key");
  }

  @Test
  void a_value_with_another_digest_is_named_so() {
    PreparationResult.Prepared prepared = prepared(SealProfile.PADES_B_RSA_SHA256);
    byte[] wrong =
        issued(SealProfile.PADES_B_RSA_SHA256)
            .signingKey()
            .sign(SignatureSuite.RSA_SHA384, prepared.seal().request().toBeSigned());

    assertMismatch(prepared, wrong, "SHA384 where SHA256 was asked for");
  }

  @Test
  void an_SM2_value_without_ZA_is_named_so() {
    PreparationResult.Prepared prepared = prepared(SealProfile.CMS_SM2);
    byte[] toBeSigned = prepared.seal().request().toBeSigned();
    byte[] e = SealProfile.CMS_SM2.suite().digest().digest(toBeSigned);

    assertMismatch(prepared, sm2OverDigest(e), "left out ZA");
  }

  @Test
  void an_SM2_device_that_takes_the_digest_of_the_request_signs_rightly() {
    PreparationResult.Prepared prepared = prepared(SealProfile.CMS_SM2);
    byte[] value = sm2OverDigest(prepared.seal().request().digest());

    byte[] sealed = prepared.seal().complete(prepared.pdf(), value, LATER).requireSealed().bytes();

    assertThat(Kit.verify(sealed).signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
  }

  /** GB/T 32918.2, 6.1, from the digest e on: what a device does that is given e. */
  private static byte[] sm2OverDigest(byte[] digest) {
    var curve = GMNamedCurves.getByName("sm2p256v1");
    BigInteger n = curve.getN();
    BigInteger d = ((ECPrivateKey) Kit.key(TestKeys.SM2).privateKey()).getS();
    BigInteger k = new BigInteger("123456789abcdef0123456789abcdef0123456789abcdef", 16);
    BigInteger x1 = curve.getG().multiply(k).normalize().getAffineXCoord().toBigInteger();
    BigInteger r = new BigInteger(1, digest).add(x1).mod(n);
    BigInteger s = d.add(BigInteger.ONE).modInverse(n).multiply(k.subtract(r.multiply(d))).mod(n);
    ASN1EncodableVector numbers = new ASN1EncodableVector();
    numbers.add(new ASN1Integer(r));
    numbers.add(new ASN1Integer(s));
    try {
      return new DERSequence(numbers).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertMismatch(PreparationResult.Prepared prepared, byte[] value, String words) {
    Path output = folder.resolve("never.pdf");
    try {
      Path between = Files.write(folder.resolve("prepared.pdf"), prepared.pdf());
      assertThatThrownBy(
              () -> prepared.seal().complete(between, output, value, LATER).requireSealed())
          .isInstanceOfSatisfying(
              SidianException.class,
              e -> {
                assertThat(e.code()).isEqualTo("SIGNATURE_MISMATCH");
                assertThat(e.text().en()).contains(words);
              });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThat(output).doesNotExist();
    assertThatThrownBy(() -> prepared.seal().complete(prepared.pdf(), value, LATER).requireSealed())
        .isInstanceOf(SidianException.class);
  }

  @Test
  void a_callback_is_checked_like_a_completed_value() {
    TestAuthority.Issued key = Kit.key(TestKeys.P256);
    byte[] page = RawPdf.onePage().table();
    SigningKey raw =
        SigningKey.remote(
            key.chain(),
            request -> raw(key.signingKey().sign(request.suite(), request.toBeSigned()), 32));
    SigningKey stuck =
        SigningKey.remote(
            key.chain(), request -> key.signingKey().sign(request.suite(), new byte[9]));

    byte[] sealed = callback(raw).seal(page, Kit.PLACE, Kit.NOTE).requireSealed().bytes();
    assertThat(Kit.verify(sealed).signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
    assertThatThrownBy(() -> callback(stuck).seal(page, Kit.PLACE, Kit.NOTE).requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("SIGNATURE_MISMATCH"));
    assertThatThrownBy(
            () ->
                callback(SigningKey.elsewhere(key.chain()))
                    .seal(page, Kit.PLACE, Kit.NOTE)
                    .requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("SIGNING_FAILED"));
  }

  private static PdfSealer callback(SigningKey key) {
    return PdfSealer.builder(Seal.dataVerification(Kit.UNIT), key)
        .clock(InstantSource.fixed(Kit.NOW))
        .build();
  }

  @Test
  void what_refuses_to_be_sealed_refuses_to_be_prepared() {
    PreparationResult result =
        sealer(SealProfile.CMS_SM2)
            .prepare(RawPdf.onePage().table(), Kit.PLACE, cn.sidian.seal.SealNote.automatic(), DAY);

    assertThat(((PreparationResult.NotPrepared) result).refusal().code())
        .isEqualTo("PROVENANCE_REQUIRED");
  }
}
