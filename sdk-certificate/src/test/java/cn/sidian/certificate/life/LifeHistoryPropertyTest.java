package cn.sidian.certificate.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** WD-03, WD-10: random walks of acts against a naive replay, tick by tick. */
class LifeHistoryPropertyTest {
  private static final List<LifeAct> ACTS = List.of(LifeAct.values());
  private static final int TICKS = 60;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Instant tick(int tick) {
    return START.plusSeconds(tick);
  }

  /**
   * What the clerk would draw on squared paper: one row for each thing known, one square a tick.
   */
  private static final class Paper {
    final @Nullable String[][] known = new @Nullable String[TICKS][TICKS];
    @Nullable String[] row = new @Nullable String[TICKS];

    void record(int at, int effective, CertificateState to) {
      row = row.clone();
      for (int t = effective; t < TICKS; t++) {
        row[t] = to.name();
      }
      for (int k = at; k < TICKS; k++) {
        known[k] = row;
      }
    }

    @Nullable String at(int t, int k, int end) {
      String state = known[k][t];
      boolean ends = "VALID".equals(state) || "SUSPENDED".equals(state);
      return ends && t >= end ? "EXPIRED" : state;
    }
  }

  @Property(tries = 500)
  void stateAtIsWhatTheReplaySays(@ForAll long seed) {
    Random random = new Random(seed);
    int end = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 10 + random.nextInt(60);
    Paper paper = new Paper();
    List<CertificateEvent> events = new ArrayList<>();
    int recorded = random.nextInt(4);
    int issued = Math.max(0, recorded - random.nextInt(3));
    add(events, paper, LifeAct.ISSUE, null, CertificateState.VALID, issued, recorded);
    int lastEffective = issued;
    for (int i = 0; i < 12; i++) {
      recorded = Math.min(TICKS - 1, recorded + random.nextInt(8));
      CertificateState now = events.get(events.size() - 1).to();
      if (!now.isPermanent() && recorded >= end) {
        add(events, paper, LifeAct.EXPIRE, now, CertificateState.EXPIRED, end, recorded);
        lastEffective = end;
        now = CertificateState.EXPIRED;
      }
      LifeAct act = ACTS.get(random.nextInt(ACTS.size()));
      Optional<CertificateState> next = LifeCycle.next(now, act);
      if (next.isEmpty() || act == LifeAct.EXPIRE) {
        continue;
      }
      int earliest = act.mayReachBack() ? issued : lastEffective;
      int effective = earliest + random.nextInt(Math.max(1, recorded - earliest + 1));
      add(events, paper, act, now, next.get(), effective, recorded);
      lastEffective = effective;
    }
    LifeHistory history = new LifeHistory(events, end == Integer.MAX_VALUE ? null : tick(end));
    for (int k = 0; k < TICKS; k++) {
      for (int t = 0; t < TICKS; t++) {
        assertThat(name(history.stateAt(tick(t), tick(k))))
            .as("of tick %d, known at %d, seed %d", t, k, seed)
            .isEqualTo(paper.at(t, k, end));
      }
    }
    for (int t = 0; t < TICKS; t++) {
      assertThat(name(history.stateAt(tick(t)))).isEqualTo(paper.at(t, TICKS - 1, end));
    }
  }

  private static @Nullable String name(Optional<CertificateStanding> standing) {
    return standing.map(s -> s.state().name()).orElse(null);
  }

  private static void add(
      List<CertificateEvent> events,
      Paper paper,
      LifeAct act,
      @Nullable CertificateState from,
      CertificateState to,
      int effective,
      int recorded) {
    String previous =
        events.isEmpty() ? CertificateEvent.NONE : events.get(events.size() - 1).digest();
    events.add(
        CertificateEvent.of(
            "1.2.3",
            events.size() + 1,
            act,
            from,
            to,
            tick(effective),
            tick(recorded),
            "clerk",
            "basis",
            null,
            previous));
    paper.record(recorded, effective, to);
  }

  private static LifeHistory history(@Nullable Instant end, Object... actsAndTicks) {
    List<CertificateEvent> events = new ArrayList<>();
    Paper paper = new Paper();
    add(events, paper, LifeAct.ISSUE, null, CertificateState.VALID, 0, 0);
    for (int i = 0; i < actsAndTicks.length; i += 3) {
      CertificateState now = events.get(events.size() - 1).to();
      LifeAct act = (LifeAct) actsAndTicks[i];
      add(
          events,
          paper,
          act,
          now,
          LifeCycle.next(now, act).orElseThrow(),
          (int) actsAndTicks[i + 1],
          (int) actsAndTicks[i + 2]);
    }
    return new LifeHistory(events, end);
  }

  @Test
  void anAnnulledCertificateWasNeverInForceButTheRegisterBelievedSo() {
    LifeHistory history =
        history(null, LifeAct.SUSPEND, 10, 10, LifeAct.RESUME, 20, 20, LifeAct.ANNUL, 0, 30);
    assertThat(history.stateAt(tick(15)).orElseThrow())
        .isEqualTo(new CertificateStanding(CertificateState.REVOKED, tick(0), LifeAct.ANNUL));
    assertThat(history.stateAt(tick(15), tick(29)).orElseThrow())
        .isEqualTo(new CertificateStanding(CertificateState.SUSPENDED, tick(10), LifeAct.SUSPEND));
    assertThat(history.stateAt(tick(25), tick(29)).orElseThrow())
        .isEqualTo(new CertificateStanding(CertificateState.VALID, tick(20), null));
    assertThat(history.stateAt(START.minusSeconds(1))).isEmpty();
  }

  @Test
  void firstCauseAndDayStayWhenAnEndedCertificateIsCancelled() {
    LifeHistory history = history(null, LifeAct.REVOKE, 5, 6, LifeAct.CANCEL, 9, 9);
    assertThat(history.stateAt(tick(20)).orElseThrow())
        .isEqualTo(new CertificateStanding(CertificateState.CANCELLED, tick(5), LifeAct.REVOKE));
    assertThat(history.stateAt(tick(7)).orElseThrow().state()).isEqualTo(CertificateState.REVOKED);
  }

  @Test
  void thePeriodEndsWithoutAJobButNotASecondTime() {
    LifeHistory open = history(tick(8));
    assertThat(open.stateAt(tick(7)).orElseThrow().state()).isEqualTo(CertificateState.VALID);
    assertThat(open.stateAt(tick(8)).orElseThrow())
        .isEqualTo(new CertificateStanding(CertificateState.EXPIRED, tick(8), LifeAct.EXPIRE));
    LifeHistory revoked = history(tick(8), LifeAct.REVOKE, 5, 5);
    assertThat(revoked.stateAt(tick(9)).orElseThrow().state()).isEqualTo(CertificateState.REVOKED);
  }

  @Test
  void everyChangedPartOfAnEventShows() {
    CertificateEvent event = history(null, LifeAct.REVOKE, 5, 6).events().get(1);
    assertThat(event.isWhole()).isTrue();
    CertificateEvent moved =
        new CertificateEvent(
            event.identifier(),
            event.number(),
            LifeAct.WITHDRAW,
            event.from(),
            event.to(),
            event.effectiveAt(),
            event.recordedAt(),
            event.actor(),
            event.basis(),
            event.successor(),
            event.previous(),
            event.digest());
    assertThat(moved.isWhole()).isFalse();
  }
}
