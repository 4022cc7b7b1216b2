/** EU DSS, measured on its own class path. JMH fills fields, which no null checker sees. */
@NullUnmarked
package cn.sidian.benchmarks.dss;

import org.jspecify.annotations.NullUnmarked;
