package cn.sidian.core.trust;

/** What is known about the certificate chain, and about nothing else. */
public enum TrustStatus {
  /** A chain leads to an anchor and every check of it passed. */
  TRUSTED,
  /** A chain leads to an anchor, but a check of it failed. */
  UNTRUSTED,
  /** No anchors, no chain to one, or a certificate outside its validity at the judged time. */
  UNDECIDED,
  /** Nobody looked. */
  NOT_CHECKED
}
