package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was reserved for one certificate. A serial is never reused: if nothing comes of it, it is
 * burnt.
 *
 * @param identifier identifier and version
 * @param statusList the URI of the list with its issue period, or null for online only
 * @param statusIndex the index there; 0 without a list
 * @param resumed whether an earlier call of the same request reserved it and did not finish
 */
public record Reservation(
    CertificateId identifier, @Nullable String statusList, long statusIndex, boolean resumed) {
  /**
   * Checks the parts.
   *
   * @param identifier identifier and version
   * @param statusList the URI of the list, or null
   * @param statusIndex the index there
   * @param resumed whether an earlier call reserved it
   */
  public Reservation {
    Objects.requireNonNull(identifier, "identifier");
  }
}
