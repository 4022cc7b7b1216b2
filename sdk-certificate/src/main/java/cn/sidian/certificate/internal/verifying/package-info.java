/** Not exported: facts of certificates, copies and codes, and what follows from them. */
@NullMarked
package cn.sidian.certificate.internal.verifying;

import org.jspecify.annotations.NullMarked;
