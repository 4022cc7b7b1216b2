/** Independent judges: programs that are not ours and not Java. */
@NullMarked
package cn.sidian.core.external;

import org.jspecify.annotations.NullMarked;
