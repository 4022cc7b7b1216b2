package cn.sidian.certificate.life;

/** What is done to a certificate. */
public enum LifeAct {
  /** 签发: the first event of each version. */
  ISSUE,
  /** 延续: a new version with a later period. */
  RENEW,
  /** 变更: a new version with other content. */
  AMEND,
  /** 补发: a new version for a lost one. */
  REISSUE,
  /** 暂扣. */
  SUSPEND,
  /** 暂扣发还. */
  RESUME,
  /** 吊销: ended as a penalty. */
  REVOKE,
  /** 撤销: should never have been issued; may take effect from the day of issue. */
  ANNUL,
  /** 撤回: ended for the public interest or a change of law. */
  WITHDRAW,
  /** 注销: closed. */
  CANCEL,
  /** 失效: the period is over; done by the clock only. */
  EXPIRE,
  /** 转出. */
  TRANSFER_OUT;

  /**
   * Whether the act needs a new version that takes the place of this one.
   *
   * @return true for RENEW, AMEND and REISSUE
   */
  public boolean needsSuccessor() {
    return this == RENEW || this == AMEND || this == REISSUE;
  }

  /**
   * Whether a person or authority may do it; the others happen by issuing or by the clock.
   *
   * @return false for ISSUE and EXPIRE
   */
  public boolean isDoneByPeople() {
    return this != ISSUE && this != EXPIRE;
  }

  /**
   * Whether it may take effect before the last event did: what was annulled was never in force.
   *
   * @return true for ANNUL
   */
  public boolean mayReachBack() {
    return this == ANNUL;
  }
}
