/**
 * Keys and certificates for tests, examples and trials of embedding vendors. Every certificate says
 * TEST and bears {@link cn.sidian.core.trust.TestMark}.
 */
@NullMarked
package cn.sidian.core.testing;

import org.jspecify.annotations.NullMarked;
