package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealedPdf;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 3161, 2.4.2: what an authority answers is used only after every check; else nothing is. */
class TimestampFaultTest {
  private static final byte[] PAGE = Pages.onePage();

  private static SealedPdf sealed(Authority who, EvidenceSources sources) {
    return who.sealer()
        .level(SealLevel.T, sources)
        .build()
        .seal(PAGE, Authority.PLACE, SealNote.automatic())
        .requireSealed();
  }

  private static SidianException failure(EvidenceSources sources, Authority who) {
    return catchThrowableOfType(SidianException.class, () -> sealed(who, sources));
  }

  private static void isRefused(Authority who, TimestampSource authority, String words) {
    SidianException failure = failure(who.sources(authority).build(), who);
    assertThat(failure.code()).isEqualTo("TIMESTAMP_UNUSABLE");
    assertThat(failure.text().en()).contains(words);
  }

  private static UnaryOperator<TimeStampReq> asking(
      UnaryOperator<MessageImprint> imprint, UnaryOperator<BigInteger> nonce) {
    return asked ->
        new TimeStampReq(
            imprint.apply(asked.getMessageImprint()),
            asked.getReqPolicy(),
            new ASN1Integer(nonce.apply(asked.getNonce().getValue())),
            ASN1Boolean.TRUE,
            null);
  }

  @ParameterizedTest
  @EnumSource
  void answerToAnotherRequest(Authority who) {
    TestTimestamps replaying =
        who.timestamps()
            .reading(asking(UnaryOperator.identity(), nonce -> nonce.add(BigInteger.ONE)));
    isRefused(who, replaying, "another request");
  }

  @ParameterizedTest
  @EnumSource
  void tokenOverOtherBytes(Authority who) {
    TestTimestamps other =
        who.timestamps()
            .reading(
                asking(
                    imprint ->
                        new MessageImprint(
                            imprint.getHashAlgorithm(),
                            new byte[imprint.getHashedMessage().length]),
                    UnaryOperator.identity()));
    isRefused(who, other, "something else");
  }

  @Test
  void refusedByTheAuthority() {
    TestTimestamps refusing =
        Authority.RSA
            .timestamps()
            .sending(
                response -> {
                  try {
                    return new TimeStampResp(new PKIStatusInfo(PKIStatus.rejection), null)
                        .getEncoded();
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    isRefused(Authority.RSA, refusing, "PKI status 2");
  }

  @Test
  void junkAndTrailingBytes() {
    isRefused(Authority.RSA, request -> new byte[0], "no time stamp");
    isRefused(Authority.RSA, request -> new byte[] {0x30, 0x03, 1}, "no time stamp");
    isRefused(
        Authority.RSA,
        request -> new DERSequence(new DEROctetString(new byte[] {1})).getEncoded(),
        "no time stamp");
    isRefused(
        Authority.RSA,
        Authority.RSA
            .timestamps()
            .sending(response -> Arrays.copyOf(response, response.length + 1)),
        "no time stamp");
  }

  @ParameterizedTest
  @EnumSource
  void changedSignature(Authority who) {
    TestTimestamps changed =
        who.timestamps()
            .sending(
                response -> {
                  response[response.length - 3] ^= 1;
                  return response;
                });
    isRefused(who, changed, "signature");
  }

  @Test
  void anotherPolicyThanDemanded() {
    EvidenceSources demanding =
        Authority.RSA
            .sources(
                Authority.RSA
                    .timestamps()
                    .reading(
                        asked ->
                            new TimeStampReq(
                                asked.getMessageImprint(),
                                null,
                                asked.getNonce(),
                                ASN1Boolean.TRUE,
                                null)))
            .timestampPolicy("1.2.3.4.6")
            .build();
    assertThat(failure(demanding, Authority.RSA).text().en()).contains("another policy");
    EvidenceSources met =
        Authority.RSA.sources(Authority.RSA.timestamps()).timestampPolicy("1.2.3.4.5").build();
    assertThat(sealed(Authority.RSA, met).bytes()).isNotEmpty();
  }

  @Test
  void clockFarOff() {
    isRefused(Authority.RSA, Authority.RSA.timestamps(Authority.in(1)), "too far");
    EvidenceSources patient =
        Authority.RSA
            .sources(Authority.RSA.timestamps(Authority.NOW.plusSeconds(7200)))
            .clockTolerance(Duration.ofHours(3))
            .build();
    assertThat(sealed(Authority.RSA, patient).bytes()).isNotEmpty();
  }

  @Test
  void authorityOfSomebodyElse() {
    isRefused(Authority.RSA, Authority.ECDSA.timestamps(), "does not lead");
    EvidenceSources anchorless =
        EvidenceSources.builder(TrustAnchors.none())
            .timestamps(Authority.ECDSA.timestamps())
            .clock(InstantSource.fixed(Authority.NOW))
            .build();
    assertThat(sealed(Authority.RSA, anchorless).bytes()).isNotEmpty();
  }

  @Test
  void authorityWhoseCertificateHadExpired() {
    TestAuthority.Issued expired =
        Authority.RSA.root.issue(
            TestTimestamps.certificate(Authority.RSA.keys, Authority.NOW)
                .valid(Authority.in(-9), Authority.in(-1)));
    isRefused(
        Authority.RSA,
        TestTimestamps.of(expired, Authority.RSA.keys, InstantSource.fixed(Authority.NOW)),
        "not valid");
  }

  /** RFC 3161, 2.3. BouncyCastle makes no such token, so one is made without its help. */
  @Test
  void authorityWithoutItsPurpose() {
    TestAuthority.Issued plain =
        Authority.RSA.root.issue(
            CertificateSpec.signer("TEST no purpose", Authority.RSA.keys, Authority.NOW));
    isRefused(
        Authority.RSA,
        new UnlicensedTimestamps(plain, InstantSource.fixed(Authority.NOW)),
        "extended key usage");
  }

  @Test
  void nobodyAnswers(@TempDir Path folder) throws IOException {
    Path input = Files.write(folder.resolve("in.pdf"), PAGE);
    EvidenceSources silent =
        Authority.RSA
            .sources(
                request -> {
                  throw new IOException("unplugged");
                })
            .build();
    assertThatThrownBy(
            () ->
                Authority.RSA
                    .sealer()
                    .level(SealLevel.T, silent)
                    .build()
                    .seal(input, folder.resolve("out.pdf"), Authority.PLACE, SealNote.automatic())
                    .requireSealed())
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("TIMESTAMP_SERVICE_FAILED"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nobodyIsAsked() {
    EvidenceSources nobody = EvidenceSources.builder(Authority.RSA.anchors()).build();
    assertThatThrownBy(() -> Authority.RSA.sealer().level(SealLevel.T, nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time-stamping authority");
  }
}
