/** Analyses of rules: mutants, differences between versions. */
@NullMarked
package cn.sidian.exemption.internal.analysis;

import org.jspecify.annotations.NullMarked;
