package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateStanding;
import java.time.Instant;

/**
 * A token that was redeemed: what the scanner may know.
 *
 * @param identifier the certificate shown
 * @param standing how it stood when the token was redeemed
 * @param redeemedAt when
 */
public record TokenUse(String identifier, CertificateStanding standing, Instant redeemedAt) {}
