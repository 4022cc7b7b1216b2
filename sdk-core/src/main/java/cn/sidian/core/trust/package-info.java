/**
 * Whom do we believe?
 *
 * <ul>
 *   <li>{@link cn.sidian.core.trust.TrustAnchors}: the certificates the caller trusts. There are no
 *       others; the JVM's own list is never consulted.
 *   <li>{@link cn.sidian.core.trust.PathValidator}: does a chain lead from a certificate to one of
 *       them (RFC 5280)? Revocation and proven time are facts of their own and are not judged here.
 *   <li>{@link cn.sidian.core.trust.X509Certificates}: reading certificates.
 * </ul>
 */
@NullMarked
package cn.sidian.core.trust;

import org.jspecify.annotations.NullMarked;
