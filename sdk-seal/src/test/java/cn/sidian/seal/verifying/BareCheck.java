package cn.sidian.seal.verifying;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** What many verifiers do: the digest of the two parts, and the CMS value, and nothing else. */
final class BareCheck {
  private BareCheck() {}

  static boolean isIntact(byte[] pdf, long[] range) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.write(pdf, 0, (int) range[1]);
    signed.write(pdf, (int) range[2], (int) range[3]);
    String hole =
        new String(
            pdf,
            (int) range[1] + 1,
            (int) (range[2] - range[1]),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    String hex = hole.substring(0, hole.indexOf('>'));
    byte[] padded = HexFormat.of().parseHex(hex.substring(0, hex.length() & ~1));
    int length = 4 + ((padded[2] & 0xFF) << 8 | (padded[3] & 0xFF));
    try {
      // a signed content of its own is not what the file says
      CMSSignedData cms =
          new CMSSignedData(
              new CMSProcessableByteArray(signed.toByteArray()),
              ContentInfo.getInstance(Arrays.copyOf(padded, length)));
      boolean intact = false;
      for (SignerInformation signer : cms.getSignerInfos()) {
        for (X509CertificateHolder certificate : cms.getCertificates().getMatches(null)) {
          if (signer.getSID().match(certificate)) {
            intact |=
                signer.verify(
                    new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(certificate));
          }
        }
      }
      return intact;
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      return false;
    }
  }
}
