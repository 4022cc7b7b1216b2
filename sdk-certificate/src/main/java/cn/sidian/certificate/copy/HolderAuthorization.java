package cn.sidian.certificate.copy;

import java.time.Instant;
import java.util.Objects;

/**
 * The holder's consent to one use of the certificate (现场授权, WD-07): without it nothing is
 * downloaded or copied, and each use is logged under its number. Names may be personal data: {@link
 * #toString()} shows the number only.
 *
 * @param number its number, unique for the host
 * @param identifier the certificate it speaks of
 * @param scope what is allowed
 * @param givenTo who may have it
 * @param givenAt when it was given
 * @param validUntil when it ends
 * @param evidence how it was given, as {@code 人脸核身 TEST-0001}
 */
public record HolderAuthorization(
    String number,
    String identifier,
    Scope scope,
    String givenTo,
    Instant givenAt,
    Instant validUntil,
    String evidence) {
  /** What is allowed. */
  public enum Scope {
    /** The certificate itself. */
    DOWNLOAD,
    /** A copy for one purpose. */
    COPY
  }

  /**
   * Checks the parts.
   *
   * @param number its number
   * @param identifier the certificate it speaks of
   * @param scope what is allowed
   * @param givenTo who may have it
   * @param givenAt when it was given
   * @param validUntil when it ends
   * @param evidence how it was given
   */
  public HolderAuthorization {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(givenTo, "givenTo");
    Objects.requireNonNull(givenAt, "givenAt");
    Objects.requireNonNull(validUntil, "validUntil");
    Objects.requireNonNull(evidence, "evidence");
  }

  /**
   * Whether it allows a use.
   *
   * @param certificate the identifier
   * @param asked what is asked for
   * @param user who asks
   * @param at when
   * @return true if certificate, scope and user are its own and it has not ended
   */
  public boolean allows(String certificate, Scope asked, String user, Instant at) {
    return identifier.equals(certificate)
        && scope == asked
        && givenTo.equals(user)
        && !at.isBefore(givenAt)
        && at.isBefore(validUntil);
  }

  @Override
  public String toString() {
    return "HolderAuthorization[" + number + "]";
  }
}
