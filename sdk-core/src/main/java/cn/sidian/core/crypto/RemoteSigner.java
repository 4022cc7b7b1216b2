package cn.sidian.core.crypto;

import java.io.IOException;

/**
 * The host's own signing device or service: a cryptographic machine (密码机), a UKey, a remote HSM.
 *
 * <p>The result may be DER or, for SM2 and ECDSA, raw {@code r ‖ s}. It is verified with the
 * certificate's key before it is used, so a wrong key, a missing ZA or another digest is found at
 * once. An implementation used by many threads must be safe for them.
 */
@FunctionalInterface
public interface RemoteSigner {
  /**
   * Signs.
   *
   * @param request what to sign, and how
   * @return the signature
   * @throws IOException if the device cannot be reached or refuses
   */
  byte[] sign(SignatureRequest request) throws IOException;
}
