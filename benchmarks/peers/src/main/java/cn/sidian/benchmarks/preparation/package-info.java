/** Fills the workspace of a run: documents, keys, the picture of the seal, sealed documents. */
@NullMarked
package cn.sidian.benchmarks.preparation;

import org.jspecify.annotations.NullMarked;
