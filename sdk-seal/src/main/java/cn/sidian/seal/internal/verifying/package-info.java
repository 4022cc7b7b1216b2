/** Judges the signatures of one document: every fact by itself, then the bottom line. */
@NullMarked
package cn.sidian.seal.internal.verifying;

import org.jspecify.annotations.NullMarked;
