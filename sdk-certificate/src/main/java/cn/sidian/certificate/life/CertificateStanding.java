package cn.sidian.certificate.life;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a certificate stands at an instant.
 *
 * @param state its state
 * @param since from when; after 注销 of a certificate that had ended before, from when it had ended
 * @param cause the act that ended or suspended it, null while it is VALID; the first cause stays
 */
public record CertificateStanding(CertificateState state, Instant since, @Nullable LifeAct cause) {

  /**
   * Checks the parts.
   *
   * @param state its state
   * @param since from when
   * @param cause the act behind it, or null
   */
  public CertificateStanding {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
  }
}
