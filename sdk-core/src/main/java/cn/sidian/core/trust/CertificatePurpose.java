package cn.sidian.core.trust;

/** What the certificate at the lower end of a chain is used for. */
public enum CertificatePurpose {
  /** It signs or seals documents. */
  DOCUMENT_SIGNING("RFC 5280, 4.2.1.12"),
  /** It signs time stamps: its only extended key usage is timeStamping, and that is critical. */
  TIME_STAMPING("RFC 3161, 2.3");

  private final String clause;

  CertificatePurpose(String clause) {
    this.clause = clause;
  }

  String clause() {
    return clause;
  }
}
