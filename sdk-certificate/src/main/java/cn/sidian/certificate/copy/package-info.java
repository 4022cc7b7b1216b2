/** Copies of a certificate for one purpose, and previews (WD-06 to WD-08). */
@NullMarked
package cn.sidian.certificate.copy;

import org.jspecify.annotations.NullMarked;
