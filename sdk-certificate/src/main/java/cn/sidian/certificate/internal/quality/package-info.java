/** How records are read and judged; not exported. */
@NullMarked
package cn.sidian.certificate.internal.quality;

import org.jspecify.annotations.NullMarked;
