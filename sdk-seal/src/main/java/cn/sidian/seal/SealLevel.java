package cn.sidian.seal;

/**
 * How long a seal can be verified (EN 319 142-1, clause 6: baseline B-B, B-T, B-LT, B-LTA). Each
 * level has everything of those before it.
 */
public enum SealLevel {
  /** The signature alone. */
  B,
  /** A time stamp proves when it existed. */
  T,
  /** The document carries certificates, revocation lists and OCSP responses. */
  LT,
  /** A document time stamp protects all of it, and can be renewed. */
  LTA
}
