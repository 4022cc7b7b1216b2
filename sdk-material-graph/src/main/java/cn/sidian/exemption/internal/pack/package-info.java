/** Rule packs as files: format, source texts, static checks. */
@NullMarked
package cn.sidian.exemption.internal.pack;

import org.jspecify.annotations.NullMarked;
