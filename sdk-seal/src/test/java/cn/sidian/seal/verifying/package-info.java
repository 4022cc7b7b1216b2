/**
 * Tests of verification: files that are sound, the same files with one thing wrong, and what must
 * then be said about them.
 */
@NullMarked
package cn.sidian.seal.verifying;

import org.jspecify.annotations.NullMarked;
