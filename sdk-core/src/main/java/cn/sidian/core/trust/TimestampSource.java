package cn.sidian.core.trust;

import cn.sidian.core.SidianException;
import java.io.IOException;

/**
 * The time-stamping authority of the host (RFC 3161, GB/T 20520): a server, a device, or a library.
 * It only carries bytes. Nonce, imprint, status, signature and certificate of what it answers are
 * checked by the caller before anything is used. Implementations must be safe for many threads.
 */
@FunctionalInterface
public interface TimestampSource {
  /**
   * Asks for a time stamp.
   *
   * @param request the DER of a TimeStampReq
   * @return the DER of the TimeStampResp
   * @throws IOException if there is no answer
   * @throws SidianException if there is no answer and the source can say why
   */
  byte[] respond(byte[] request) throws IOException;
}
