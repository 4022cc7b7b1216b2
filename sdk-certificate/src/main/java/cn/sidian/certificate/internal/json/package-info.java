/** Canonical writing and strict reading of JSON; not exported. */
@NullMarked
package cn.sidian.certificate.internal.json;

import org.jspecify.annotations.NullMarked;
