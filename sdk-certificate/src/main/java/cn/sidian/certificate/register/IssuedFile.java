package cn.sidian.certificate.register;

import cn.sidian.certificate.ElectronicCertificate;
import java.util.Objects;

/**
 * A sealed certificate to be committed.
 *
 * @param certificate what it says, with salts and code
 * @param rangeDigest the digest of the range that the issuing seal signed: by it the register
 *     recognises the file
 * @param pdf the sealed file
 */
public record IssuedFile(ElectronicCertificate certificate, String rangeDigest, byte[] pdf) {
  /**
   * Checks the parts; the bytes are shared.
   *
   * @param certificate what it says
   * @param rangeDigest the digest of the signed range
   * @param pdf the sealed file
   */
  public IssuedFile {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(rangeDigest, "rangeDigest");
    Objects.requireNonNull(pdf, "pdf");
  }

  @Override
  public String toString() {
    return "IssuedFile[" + rangeDigest + "]";
  }
}
