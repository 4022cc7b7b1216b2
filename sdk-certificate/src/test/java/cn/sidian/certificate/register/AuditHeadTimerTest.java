package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.audit.AuditHead;
import cn.sidian.core.store.Dialect;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("WD-10: heads of the audit log are signed when they are due, in quiet times too")
class AuditHeadTimerTest {
  @TempDir Path folder;

  private final AtomicReference<Runnable> task = new AtomicReference<>();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final List<AuditHead> kept = new ArrayList<>();
  private final List<RuntimeException> troubles = new ArrayList<>();

  /** A scheduler whose time is the test's: it hands over the task and runs nothing. */
  private ScheduledExecutorService scheduler() {
    Object future =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ScheduledFuture.class},
            (proxy, method, values) -> {
              cancelled.set(true);
              return true;
            });
    return (ScheduledExecutorService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ScheduledExecutorService.class},
            (proxy, method, values) -> {
              assertThat(method.getName()).isEqualTo("scheduleWithFixedDelay");
              task.set((Runnable) values[0]);
              return future;
            });
  }

  private AuditHeadTimer start(RegisterFixture f) {
    return AuditHeadTimer.start(
        f.register, scheduler(), Duration.ofSeconds(20), kept::add, troubles::add);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aQuietRegisterIsSignedAfterAMinute(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      AuditHeadTimer timer = start(f);
      String id = f.issue(1);
      Objects.requireNonNull(task.get()).run();
      assertThat(kept).as("nothing is due yet").isEmpty();
      assertThat(f.register.trace(id).orElseThrow().unsignedTail()).isEqualTo(1);
      f.clock.now = START.plusSeconds(60);
      Objects.requireNonNull(task.get()).run();
      assertThat(kept).hasSize(1);
      assertThat(f.register.trace(id).orElseThrow().unsignedTail()).isZero();
      f.clock.now = START.plusSeconds(600);
      Objects.requireNonNull(task.get()).run();
      assertThat(kept).as("nothing is new").hasSize(1);
      f.act("a", id, LifeAct.SUSPEND).require();
      int before = kept.size();
      timer.close();
      assertThat(cancelled).isTrue();
      assertThat(kept.size()).isGreaterThanOrEqualTo(before);
      assertThat(f.register.trace(id).orElseThrow().unsignedTail()).isZero();
      assertThat(troubles).isEmpty();
    }
  }

  /** What fails once is tried again. */
  @Test
  void troubleDoesNotStopIt() {
    try (RegisterFixture f = RegisterFixture.open(Dialect.H2, folder)) {
      f.issue(1);
      f.clock.now = START.plusSeconds(60);
      AuditHeadTimer timer =
          AuditHeadTimer.start(
              f.register,
              scheduler(),
              Duration.ofSeconds(20),
              head -> {
                throw new IllegalStateException("TEST the store of heads is away");
              },
              troubles::add);
      Objects.requireNonNull(task.get()).run();
      assertThat(troubles).singleElement().isInstanceOf(IllegalStateException.class);
      Objects.requireNonNull(task.get()).run();
      assertThat(troubles).as("the head itself is in the database").hasSize(1);
      timer.close();
      assertThat(f.count("SELECT COUNT(*) FROM audit_head")).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  AuditHeadTimer.start(
                      f.register, scheduler(), Duration.ZERO, kept::add, troubles::add))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
