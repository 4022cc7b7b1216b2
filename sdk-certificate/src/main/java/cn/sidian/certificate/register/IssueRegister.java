package cn.sidian.certificate.register;

import cn.sidian.certificate.quality.RegisterView;
import cn.sidian.core.store.RequestKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a register that issuing needs. Each method is one transaction; no lock is held
 * between two calls. Implementations are safe for many threads and processes.
 */
public interface IssueRegister extends RegisterView {
  /**
   * Keeps a draft, unless one of its id is there.
   *
   * @param draft the draft
   * @return whether the draft of this id has this metadata digest
   */
  boolean keepDraft(Draft draft);

  /**
   * A draft.
   *
   * @param id its id
   * @return empty if there is none
   */
  Optional<Draft> findDraft(String id);

  /**
   * Notes who approved a draft; the digest was compared before. The first approval stays.
   *
   * @param id the draft
   * @param digest the digest that was approved: a draft with another one is not touched
   * @param approver who
   * @return whether the draft has this digest and is approved now
   */
  boolean approveDraft(String id, String digest, String approver);

  /**
   * How a request stands before anything is judged: a repeated one must get its first answer, not
   * be told that its own certificate is a duplicate.
   *
   * @param request who asks, under which id
   * @param inputDigest the digest of everything the effect depends on
   * @return {@code Answered}, {@code Refused} with {@code REQUEST_REUSED}, or null to go on
   */
  @Nullable ReserveOutcome seen(RequestKey request, byte[] inputDigest);

  /**
   * The sealed file of a certificate.
   *
   * @param identifier identifier and version
   * @return empty if there is none
   */
  Optional<byte[]> file(String identifier);

  /**
   * Reserves identifier, serial, version and status index for a request, or finds what an earlier
   * call of the same request reserved or answered.
   *
   * @param order what is to be issued
   * @return a reservation, the first answer, or a refusal
   */
  ReserveOutcome reserve(IssueOrder order);

  /**
   * Commits a sealed certificate: its row, file, event (and the predecessor's), outbox row and the
   * request's answer, all or nothing.
   *
   * @param order the order that was reserved
   * @param reservation what was reserved
   * @param file the sealed certificate
   * @param answer what the same request gets again
   * @return null when committed; {@code Answered} if another call of the same request came first,
   *     {@code Refused} if the predecessor has changed meanwhile
   */
  @Nullable ReserveOutcome commit(
      IssueOrder order, Reservation reservation, IssuedFile file, String answer);
}
