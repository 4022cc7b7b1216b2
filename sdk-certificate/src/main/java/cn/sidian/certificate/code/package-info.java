/**
 * Show, print, scan: three codes with three promises (certificates, section 4).
 *
 * <ul>
 *   <li>{@link cn.sidian.certificate.code.PermitCode}: printed; what stands on the paper is what
 *       the issuer signed. It proves neither the bearer nor that there is no second paper.
 *   <li>{@link cn.sidian.certificate.code.ShowToken}: shown online, redeemed once at the register.
 *   <li>{@link cn.sidian.certificate.code.OfflinePass}: shown for some minutes, checked without a
 *       network, for one purpose and audience.
 *   <li>{@link cn.sidian.certificate.code.CopyCode}: on a copy for one purpose.
 *   <li>{@link cn.sidian.certificate.code.CodeReader} reads any of them; {@link
 *       cn.sidian.certificate.code.CodeImage} draws them; a {@link
 *       cn.sidian.certificate.code.CodeImageReader} of the host's finds them in pictures.
 * </ul>
 */
@NullMarked
package cn.sidian.certificate.code;

import org.jspecify.annotations.NullMarked;
