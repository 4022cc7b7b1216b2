package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.judge;
import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.untrusted;

import cn.sidian.core.testing.TestKeys;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the signer may sign documents; one fixture per fault. */
class PathSignerFaultTest {
  @Test
  void gmt0015EncryptionCertificate() {
    untrusted(
        Chain.withSigner(
                signer ->
                    signer.keyUsage(
                        KeyUsage.keyEncipherment
                            | KeyUsage.dataEncipherment
                            | KeyUsage.keyAgreement))
            .judged(),
        "SIGNER_KEY_USAGE");
  }

  @Test
  void certificateOfAnAuthority() {
    Chain chain = Chain.honest(TestKeys.P256);

    untrusted(
        judge(chain.middle.certificate(), List.of(), chain.root.certificate()),
        "SIGNER_KEY_USAGE",
        "SIGNER_IS_CA");
    untrusted(Chain.withSigner(signer -> signer.authorityFlag(true)).judged(), "SIGNER_IS_CA");
  }

  @Test
  void purposeOfAWebServer() {
    untrusted(
        Chain.withSigner(
                signer ->
                    signer.extension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)))
            .judged(),
        "SIGNER_PURPOSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.3.6.1.5.5.7.3.4",
        "2.5.29.37.0",
        "1.3.6.1.5.5.7.3.36",
        "1.2.840.113583.1.1.5",
        "1.3.6.1.4.1.311.10.3.12"
      })
  void purposeOfDocumentsBesideAnotherCritical(String purpose) {
    is(
        Chain.withSigner(
                signer ->
                    signer.extension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(
                            new KeyPurposeId[] {
                              KeyPurposeId.id_kp_clientAuth,
                              KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose))
                            })))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void noKeyUsageAtAllLeavesSigningOpen() {
    is(Chain.withSigner(signer -> signer.keyUsage(null)).judged(), TrustStatus.TRUSTED);
  }

  @Test
  void nonRepudiationAloneIsSigning() {
    is(
        Chain.withSigner(signer -> signer.keyUsage(KeyUsage.nonRepudiation)).judged(),
        TrustStatus.TRUSTED);
  }
}
