/** Not exported. */
@NullMarked
package cn.sidian.certificate.internal;

import org.jspecify.annotations.NullMarked;
