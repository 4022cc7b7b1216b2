package cn.sidian.core.internal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.RawSignature;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Certificates, section 4: no kind passes for another, and no algorithm is believed")
class SignedEnvelopeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final TestAuthority ROOT =
      TestAuthority.root(TestKeys.SM2, NOW, TestRandom.seeded(77));
  private static final SigningKey KEY = key(TestKeys.SM2);
  private static final byte[] PAYLOAD = CborWriter.write(Cbor.map().put(0, Cbor.of(1)).build());
  private static final AlgorithmNumbers NUMBERS = AlgorithmNumbers.DEFAULT;

  @TempDir Path folder;

  private static SigningKey key(TestKeys kind) {
    return ROOT.issue(CertificateSpec.signer("TEST code", kind, NOW)).signingKey();
  }

  private static SignedEnvelope signed() {
    return SignedEnvelope.sign(EnvelopeKind.PERMIT, PAYLOAD, KEY, NUMBERS);
  }

  @ParameterizedTest
  @EnumSource(EnvelopeKind.class)
  void aSignatureIsOfOneKindOnly(EnvelopeKind kind) {
    VerifyingKey key = SignedEnvelope.verifyingKey(KEY);
    SignedEnvelope envelope = SignedEnvelope.read(signed().encoded(), 1_000);
    assertThat(envelope.isSignedBy(key, kind)).isEqualTo(kind == EnvelopeKind.PERMIT);
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"SM2", "P256"})
  void bothKindsOfKeysSign(TestKeys kind) {
    SigningKey key = key(kind);
    SignedEnvelope envelope = SignedEnvelope.sign(EnvelopeKind.PASS, PAYLOAD, key, NUMBERS);
    VerifyingKey own = SignedEnvelope.verifyingKey(key);
    assertThat(envelope.isSignedBy(own, EnvelopeKind.PASS)).isTrue();
    assertThat(envelope.algorithmFits(own, NUMBERS)).isTrue();
    assertThat(envelope.algorithmFits(own, new AlgorithmNumbers(-70000)))
        .isEqualTo(kind == TestKeys.P256);
    assertThat(envelope.keyId()).isEqualTo(own.id());
    assertThat(envelope.signature()).hasSize(64);
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"RSA", "P384"})
  void otherKeysDoNot(TestKeys kind) {
    assertThatThrownBy(() -> SignedEnvelope.sign(EnvelopeKind.PASS, PAYLOAD, key(kind), NUMBERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SM2 or P-256");
  }

  @Test
  void theUserIdIsPartOfTheSuite() {
    VerifyingKey other =
        VerifyingKey.of(KEY.certificate().getPublicKey(), SignatureSuite.sm2("ALICE123@YAHOO.COM"));
    assertThat(signed().isSignedBy(other, EnvelopeKind.PERMIT)).isFalse();
    assertThat(signed().algorithmFits(other, NUMBERS)).isFalse();
  }

  @Test
  void everyChangedByteIsFound() {
    byte[] encoded = signed().encoded();
    VerifyingKey key = SignedEnvelope.verifyingKey(KEY);
    for (int i = 0; i < encoded.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = encoded.clone();
        changed[i] ^= (byte) (1 << bit);
        try {
          SignedEnvelope read = SignedEnvelope.read(changed, 1_000);
          assertThat(read.isSignedBy(key, EnvelopeKind.PERMIT)).as("byte " + i).isFalse();
        } catch (SidianException e) {
          assertThat(e.code()).isEqualTo("CBOR_MALFORMED");
        }
      }
    }
  }

  @Test
  void otherShapesAreRefused() {
    Cbor empty = Cbor.map().build();
    byte[] head =
        CborWriter.write(Cbor.map().put(1, Cbor.of(-7)).put(4, Cbor.of(new byte[8])).build());
    Cbor good = Cbor.of(head);
    Cbor signature = Cbor.of(new byte[64]);
    Cbor payload = Cbor.of(PAYLOAD);
    for (Cbor wrong :
        new Cbor[] {
          empty,
          Cbor.array(good, empty, payload),
          Cbor.array(good, empty, payload, Cbor.of(new byte[63])),
          Cbor.array(good, empty, payload, Cbor.of(new byte[65])),
          Cbor.array(good, Cbor.map().put(4, Cbor.of(1)).build(), payload, signature),
          Cbor.array(empty, empty, payload, signature),
          Cbor.array(good, empty, empty, signature),
          Cbor.array(Cbor.of(new byte[] {(byte) 0xbf, (byte) 0xff}), empty, payload, signature),
          Cbor.array(
              Cbor.of(CborWriter.write(Cbor.map().put(1, Cbor.of(-7)).build())),
              empty,
              payload,
              signature)
        }) {
      assertThatThrownBy(() -> SignedEnvelope.read(CborWriter.write(wrong), 1_000))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("CBOR_MALFORMED"));
    }
    assertThat(
            SignedEnvelope.read(
                    CborWriter.write(Cbor.array(good, empty, payload, signature)), 1_000)
                .hasOtherHeaders())
        .isFalse();
    byte[] critical =
        CborWriter.write(
            Cbor.map()
                .put(1, Cbor.of(-7))
                .put(2, Cbor.array(Cbor.of(9)))
                .put(4, Cbor.of(new byte[8]))
                .build());
    assertThat(
            SignedEnvelope.read(
                    CborWriter.write(Cbor.array(Cbor.of(critical), empty, payload, signature)),
                    1_000)
                .hasOtherHeaders())
        .isTrue();
  }

  @Test
  void manyThreadsShareOneKey() {
    VerifyingKey key = SignedEnvelope.verifyingKey(KEY);
    SignedEnvelope envelope = signed();
    AtomicInteger right = new AtomicInteger();
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              EnvelopeKind kind = i % 2 == 0 ? EnvelopeKind.PERMIT : EnvelopeKind.PASS;
              if (envelope.isSignedBy(key, kind) == (i % 2 == 0)) {
                right.incrementAndGet();
              }
            });
    assertThat(right).hasValue(400);
  }

  @Test
  void openSslVerifiesTheExtractedBytes() throws IOException {
    ExternalTool openSsl = ExternalTool.openSsl(folder);
    SignedEnvelope envelope = signed();
    Files.writeString(
        folder.resolve("public.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEY.certificate().getPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    Files.write(folder.resolve("message"), envelope.toBeSigned(EnvelopeKind.PERMIT));
    Files.write(folder.resolve("signature"), RawSignature.toDer(envelope.signature()));
    assertThat(verifies(openSsl)).isTrue();
    Files.write(folder.resolve("message"), envelope.toBeSigned(EnvelopeKind.COPY));
    assertThat(verifies(openSsl)).isFalse();
  }

  private static boolean verifies(ExternalTool openSsl) {
    return openSsl.succeeds(
        ("pkeyutl -verify -pubin -inkey public.pem -in message -rawin -digest sm3"
                + " -pkeyopt distid:1234567812345678 -sigfile signature")
            .split(" "));
  }

  @Test
  void lettersOfTheKeyIdAreThoseOfItsDigest() {
    byte[] digest =
        cn.sidian.core.crypto.DigestAlgorithm.SM3.digest(
            KEY.certificate().getPublicKey().getEncoded());
    assertThat(SignedEnvelope.verifyingKey(KEY).id()).isEqualTo(Arrays.copyOf(digest, 8));
  }
}
