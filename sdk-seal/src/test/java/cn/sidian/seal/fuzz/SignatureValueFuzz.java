package cn.sidian.seal.fuzz;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.cms.TimestampToken;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** What stands in /Contents: CMS in DER and BER, its certificates, attributes and time stamps. */
class SignatureValueFuzz {
  private static final CmsVerification.Content CONTENT =
      new CmsVerification.Content() {
        @Override
        public long length() {
          return 1;
        }

        @Override
        public byte[] digest(DigestAlgorithm algorithm) {
          return algorithm.digest(new byte[] {1});
        }

        @Override
        public void feed(Signature signature) throws GeneralSecurityException {
          signature.update((byte) 1);
        }
      };

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] value) {
    fuzzerTestOneInput(value);
  }

  /** The target; {@link CmsSignature.CmsException} is the only exception that may come out. */
  public static void fuzzerTestOneInput(byte[] value) {
    CmsSignature cms;
    try {
      cms = CmsSignature.parse(value);
    } catch (CmsSignature.CmsException e) {
      return;
    }
    cms.evidence();
    cms.hasUnreadableCertificate();
    X509Certificate signer = cms.signerCertificate();
    if (signer != null) {
      CmsVerification verification = new CmsVerification(cms, SignatureSuite.SM2_DEFAULT_USER_ID);
      verification.verify(signer, CmsVerification.DATA, CONTENT);
      verification.hasSigningCertificateAttribute();
    }
    TimestampToken token = TimestampToken.of(cms);
    if (token != null) {
      token.imprintAlgorithm();
      token.time();
    }
    for (ASN1Encodable stamp :
        cms.unsignedAttributes(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
      TimestampToken.check(stamp, cms.signature(), SignatureSuite.SM2_DEFAULT_USER_ID);
    }
  }
}
