package cn.sidian.core.audit;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What is hashed: every part with its length before it. */
final class Digests {
  static final byte[] NONE = new byte[32];

  private Digests() {}

  static byte[] content(String log, long number, AuditRecord record) {
    return of(
        "sidian-audit-content/1",
        log,
        Long.toString(number),
        record.at().toString(),
        record.actor(),
        record.action(),
        record.subject(),
        record.details());
  }

  static byte[] link(byte[] previous, byte[] content) {
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    sm3.update("sidian-audit/1".getBytes(StandardCharsets.US_ASCII));
    sm3.update(previous);
    return sm3.digest(content);
  }

  static byte[] of(String... parts) {
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sm3.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sm3.update(bytes);
    }
    return sm3.digest();
  }
}
