package cn.sidian.seal.internal.cms;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that were read before, by all of their bytes, so that a verifier does not take the
 * same issuers' certificates apart for each document. What a certificate is worth is judged anew
 * each time. Bounded; safe for many threads.
 */
public final class CertificateMemory {
  private static final int MAX = 256;

  /** Larger ones are rare, and would make the bound on their number none on the memory. */
  private static final int MAX_LENGTH = 4096;

  private final Map<ByteBuffer, X509Certificate> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, X509Certificate> eldest) {
          return size() > MAX;
        }
      };

  synchronized @Nullable X509Certificate get(byte[] encoded) {
    return known.get(ByteBuffer.wrap(encoded));
  }

  /** The bytes are kept and must not change any more. */
  synchronized void add(byte[] encoded, X509Certificate certificate) {
    if (encoded.length <= MAX_LENGTH) {
      known.put(ByteBuffer.wrap(encoded), certificate);
    }
  }

  synchronized int size() {
    return known.size();
  }
}
