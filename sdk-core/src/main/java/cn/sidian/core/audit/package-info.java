/**
 * Can we prove what happened? (WD-55)
 *
 * <ul>
 *   <li>{@link cn.sidian.core.audit.AuditLog}: appends entries to an SM3 hash chain in the host's
 *       database and signs its heads.
 *   <li>{@link cn.sidian.core.audit.AuditReport}: whether the chain is whole, how far signatures
 *       reach, and what is not proven.
 *   <li>{@link cn.sidian.core.audit.AuditProof}: proves one entry to somebody without the database.
 * </ul>
 *
 * <p>What a chain without signatures proves: nothing against somebody who may write the database,
 * for he can compute it anew. A signed head proves every entry up to it. That nothing was cut off
 * together with the last heads is proven only by a head kept elsewhere.
 */
@NullMarked
package cn.sidian.core.audit;

import org.jspecify.annotations.NullMarked;
