package cn.sidian.material;

/** How a material or a result comes to the office. */
public enum SuppliedBy {
  /** 申请人: the applicant brings it; what is brought needs nothing further. */
  APPLICANT,
  /** 共享: the office fetches it itself, free for the applicant. */
  SHARED,
  /** 办理结果: it is the result of an item that must be applied for. */
  RESULT
}
