package cn.sidian.seal.internal.verifying;

import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller gives beside the document to judge certificates.
 *
 * @param given evidence about revocation that is at hand
 * @param source where more may be had
 * @param certificates that may help to build chains; not trusted
 * @param observer is told what decided, or null
 */
public record EvidenceDesk(
    RevocationEvidence given,
    RevocationSource source,
    List<X509Certificate> certificates,
    @Nullable Observer observer) {

  /** Has nothing, so that nobody need find out what to ask. */
  public static final RevocationSource NOBODY = RevocationSource.none();

  /** Whether there is a source that may have something. */
  boolean asksSomebody() {
    return !source.equals(NOBODY);
  }

  /** Is told about every certificate that is judged. */
  public interface Observer {
    /**
     * A certificate was judged.
     *
     * @param contents the value of /Contents of the signature it was judged for
     * @param path the chain
     * @param decisive the evidence that answers for the chain
     */
    void judged(byte[] contents, List<X509Certificate> path, RevocationEvidence decisive);
  }
}
