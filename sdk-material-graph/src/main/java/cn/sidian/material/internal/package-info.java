/** The graph in numbers, and the searches on it; not for use from outside. */
@NullMarked
package cn.sidian.material.internal;

import org.jspecify.annotations.NullMarked;
