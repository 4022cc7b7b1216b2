/** What a certificate looks like: drawn from its type and its metadata. */
@NullMarked
package cn.sidian.certificate.layout;

import org.jspecify.annotations.NullMarked;
