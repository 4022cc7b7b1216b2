package cn.sidian.certificate.copy;

import cn.sidian.certificate.code.CopyCode;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.PdfSealer;
import java.util.Objects;
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

  /**
   * One seal for all copies, and a code for copies of certificates that have a status list.
   *
   * @param sealer the sealer, with a key bound to copies
   * @param key the key that signs codes of copies, bound to copies too; SM2 or P-256
   * @return the sealer of copies
   */
  static CopySealer of(PdfSealer sealer, SigningKey key) {
    Objects.requireNonNull(sealer, "sealer");
    Objects.requireNonNull(key, "key");
    return new CopySealer() {
      @Override
      public Optional<PdfSealer> sealer(String issuerCode) {
        return Optional.of(sealer);
      }

      @Override
      public Optional<String> code(CopyContent content) {
        String list = content.statusList();
        return list == null
            ? Optional.empty()
            : Optional.of(
                new CopyCode(
                        content.identifier(),
                        new StatusPlace(list, content.statusIndex()),
                        content.copy(),
                        content.purpose(),
                        content.user(),
                        content.until())
                    .sign(key));
      }
    };
  }
}
