package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.Holder;
import org.jspecify.annotations.Nullable;

/** Whether what is shown of a holder is the person asked about. */
final class HolderCheck {
  private HolderCheck() {}

  /**
   * Compares.
   *
   * @param asked the person asked about
   * @param name the name in clear, or null
   * @param code the code in clear, or null
   * @param masked the code or name with stars, or null
   * @return MATCHES only if the whole code is the same and no part differs
   */
  static CertificateFacts.Holder compare(
      Holder asked, @Nullable String name, @Nullable String code, @Nullable String masked) {
    boolean differs =
        (name != null && !name.equals(asked.name()))
            || (code != null && !code.equals(asked.code().code()))
            || (masked != null
                && !masked.equals(asked.code().masked())
                && !masked.equals(asked.maskedName()));
    if (differs) {
      return CertificateFacts.Holder.DIFFERS;
    }
    return code == null ? CertificateFacts.Holder.CANNOT_TELL : CertificateFacts.Holder.MATCHES;
  }
}
