/**
 * Who was competent that day, with which key?
 *
 * <ul>
 *   <li>{@link cn.sidian.certificate.issuer.IssuerHistory}: authorities with dated names and dated
 *       competence for types.
 *   <li>{@link cn.sidian.certificate.issuer.IssuerKeys}: every key is bound to one unit and one
 *       role; a valid chain to the root alone makes nobody the issuer.
 * </ul>
 */
@NullMarked
package cn.sidian.certificate.issuer;

import org.jspecify.annotations.NullMarked;
