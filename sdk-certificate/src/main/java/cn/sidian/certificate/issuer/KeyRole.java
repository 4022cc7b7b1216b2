package cn.sidian.certificate.issuer;

/** What a key may sign; a key has one role only. */
public enum KeyRole {
  /** Seals certificates. */
  SEAL,
  /** Signs printed codes. */
  CODE,
  /** Signs status lists and status statements. */
  STATUS,
  /** Signs offline passes. */
  PRESENTER,
  /** Seals copies. */
  COPY,
  /** Signs heads of the audit log. */
  AUDIT,
  /** Signs the bundle for verifiers. */
  BUNDLE
}
