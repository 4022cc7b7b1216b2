/** May this record become a certificate? Nothing is repaired silently. */
@NullMarked
package cn.sidian.certificate.quality;

import org.jspecify.annotations.NullMarked;
