/** The commands about material lists and prerequisite graphs. */
@NullMarked
package cn.sidian.examples.material;

import org.jspecify.annotations.NullMarked;
