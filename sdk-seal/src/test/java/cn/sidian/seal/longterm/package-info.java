/** Tests of the levels T, LT and LTA. */
@NullMarked
package cn.sidian.seal.longterm;

import org.jspecify.annotations.NullMarked;
