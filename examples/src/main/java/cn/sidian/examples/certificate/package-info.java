/** {@code sidian certificate …}: electronic certificates. */
@NullMarked
package cn.sidian.examples.certificate;

import org.jspecify.annotations.NullMarked;
