/** Receipts of decisions and their replay. */
@NullMarked
package cn.sidian.exemption.internal.receipt;

import org.jspecify.annotations.NullMarked;
