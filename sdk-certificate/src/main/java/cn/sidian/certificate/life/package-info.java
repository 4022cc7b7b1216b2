/**
 * What may happen next to a certificate, and what was true of it then.
 *
 * <ul>
 *   <li>{@link cn.sidian.certificate.life.LifeCycle}: which act leads from which state to which.
 *   <li>{@link cn.sidian.certificate.life.CertificateEvent}: one act that happened, with two times:
 *       from when it takes effect, and when the register learned of it.
 *   <li>{@link cn.sidian.certificate.life.CertificateTrace}: all events of a certificate, whether
 *       their chain is whole, and the state at any instant as it is held today or was known then.
 * </ul>
 */
@NullMarked
package cn.sidian.certificate.life;

import org.jspecify.annotations.NullMarked;
