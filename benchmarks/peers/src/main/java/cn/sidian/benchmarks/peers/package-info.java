/** The paths that are measured, each as its documentation recommends it. */
@NullMarked
package cn.sidian.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
