package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import java.io.InputStream;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Embedding the SDK must not change the host's JVM. */
class ProvidersUnchangedTest {
  @Test
  void theListOfProvidersIsTheSameBeforeAndAfter() throws Exception {
    Provider[] before = Security.getProviders();
    byte[] pdf;
    try (InputStream in =
        Objects.requireNonNull(
            ProvidersUnchangedTest.class.getResourceAsStream("demo/proof-rotated.pdf"))) {
      pdf = in.readAllBytes();
    }
    for (TestKeys kind : List.of(TestKeys.SM2, TestKeys.RSA, TestKeys.P256)) {
      Instant now = Instant.now();
      TestAuthority root = TestAuthority.root(kind, now, new SecureRandom());
      TestAuthority.Issued issued = root.issue(CertificateSpec.signer("TEST", kind, now));
      PdfSealer sealer =
          PdfSealer.builder(Seal.round("TEST 单位", "业务专用章"), issued.signingKey()).build();
      byte[] sealed =
          sealer.seal(pdf, SealPlacement.invisible(), SealNote.automatic()).requireSealed().bytes();
      assertThat(
              PdfSealVerifier.builder(TrustAnchors.of(List.of(root.certificate())))
                  .build()
                  .verify(sealed)
                  .signatures())
          .hasSize(1);
    }
    assertThat(Security.getProviders()).containsExactly(before);
  }
}
