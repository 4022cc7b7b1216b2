/** Strict reading and writing of the small JSON files of this module. */
@NullMarked
package cn.sidian.seal.internal.json;

import org.jspecify.annotations.NullMarked;
