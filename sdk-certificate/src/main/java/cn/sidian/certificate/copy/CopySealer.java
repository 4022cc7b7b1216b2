package cn.sidian.certificate.copy;

import cn.sidian.seal.PdfSealer;
import java.util.Optional;

/**
 * Seals copies and makes their codes. Whether a copy carries the issuing authority's own seal or
 * the platform's is not settled by what is known of the standards, so the host chooses.
 */
public interface CopySealer {
  /**
   * The seal of copies of an authority's certificates.
   *
   * @param issuerCode the issuing authority
   * @return its sealer, with a key bound to copies; empty to refuse
   */
  Optional<PdfSealer> sealer(String issuerCode);

  /**
   * The text of the copy's own code: never the original's.
   *
   * @param content the copy without a code
   * @return empty for none
   */
  Optional<String> code(CopyContent content);
}
