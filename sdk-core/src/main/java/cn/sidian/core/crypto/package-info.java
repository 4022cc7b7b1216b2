/**
 * Who signs, with what?
 *
 * <ul>
 *   <li>{@link cn.sidian.core.crypto.SigningKey}: a certificate chain and something that signs for
 *       it: a PKCS#12 file, any JCA key store (PKCS#11 included), a private key, or the host's own
 *       device behind a {@link cn.sidian.core.crypto.RemoteSigner}.
 *   <li>{@link cn.sidian.core.crypto.SignatureSuite}: digest, key type and encoding that must
 *       agree, as one value.
 *   <li>{@link cn.sidian.core.crypto.SignatureScheme}: the same for signatures that were received.
 *   <li>{@link cn.sidian.core.crypto.DigestAlgorithm}: SM3 and the SHA family.
 * </ul>
 *
 * <p>No provider is ever added to the JVM.
 */
@NullMarked
package cn.sidian.core.crypto;

import org.jspecify.annotations.NullMarked;
