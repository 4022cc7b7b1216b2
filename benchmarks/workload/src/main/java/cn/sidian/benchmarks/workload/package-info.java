/**
 * What is measured: documents, keys and where both lie. Needs JMH only, so that every peer can use
 * it.
 */
@NullMarked
package cn.sidian.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
