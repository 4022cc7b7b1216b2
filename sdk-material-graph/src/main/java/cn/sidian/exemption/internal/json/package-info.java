/** JSON output. */
@NullMarked
package cn.sidian.exemption.internal.json;

import org.jspecify.annotations.NullMarked;
