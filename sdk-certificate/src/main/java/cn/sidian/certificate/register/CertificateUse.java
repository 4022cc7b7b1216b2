package cn.sidian.certificate.register;

import java.time.Instant;

/**
 * One use of a certificate, for its holder to see.
 *
 * @param at when
 * @param use what was done
 * @param by who did it
 * @param cause why
 */
public record CertificateUse(Instant at, UseKind use, String by, String cause) {}
