package cn.sidian.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.SyncLag.Electronic;
import cn.sidian.certificate.SyncLag.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * WD-01: paper and electronic certificates are issued together; one without the other is listed.
 */
class SyncLagTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void oneWithoutTheOtherIsListedAndTheLongestLagIsSaid() {
    SyncLag lag =
        SyncLag.of(
            List.of(new Paper("P1", NINE), new Paper("P2", NINE), new Paper("P3", NINE)),
            List.of(
                new Electronic("E1", "P1", NINE.plusSeconds(60)),
                new Electronic("E3", "P3", NINE.minusSeconds(600)),
                new Electronic("E4", "P4", NINE),
                new Electronic("E5", null, NINE)));
    assertThat(lag.paperOnly()).containsExactly("P2");
    assertThat(lag.electronicOnly()).containsExactly("E4", "E5");
    assertThat(lag.pairs()).isEqualTo(2);
    assertThat(lag.longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(lag.toString()).doesNotContain("P2");
  }

  @Test
  void nothingAtAllIsNoLag() {
    assertThat(SyncLag.of(List.of(), List.of()).longest()).isZero();
  }
}
