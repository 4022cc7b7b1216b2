/** The JMH benchmarks of this class path. JMH fills the fields, which no null checker sees. */
@NullUnmarked
package cn.sidian.benchmarks.measured;

import org.jspecify.annotations.NullUnmarked;
