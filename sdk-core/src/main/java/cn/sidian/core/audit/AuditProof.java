package cn.sidian.core.audit;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Proves that one entry stands in a log, to somebody who has only the signer's certificate. It
 * shows nothing of the other entries but digests.
 *
 * @param entry the entry
 * @param contents the content digests of the entries after it, up to the head, in hexadecimal
 * @param head the first signed head at or after the entry
 */
public record AuditProof(AuditEntry entry, List<String> contents, AuditHead head) {

  /**
   * Copies the list.
   *
   * @param entry the entry
   * @param contents the content digests of the entries after it
   * @param head the signed head
   */
  public AuditProof {
    contents = List.copyOf(contents);
  }

  /**
   * Whether entry, digests and head fit, and one of these keys signed the head.
   *
   * @param keys the certificates trusted for this log
   * @return true if the entry is proven as it stands here
   */
  public boolean isProven(Collection<X509Certificate> keys) {
    byte[] digest;
    try {
      byte[] content = Digests.content(head.log(), entry.number(), entry.record());
      digest = Digests.link(HexFormat.of().parseHex(entry.previous()), content);
      if (!HexFormat.of().formatHex(digest).equals(entry.digest())) {
        return false;
      }
      for (String next : contents) {
        digest = Digests.link(digest, HexFormat.of().parseHex(next));
      }
    } catch (IllegalArgumentException notHexadecimal) {
      return false;
    }
    return entry.number() + contents.size() == head.count()
        && HexFormat.of().formatHex(digest).equals(head.digest())
        && keys.stream().anyMatch(head::isSignedBy);
  }
}
