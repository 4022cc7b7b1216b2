package cn.sidian.certificate;

import cn.sidian.certificate.catalog.CertificateType;
import java.util.Optional;

/**
 * Makes the text of the code printed on a certificate: the SDK's, the ministry's, or none (OD-23).
 */
@FunctionalInterface
public interface CodeMaker {
  /** No code. */
  CodeMaker NONE = (certificate, type) -> Optional.empty();

  /**
   * The text of the symbol.
   *
   * @param certificate the certificate, without a code yet
   * @param type its edition, with the policy of its code
   * @return empty if the type has no code
   */
  Optional<String> code(ElectronicCertificate certificate, CertificateType type);
}
