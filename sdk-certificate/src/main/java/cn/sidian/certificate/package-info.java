/**
 * Electronic certificates (电子证照): the map of this module.
 *
 * <ul>
 *   <li>{@link cn.sidian.certificate.CertificateMetadata}: what a certificate says; with its {@link
 *       cn.sidian.certificate.CertificateId} it is an {@link
 *       cn.sidian.certificate.ElectronicCertificate}.
 *   <li>{@link cn.sidian.certificate.CertificateVerifier}: is it genuine, in force as of when, for
 *       this person and this use? It needs no network: a {@link
 *       cn.sidian.certificate.VerifierBundle} says whose key is whose.
 *   <li>{@link cn.sidian.certificate.code}: show, print, scan.
 * </ul>
 *
 * <p>Facts of GB/T 36901 to 36906 that are not known for certain are settings, never constants:
 * {@link cn.sidian.certificate.CertificateIdRules}, {@link cn.sidian.certificate.HolderKinds}.
 */
@NullMarked
package cn.sidian.certificate;

import org.jspecify.annotations.NullMarked;
