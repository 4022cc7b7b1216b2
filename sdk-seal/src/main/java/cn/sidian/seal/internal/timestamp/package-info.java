/** Asks an authority for time stamps and checks what it answers. */
@NullMarked
package cn.sidian.seal.internal.timestamp;

import org.jspecify.annotations.NullMarked;
