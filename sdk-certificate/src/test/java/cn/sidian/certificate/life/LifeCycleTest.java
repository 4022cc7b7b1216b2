package cn.sidian.certificate.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** WD-03: every move outside of the matrix is refused. */
class LifeCycleTest {
  /** The table of the design, written down once more, by hand. */
  private static final Map<String, String> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("VALID RENEW", "SUPERSEDED"),
              Map.entry("VALID AMEND", "SUPERSEDED"),
              Map.entry("VALID REISSUE", "SUPERSEDED"),
              Map.entry("VALID SUSPEND", "SUSPENDED"),
              Map.entry("VALID REVOKE", "REVOKED"),
              Map.entry("VALID ANNUL", "REVOKED"),
              Map.entry("VALID WITHDRAW", "REVOKED"),
              Map.entry("VALID CANCEL", "CANCELLED"),
              Map.entry("VALID EXPIRE", "EXPIRED"),
              Map.entry("VALID TRANSFER_OUT", "TRANSFERRED_OUT"),
              Map.entry("SUSPENDED RESUME", "VALID"),
              Map.entry("SUSPENDED REVOKE", "REVOKED"),
              Map.entry("SUSPENDED ANNUL", "REVOKED"),
              Map.entry("SUSPENDED WITHDRAW", "REVOKED"),
              Map.entry("SUSPENDED CANCEL", "CANCELLED"),
              Map.entry("SUSPENDED EXPIRE", "EXPIRED"),
              Map.entry("REVOKED CANCEL", "CANCELLED"),
              Map.entry("EXPIRED CANCEL", "CANCELLED")));

  @Test
  void theWholeMatrix() {
    Map<String, String> found = new TreeMap<>();
    for (CertificateState from : CertificateState.values()) {
      for (LifeAct act : LifeAct.values()) {
        LifeCycle.next(from, act)
            .ifPresent(to -> found.put(from.name() + " " + act.name(), to.name()));
      }
    }
    assertThat(found).isEqualTo(ALLOWED);
  }

  @Test
  void noActLeadsBackFromAPermanentState() {
    for (CertificateState from : CertificateState.values()) {
      for (LifeAct act : LifeAct.values()) {
        if (from.isPermanent()) {
          assertThat(LifeCycle.next(from, act))
              .satisfiesAnyOf(
                  next -> assertThat(next).isEmpty(),
                  next -> assertThat(next).contains(CertificateState.CANCELLED));
        }
      }
    }
  }
}
