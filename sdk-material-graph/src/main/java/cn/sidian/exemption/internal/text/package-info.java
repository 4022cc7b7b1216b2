/** Decisions in words. */
@NullMarked
package cn.sidian.exemption.internal.text;

import org.jspecify.annotations.NullMarked;
