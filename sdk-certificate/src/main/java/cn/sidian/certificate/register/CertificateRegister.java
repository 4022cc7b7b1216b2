package cn.sidian.certificate.register;

import cn.sidian.certificate.collect.CollectionOutbox;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.audit.AuditHead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The register of certificates (证照库). What must hold under many threads and processes is held by
 * the store behind it. Safe for many threads.
 *
 * <p>Issuing is {@link IssueRegister}; {@link cn.sidian.certificate.CertificateIssuer} does it.
 */
public interface CertificateRegister extends IssueRegister {
  /**
   * Gives up reservations whose lease ran out long ago: their identifiers are BURNT and never used
   * again.
   *
   * @param olderThan how long ago the lease must have run out
   * @return how many
   */
  int burnAbandoned(Duration olderThan);

  /**
   * A certificate.
   *
   * @param identifier identifier and version
   * @return empty if there is none
   */
  Optional<StoredCertificate> find(String identifier);

  /**
   * The certificate whose seal signed a range.
   *
   * @param signedRangeDigest the digest of the range
   * @return its identifier; empty if no registered file has it
   */
  Optional<String> identifierOf(String signedRangeDigest);

  /**
   * Does an act.
   *
   * @param request the act
   * @return the event; refused with {@code ILLEGAL_ACT}, {@code EFFECTIVE_TIME}, {@code
   *     BASIS_MISSING}, {@code CERTIFICATE_UNKNOWN} or {@code REQUEST_REUSED}
   */
  @CheckReturnValue
  Answered<CertificateEvent> act(ActRequest request);

  /**
   * Notes that periods are over. States count the end of a period without it; it only writes the
   * events.
   *
   * @param limit how many at most
   * @return how many
   */
  int expireDue(int limit);

  /**
   * Everything that happened to a certificate, checked.
   *
   * @param identifier identifier and version
   * @return empty if the register never heard of it
   */
  Optional<CertificateTrace> trace(String identifier);

  /**
   * Appends what is new to the audit log and signs its head if one is due. Done after changes by
   * itself; call it from a timer too, so that the last changes of the day are signed.
   *
   * @param now whether to sign even if no head is due yet
   * @return the new head, to be kept elsewhere; empty if none was signed
   */
  Optional<AuditHead> signAuditHead(boolean now);

  /**
   * Authorities and competences over time.
   *
   * @return as stored
   */
  IssuerHistory issuers();

  /**
   * Adds to the authorities; what is there already stays.
   *
   * @param history names and competences
   */
  void addIssuers(IssuerHistory history);

  /**
   * The keys of issuers.
   *
   * @return as stored
   */
  IssuerKeys keys();

  /**
   * Adds keys, or notes a later end or compromise of keys that are there.
   *
   * @param keys the bindings
   */
  void addKeys(IssuerKeys keys);

  /**
   * The editions of types, as JSON.
   *
   * @return in the order they were added
   */
  List<String> catalogue();

  /**
   * Adds an edition of a type; one that is there stays as it is.
   *
   * @param typeCode the type's code
   * @param edition the edition
   * @param json its content
   * @return whether it is new
   */
  boolean addEdition(String typeCode, String edition, String json);

  /**
   * Status lists.
   *
   * @return the part of the register that publishes
   */
  StatusRegister status();

  /**
   * Tokens for showing.
   *
   * @return the part of the register that keeps them
   */
  ShowTokenRegister tokens();

  /**
   * Authorizations of holders and who used their certificates.
   *
   * @return the part of the register that keeps them
   */
  HolderUses uses();

  /**
   * Cases and their results, seal coverage, paper twins.
   *
   * @return the part of the register that answers for cases
   */
  CaseResults cases();

  /**
   * What waits for the library.
   *
   * @return the outbox
   */
  CollectionOutbox outbox();

  /**
   * Records that wait until they are mended.
   *
   * @return the part of the register that keeps them
   */
  Quarantine quarantine();
}
