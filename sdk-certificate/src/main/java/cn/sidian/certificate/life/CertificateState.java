package cn.sidian.certificate.life;

/** How a certificate stands. Its numbers in status lists are data of the register. */
public enum CertificateState {
  /** 有效: in force. */
  VALID(false),
  /** 暂扣: not to be relied on for the time being. */
  SUSPENDED(false),
  /** 吊销、撤销、撤回: ended by the authority; the act is kept as the cause. */
  REVOKED(true),
  /** 失效: its period is over. */
  EXPIRED(true),
  /** 注销: closed in the register. */
  CANCELLED(true),
  /** A newer version took its place (延续、变更、补发). */
  SUPERSEDED(true),
  /** 转出: another register keeps it now. */
  TRANSFERRED_OUT(true);

  private final boolean permanent;

  CertificateState(boolean permanent) {
    this.permanent = permanent;
  }

  /**
   * Whether no act leads back to {@link #VALID}.
   *
   * @return true for all but VALID and SUSPENDED
   */
  public boolean isPermanent() {
    return permanent;
  }
}
