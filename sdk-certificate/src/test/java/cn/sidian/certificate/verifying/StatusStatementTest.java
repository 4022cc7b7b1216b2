package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.life.LifeHistory;
import cn.sidian.certificate.life.StatusStatement;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WD-10, WD-49: since when, by which act and on which basis, for any past instant")
class StatusStatementTest {
  private static final World WORLD = World.DEFAULT;
  private static final Instant ISSUED = NOW.minus(Duration.ofDays(30));
  private static final Instant REVOKED = NOW.minus(Duration.ofDays(10));

  private static CertificateEvent event(
      long number,
      LifeAct act,
      @Nullable CertificateState from,
      CertificateState to,
      Instant at,
      String previous) {
    return CertificateEvent.of(
        World.id().toString(),
        number,
        act,
        from,
        to,
        at,
        at,
        "clerk",
        "TEST " + act,
        null,
        previous);
  }

  private static CertificateTrace trace() {
    CertificateEvent issue =
        event(1, LifeAct.ISSUE, null, CertificateState.VALID, ISSUED, CertificateEvent.NONE);
    CertificateEvent revoke =
        event(
            2,
            LifeAct.REVOKE,
            CertificateState.VALID,
            CertificateState.REVOKED,
            REVOKED,
            issue.digest());
    return new CertificateTrace(
        World.id().toString(),
        CertificateTrace.Chain.INTACT,
        null,
        0,
        new LifeHistory(List.of(issue, revoke), null));
  }

  private static StatusStatement.Content about(Instant at) {
    return StatusStatement.Content.of(trace(), at, NOW);
  }

  private static @Nullable String objection(
      CertificateVerifier verifier, StatusStatement statement) {
    return verifier
        .objection(StatusStatement.read(statement.encoded()))
        .map(Finding::code)
        .orElse(null);
  }

  @Test
  void eachPastInstantHasItsOwnAnswer() {
    StatusStatement.Content before = about(ISSUED.minusSeconds(1));
    assertThat(before.state()).as("not issued yet").isNull();
    assertThat(about(ISSUED.plusSeconds(1)).state()).isEqualTo(CertificateState.VALID);
    StatusStatement.Content after = about(NOW);
    assertThat(after.state()).isEqualTo(CertificateState.REVOKED);
    assertThat(after.since()).isEqualTo(REVOKED);
    assertThat(after.cause()).isEqualTo(LifeAct.REVOKE);
    assertThat(after.basis()).isEqualTo("TEST REVOKE");
    for (StatusStatement.Content content : List.of(before, about(ISSUED.plusSeconds(1)), after)) {
      StatusStatement signed = StatusStatement.sign(content, WORLD.key(KeyRole.STATUS));
      assertThat(StatusStatement.read(signed.encoded()).content()).isEqualTo(content);
      assertThat(objection(WORLD.verifier().build(), signed)).isNull();
    }
    assertThatThrownBy(() -> about(NOW.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyAStatusKeyOfTheIssuingAuthorityMayState() {
    StatusStatement.Content content = about(NOW);
    CertificateVerifier verifier = WORLD.verifier().build();
    assertThat(objection(verifier, StatusStatement.sign(content, WORLD.otherKey(KeyRole.STATUS))))
        .isEqualTo("ISSUER_KEY_OF_ANOTHER_UNIT");
    assertThat(objection(verifier, StatusStatement.sign(content, WORLD.key(KeyRole.CODE))))
        .isEqualTo("KEY_ROLE");
    assertThat(objection(verifier, StatusStatement.sign(content, WORLD.key("TEST stranger"))))
        .isEqualTo("STATEMENT_UNTRUSTED");
    List<KeyBinding> lost = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      lost.add(
          binding.role() == KeyRole.STATUS && binding.unit().equals(UNIT)
              ? new KeyBinding(
                  UNIT,
                  KeyRole.STATUS,
                  binding.suite(),
                  binding.from(),
                  null,
                  Issuance.NATIONAL,
                  NOW.plusSeconds(60),
                  binding.certificate())
              : binding);
    }
    assertThat(
            objection(
                WORLD.verifier().bundle(WORLD.bundle(lost)).build(),
                StatusStatement.sign(content, WORLD.key(KeyRole.STATUS))))
        .isEqualTo("KEY_COMPROMISED");
  }

  /** No byte of it may be changed, and nothing else is read as one. */
  @Test
  void everyByteCounts() {
    CertificateVerifier verifier = WORLD.verifier().build();
    byte[] honest = StatusStatement.sign(about(NOW), WORLD.key(KeyRole.STATUS)).encoded();
    for (int i = 0; i < honest.length; i++) {
      byte[] changed = honest.clone();
      changed[i] ^= 1;
      try {
        assertThat(verifier.objection(StatusStatement.read(changed))).as("byte " + i).isPresent();
      } catch (SidianException e) {
        assertThat(e.code()).isEqualTo("STATEMENT_UNREADABLE");
      }
    }
    for (byte[] other :
        List.of(
            Arrays.copyOf(honest, honest.length - 1),
            WORLD.list(1, NOW, 0).encoded(),
            WORLD.bundle().encoded(),
            new byte[0])) {
      assertThatThrownBy(() -> StatusStatement.read(other))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("STATEMENT_UNREADABLE"));
    }
  }

  @Test
  void aBrokenTraceStatesNothing() {
    CertificateTrace broken =
        new CertificateTrace(
            World.id().toString(), CertificateTrace.Chain.BROKEN, 2L, 0, trace().history());
    assertThatThrownBy(() -> StatusStatement.Content.of(broken, NOW, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
