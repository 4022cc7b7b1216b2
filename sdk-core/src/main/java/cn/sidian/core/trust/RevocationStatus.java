package cn.sidian.core.trust;

/** What is known about the revocation of the certificates of a chain. */
public enum RevocationStatus {
  /** Fresh evidence says that none was revoked. */
  GOOD,
  /** Evidence says that one was revoked. */
  REVOKED,
  /** Evidence was looked for and none answers. */
  UNKNOWN,
  /** Nobody looked. */
  NOT_CHECKED
}
