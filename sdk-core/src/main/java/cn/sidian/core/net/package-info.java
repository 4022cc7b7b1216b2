/**
 * What is asked of a network, and only when the host wants it: time stamps, revocation lists, OCSP
 * responses. Nothing else in the SDK opens a connection.
 */
@NullMarked
package cn.sidian.core.net;

import org.jspecify.annotations.NullMarked;
