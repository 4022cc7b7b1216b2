package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SignatureReport.LaterChanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * WD-21; ISO 32000-2, 12.8.4.3: a security store whose parts are objects of their own grows part by
 * part; what it says about a signature is never dropped.
 */
class SecurityStoreChangesTest {
  private static final int CERTIFICATES = 31;
  private static final int RELATED = 32;
  private static final int OF_ONE = 33;
  private static final String ONE = "0123456789ABCDEF0123456789ABCDEF01234567";
  private static final String OTHER = "F123456789ABCDEF0123456789ABCDEF01234567";

  private static final byte[] SEALED =
      Signers.RSA.seal(
          Later.than(Later.form())
              .with(STORE, "<</Type/DSS/Certs 31 0 R/VRI 32 0 R>>")
              .with(CERTIFICATES, "[20 0 R]")
              .with(RELATED, "<</" + ONE + " 33 0 R>>")
              .with(OF_ONE, "<</Type/VRI/Cert 31 0 R>>")
              .bytes());

  private static @Nullable LaterChanges after(Later later) {
    return Facts.verify(
            later.bytes(), Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
        .signatures()
        .get(0)
        .laterChanges();
  }

  private static Later later() {
    return Later.than(SEALED).with(NEW, Later.stream("", "another certificate"));
  }

  @Test
  void partsMayGrow() {
    assertThat(after(later().with(CERTIFICATES, "[20 0 R 90 0 R]")))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(after(later().with(OF_ONE, "<</Type/VRI/Cert 31 0 R/CRL[90 0 R]>>")))
        .isEqualTo(LaterChanges.PERMITTED);
    assertThat(
            after(
                later()
                    .with(NEW + 1, "<</Cert[90 0 R]>>")
                    .with(RELATED, "<</" + ONE + " 33 0 R/" + OTHER + " 91 0 R>>")))
        .isEqualTo(LaterChanges.PERMITTED);
  }

  @Test
  void whatIsSaidOfASignatureIsNotDropped() {
    assertThat(after(later().with(RELATED, "<</" + OTHER + " 33 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(later().with(STORE, "<</Type/DSS/Certs 31 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** A part that is a picture of the page too is no part of the store alone. */
  @Test
  void partsThatAreNoEvidenceAreForbidden() {
    assertThat(after(later().with(CERTIFICATES, "[20 0 R 3 0 R]")))
        .isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(later().with(OF_ONE, "<</Type/VRI/Cert 31 0 R/X 4 0 R>>")))
        .isEqualTo(LaterChanges.FORBIDDEN);
  }
}
