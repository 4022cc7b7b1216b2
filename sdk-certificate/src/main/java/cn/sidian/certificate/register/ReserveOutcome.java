package cn.sidian.certificate.register;

import cn.sidian.core.Text;

/** What came of reserving. */
public sealed interface ReserveOutcome {
  /**
   * It is this caller's to lay out, seal and commit.
   *
   * @param reservation identifier, version and index
   */
  record Reserved(Reservation reservation) implements ReserveOutcome {}

  /**
   * The request was done before.
   *
   * @param answer its first answer, as given to {@link IssueRegister#commit}
   */
  record Answered(String answer) implements ReserveOutcome {}

  /**
   * It must not be: {@code REQUEST_REUSED}, {@code ILLEGAL_ACT}, {@code DUPLICATE}, {@code
   * RESERVATION_HELD} while another call of the same request is at work.
   *
   * @param code machine code
   * @param text the words for people
   */
  record Refused(String code, Text text) implements ReserveOutcome {}
}
