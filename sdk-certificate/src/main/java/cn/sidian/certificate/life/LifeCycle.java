package cn.sidian.certificate.life;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which act leads from which state to which (WD-03). What is not in the matrix is refused; no act
 * leads back from a permanent state, and only 注销 may follow 吊销, 撤销, 撤回 and 失效 (行政许可法 art. 70).
 */
public final class LifeCycle {
  private LifeCycle() {}

  /**
   * Where an act leads.
   *
   * @param from the state before
   * @param act the act
   * @return the state after; empty if the act is not allowed
   */
  public static Optional<CertificateState> next(CertificateState from, LifeAct act) {
    return Optional.ofNullable(
        switch (from) {
          case VALID -> fromValid(act);
          case SUSPENDED -> act == LifeAct.RESUME ? CertificateState.VALID : ending(act);
          case REVOKED, EXPIRED -> act == LifeAct.CANCEL ? CertificateState.CANCELLED : null;
          case CANCELLED, SUPERSEDED, TRANSFERRED_OUT -> null;
        });
  }

  private static @Nullable CertificateState fromValid(LifeAct act) {
    return switch (act) {
      case RENEW, AMEND, REISSUE -> CertificateState.SUPERSEDED;
      case SUSPEND -> CertificateState.SUSPENDED;
      case TRANSFER_OUT -> CertificateState.TRANSFERRED_OUT;
      default -> ending(act);
    };
  }

  private static @Nullable CertificateState ending(LifeAct act) {
    return switch (act) {
      case REVOKE, ANNUL, WITHDRAW -> CertificateState.REVOKED;
      case CANCEL -> CertificateState.CANCELLED;
      case EXPIRE -> CertificateState.EXPIRED;
      default -> null;
    };
  }
}
