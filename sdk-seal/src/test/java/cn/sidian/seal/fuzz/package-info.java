/**
 * Fuzz targets: bytes of strangers go into every reader, and nothing but the agreed exceptions may
 * come out (docs/fuzzing.md). {@code .ci/fuzz} runs them under Jazzer; {@code FuzzRegressionTest}
 * runs their seeds, and mutations of these, with every build.
 */
@NullMarked
package cn.sidian.seal.fuzz;

import org.jspecify.annotations.NullMarked;
