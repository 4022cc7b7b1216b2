/** Facts files and case files. */
@NullMarked
package cn.sidian.exemption.internal.file;

import org.jspecify.annotations.NullMarked;
