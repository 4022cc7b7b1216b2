package cn.sidian.certificate.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.RawSignature;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A window where codes are shown, in the world of {@link World}. */
final class CodeDesk {
  static final World WORLD = World.DEFAULT;
  static final CertificateQuestion NOW_ASKED = CertificateQuestion.NOW;
  static final CertificateQuestion AT_HOSPITAL =
      CertificateQuestion.NOW.as("TEST-HOSPITAL-1", null);

  private CodeDesk() {}

  static String code() {
    return World.permit().sign(WORLD.key(KeyRole.CODE));
  }

  static CertificateReport ask(
      CertificateVerifier.Builder verifier, String code, CertificateQuestion question) {
    return ContractRules.checked(verifier.build().verifyCode(code, question), false);
  }

  static CertificateReport ask(CertificateVerifier.Builder verifier, String code) {
    return ask(verifier, code, NOW_ASKED);
  }

  static void assertOnly(CertificateReport report, Verdict verdict, String finding) {
    assertThat(report.verdict()).as(report.toString()).isEqualTo(verdict);
    assertThat(report.findings()).extracting(Finding::code).containsExactly(finding);
    assertThat(report.decidedBy()).containsExactly(finding);
  }

  static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  static StatusListSource served(StatusList list) {
    return StatusListSource.of(List.of(list));
  }

  static List<KeyBinding> with(List<KeyBinding> more) {
    List<KeyBinding> all = new ArrayList<>(WORLD.bindings());
    all.addAll(more);
    return all;
  }

  static String raw(byte[] payload, byte[] keyId, long algorithm) {
    byte[] head =
        CborWriter.write(Cbor.map().put(1, Cbor.of(algorithm)).put(4, Cbor.of(keyId)).build());
    return "SD1:"
        + Base45.encode(
            CborWriter.write(
                Cbor.array(
                    Cbor.of(head), Cbor.map().build(), Cbor.of(payload), Cbor.of(new byte[64]))));
  }

  /** The payload of a code, with something added or replaced. */
  static byte[] payload(PermitCode permit, UnaryOperator<Cbor.MapBuilder> change) {
    SignedEnvelope envelope =
        SignedEnvelope.read(Base45.decode(permit.sign(WORLD.key(KeyRole.CODE)), 4), 5_000);
    Cbor.Dictionary old = (Cbor.Dictionary) CborReader.read(envelope.payload(), 1_000);
    Cbor.MapBuilder map = Cbor.map();
    Cbor.Dictionary added = change.apply(Cbor.map()).build();
    old.entries()
        .forEach(
            (key, value) -> {
              if (key instanceof Cbor.Int number && added.get(key) == null) {
                map.put(number.value(), value);
              }
            });
    added
        .entries()
        .forEach(
            (key, value) -> {
              if (key instanceof Cbor.Int number) {
                map.put(number.value(), value);
              }
            });
    return CborWriter.write(map.build());
  }

  static String signed(byte[] payload) {
    return "SD1:"
        + Base45.encode(
            SignedEnvelope.sign(
                    EnvelopeKind.PERMIT, payload, WORLD.key(KeyRole.CODE), AlgorithmNumbers.DEFAULT)
                .encoded());
  }

  static KeyBinding times(
      KeyBinding binding, Instant from, @Nullable Instant to, @Nullable Instant lost) {
    return new KeyBinding(
        binding.unit(),
        binding.role(),
        binding.suite(),
        from,
        to,
        Issuance.NATIONAL,
        lost,
        binding.certificate());
  }

  static VerifierBundle bundle(List<TypeEdition> types, IssuerHistory history) {
    VerifierBundle.Content content = WORLD.content();
    return VerifierBundle.sign(
        new VerifierBundle.Content(
            content.register(),
            content.sequence(),
            content.asOf(),
            content.expiresAt(),
            null,
            content.keys(),
            List.of(),
            types,
            history,
            null),
        WORLD.key(KeyRole.BUNDLE));
  }

  static byte[] id(int number) {
    byte[] id = new byte[OfflinePass.ID_LENGTH];
    id[15] = (byte) number;
    return id;
  }

  /** The same code with an algorithm suite of another SM2 user id. */
  static String signedAs(String userId) {
    SignedEnvelope honest = SignedEnvelope.read(Base45.decode(code(), 4), 5_000);
    byte[] head =
        CborWriter.write(
            Cbor.map().put(1, Cbor.of(honest.algorithm())).put(4, Cbor.of(honest.keyId())).build());
    byte[] signature =
        WORLD
            .key(KeyRole.CODE)
            .sign(SignatureSuite.sm2(userId), honest.toBeSigned(EnvelopeKind.PERMIT));
    return "SD1:"
        + Base45.encode(
            CborWriter.write(
                Cbor.array(
                    Cbor.of(head),
                    Cbor.map().build(),
                    Cbor.of(honest.payload()),
                    Cbor.of(RawSignature.fromDer(signature, 32)))));
  }
}
