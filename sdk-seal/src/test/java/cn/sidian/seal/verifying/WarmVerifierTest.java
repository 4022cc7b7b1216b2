package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.attack.AttackedPdf;
import cn.sidian.seal.attack.PreparedDocument;
import cn.sidian.seal.attack.SealAttacks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a verifier remembers of earlier documents changes nothing that it says of the next. */
class WarmVerifierTest {
  @ParameterizedTest
  @EnumSource(names = {"RSA", "SM2"})
  void saysTheSameAsAFreshOne(Signers who) {
    byte[] sealed =
        Signers.seal(
            who.builder(who.signer()).build(), PreparedDocument.bytes(), Given.placement());
    List<byte[]> files = new ArrayList<>(List.of(sealed));
    SealAttacks.on(sealed).all().stream().map(AttackedPdf::pdf).forEach(files::add);
    files.add(sealed);
    PdfSealVerifier warm = verifier(who);
    for (byte[] file : files) {
      assertThat(outcome(warm, file)).isEqualTo(outcome(verifier(who), file));
    }
  }

  private static PdfSealVerifier verifier(Signers who) {
    return PdfSealVerifier.builder(who.anchors())
        .policy(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
        .clock(InstantSource.fixed(Given.NOW))
        .build();
  }

  private static String outcome(PdfSealVerifier verifier, byte[] file) {
    try {
      return verifier.verify(file).toJson();
    } catch (SidianException e) {
      return e.code();
    }
  }
}
