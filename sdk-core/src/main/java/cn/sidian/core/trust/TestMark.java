package cn.sidian.core.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;

/**
 * The mark of certificates made for testing. Reports say TEST when a chain bears it, so that a
 * trial seal is never taken for a real one; only the national e-seal system makes real seals
 * (ZW-02).
 */
public final class TestMark {
  /**
   * The non-critical extension that is the mark; its value is an empty SEQUENCE. The arc 2.25 holds
   * identifiers made from a UUID, which need no registration (X.667).
   */
  public static final String OID = "2.25.218412721022992234138234836618048374231";

  private TestMark() {}

  /**
   * Whether one certificate bears the mark.
   *
   * @param chain certificates
   * @return true if any does
   */
  public static boolean isIn(Collection<X509Certificate> chain) {
    return chain.stream().anyMatch(certificate -> certificate.getExtensionValue(OID) != null);
  }
}
