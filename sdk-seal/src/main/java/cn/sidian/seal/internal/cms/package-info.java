/** Signature values: CMS (RFC 5652) written and read. */
@NullMarked
package cn.sidian.seal.internal.cms;

import org.jspecify.annotations.NullMarked;
