/** Applies a seal to one document: what may refuse first, then one incremental revision. */
@NullMarked
package cn.sidian.seal.internal.sealing;

import org.jspecify.annotations.NullMarked;
