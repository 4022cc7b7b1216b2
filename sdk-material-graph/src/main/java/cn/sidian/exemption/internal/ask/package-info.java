/** Answers to the questions of clerks, citizens and supervisors. */
@NullMarked
package cn.sidian.exemption.internal.ask;

import org.jspecify.annotations.NullMarked;
