/** The verification report (验章报告) as one page of PDF/A for the case file. */
@NullMarked
package cn.sidian.seal.internal.report;

import org.jspecify.annotations.NullMarked;
