/** The catalogue as JSON; not exported. */
@NullMarked
package cn.sidian.certificate.internal.catalog;

import org.jspecify.annotations.NullMarked;
