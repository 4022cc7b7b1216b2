/** Where certificates are kept. */
@NullMarked
package cn.sidian.certificate.register;

import org.jspecify.annotations.NullMarked;
