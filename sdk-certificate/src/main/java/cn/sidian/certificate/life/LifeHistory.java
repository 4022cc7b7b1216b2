package cn.sidian.certificate.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one certificate in the order they were recorded, and the end of its period. Answers
 * what held at an instant: of the events known, the last recorded one whose effect had begun. The
 * end of the period needs no event: a certificate whose period is over is EXPIRED even if no job
 * ran. Immutable.
 */
public final class LifeHistory {
  private final List<CertificateEvent> events;
  private final @Nullable Instant end;

  /**
   * The history of a certificate.
   *
   * @param events in the order of their numbers
   * @param end the first instant after its period, or null for 长期
   */
  public LifeHistory(List<CertificateEvent> events, @Nullable Instant end) {
    this.events = List.copyOf(events);
    this.end = end;
  }

  /**
   * The events.
   *
   * @return in the order they were recorded
   */
  public List<CertificateEvent> events() {
    return events;
  }

  /**
   * What is held true of an instant today.
   *
   * @param at the instant asked about
   * @return empty if it was not issued then
   */
  public Optional<CertificateStanding> stateAt(Instant at) {
    return stateAt(at, Instant.MAX);
  }

  /**
   * What the register knew of an instant at another one.
   *
   * @param at the instant asked about
   * @param knownAt when the register would have been asked; events recorded later do not count
   * @return empty if it was not issued then, as far as was known
   */
  public Optional<CertificateStanding> stateAt(Instant at, Instant knownAt) {
    CertificateEvent deciding = null;
    for (CertificateEvent event : events) {
      if (!event.recordedAt().isAfter(knownAt) && !event.effectiveAt().isAfter(at)) {
        deciding = event;
      }
    }
    if (deciding == null) {
      return Optional.empty();
    }
    if (end != null && !end.isAfter(at) && !deciding.to().isPermanent()) {
      return Optional.of(new CertificateStanding(CertificateState.EXPIRED, end, LifeAct.EXPIRE));
    }
    return Optional.of(standing(deciding));
  }

  private CertificateStanding standing(CertificateEvent deciding) {
    if (deciding.to() == CertificateState.VALID) {
      return new CertificateStanding(CertificateState.VALID, deciding.effectiveAt(), null);
    }
    CertificateState before = deciding.from();
    if (deciding.act() == LifeAct.CANCEL && before != null && before.isPermanent()) {
      for (CertificateEvent event : events) {
        if (event.number() < deciding.number() && event.to() == before) {
          return new CertificateStanding(deciding.to(), event.effectiveAt(), event.act());
        }
      }
    }
    return new CertificateStanding(deciding.to(), deciding.effectiveAt(), deciding.act());
  }
}
