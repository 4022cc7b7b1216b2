package cn.sidian.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier asks beyond "is it genuine": of whom, for what, as whom. Parts that are null are
 * not asked. Immutable.
 *
 * @param at the moment asked; null for the present
 * @param holder whose it must be
 * @param purpose for what it is used, as in {@code BIDDING}
 * @param user who uses it
 * @param audience as whom the verifier accepts passes
 * @param challenge what the verifier showed the holder's device
 */
public record CertificateQuestion(
    @Nullable Instant at,
    @Nullable Holder holder,
    @Nullable String purpose,
    @Nullable String user,
    @Nullable String audience,
    byte @Nullable [] challenge) {
  /** Whether it is genuine and in force now. */
  public static final CertificateQuestion NOW =
      new CertificateQuestion(null, null, null, null, null, null);

  /**
   * This question about another moment.
   *
   * @param moment the moment
   * @return a copy
   */
  public CertificateQuestion at(Instant moment) {
    return new CertificateQuestion(moment, holder, purpose, user, audience, challenge);
  }

  /**
   * This question about a person.
   *
   * @param person whose it must be
   * @return a copy
   */
  public CertificateQuestion of(Holder person) {
    return new CertificateQuestion(at, person, purpose, user, audience, challenge);
  }

  /**
   * This question for a use.
   *
   * @param code for what it is used
   * @param who who uses it, or null
   * @return a copy
   */
  public CertificateQuestion use(String code, @Nullable String who) {
    return new CertificateQuestion(at, holder, code, who, audience, challenge);
  }

  /**
   * This question as somebody.
   *
   * @param name as whom the verifier accepts passes
   * @param shown what the verifier showed the holder's device, or null
   * @return a copy
   */
  public CertificateQuestion as(String name, byte @Nullable [] shown) {
    return new CertificateQuestion(at, holder, purpose, user, name, shown);
  }

  /** Names no person. */
  @Override
  public String toString() {
    return "CertificateQuestion[" + at + ", " + purpose + "]";
  }
}
