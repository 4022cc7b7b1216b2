/** How a certificate is made; not exported. */
@NullMarked
package cn.sidian.certificate.internal.issuing;

import org.jspecify.annotations.NullMarked;
