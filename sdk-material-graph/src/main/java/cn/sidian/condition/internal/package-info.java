/** Files with positions, conditions read from them, and comparisons. */
@NullMarked
package cn.sidian.condition.internal;

import org.jspecify.annotations.NullMarked;
