/** Not exported: what the packages of this module share. */
@NullMarked
package cn.sidian.seal.internal;

import org.jspecify.annotations.NullMarked;
