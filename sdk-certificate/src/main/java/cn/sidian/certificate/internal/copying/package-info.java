/** How copies are read and written; not exported. */
@NullMarked
package cn.sidian.certificate.internal.copying;

import org.jspecify.annotations.NullMarked;
