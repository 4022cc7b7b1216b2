/** Not exported: how codes are spelt. */
@NullMarked
package cn.sidian.certificate.internal.code;

import org.jspecify.annotations.NullMarked;
