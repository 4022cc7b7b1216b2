/** Drawing with PDFBox; not exported. */
@NullMarked
package cn.sidian.certificate.internal.layout;

import org.jspecify.annotations.NullMarked;
