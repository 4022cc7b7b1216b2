/** Which types of certificates exist, in which edition: all of it data. */
@NullMarked
package cn.sidian.certificate.catalog;

import org.jspecify.annotations.NullMarked;
