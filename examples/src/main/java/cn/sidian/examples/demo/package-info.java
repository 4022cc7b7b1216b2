/** The command {@code demo}. */
@NullMarked
package cn.sidian.examples.demo;

import org.jspecify.annotations.NullMarked;
