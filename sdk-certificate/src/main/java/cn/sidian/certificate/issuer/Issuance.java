package cn.sidian.certificate.issuer;

/** Whether a key makes real certificates. */
public enum Issuance {
  /** For trials; certificates under it are never accepted unless the caller asks for it. */
  TEST,
  /** For real ones. */
  NATIONAL
}
