/** Measures all paths side by side in one run and compares them. */
@NullMarked
package cn.sidian.benchmarks.run;

import org.jspecify.annotations.NullMarked;
