package cn.sidian.certificate.life;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to a certificate, and whether the record of it is whole (WD-10). A
 * deleted, inserted or changed row breaks the chain; of events after the last signed head of the
 * register's audit log it is only known that they fit each other: whoever may write the database
 * could have made them up.
 *
 * @param identifier the certificate
 * @param chain whether events follow each other without gap and as they were recorded
 * @param brokenAt the number of the first event that is missing or changed, null if INTACT
 * @param unsignedTail how many of the last events no signed head covers yet
 * @param history the events and what follows from them
 */
public record CertificateTrace(
    String identifier,
    Chain chain,
    @Nullable Long brokenAt,
    int unsignedTail,
    LifeHistory history) {

  /** Whether the record is whole. */
  public enum Chain {
    /** Every event is there as it was recorded, as far as signatures and chain reach. */
    INTACT,
    /** An event is missing, changed or was put in. */
    BROKEN
  }

  /**
   * Checks the parts.
   *
   * @param identifier the certificate
   * @param chain whether it is whole
   * @param brokenAt the first event that is missing or changed, or null
   * @param unsignedTail how many events no signed head covers
   * @param history the events
   */
  public CertificateTrace {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(history, "history");
    if ((chain == Chain.BROKEN) != (brokenAt != null)) {
      throw new IllegalArgumentException("brokenAt belongs to a broken chain, and only to it");
    }
  }

  /**
   * The events.
   *
   * @return in the order of their numbers
   */
  public List<CertificateEvent> events() {
    return history.events();
  }

  /**
   * What is held true of an instant today.
   *
   * @param at the instant asked about
   * @return empty if it was not issued then
   */
  public Optional<CertificateStanding> stateAt(Instant at) {
    return history.stateAt(at);
  }

  /**
   * What the register knew of an instant at another one.
   *
   * @param at the instant asked about
   * @param knownAt when the register would have been asked
   * @return empty if it was not issued then, as far as was known
   */
  public Optional<CertificateStanding> stateAt(Instant at, Instant knownAt) {
    return history.stateAt(at, knownAt);
  }
}
