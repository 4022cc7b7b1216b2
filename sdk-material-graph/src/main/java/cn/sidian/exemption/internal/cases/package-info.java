/** Cases that test rules: files, results, coverage. */
@NullMarked
package cn.sidian.exemption.internal.cases;

import org.jspecify.annotations.NullMarked;
