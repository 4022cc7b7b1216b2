/**
 * What changed after a signature: every later revision is compared with the signed one, and every
 * change must be justified by a named rule on every path that reaches it.
 */
@NullMarked
package cn.sidian.seal.internal.changes;

import org.jspecify.annotations.NullMarked;
