/** The commands {@code seal} and {@code verify}. */
@NullMarked
package cn.sidian.examples.seal;

import org.jspecify.annotations.NullMarked;
