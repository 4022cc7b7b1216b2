/**
 * Not exported to hosts: integers, strings, arrays and maps of CBOR (RFC 8949), in the one
 * deterministic spelling of section 4.2.1 and no other.
 */
@NullMarked
package cn.sidian.core.internal.cbor;

import org.jspecify.annotations.NullMarked;
