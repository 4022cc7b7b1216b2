package cn.sidian.certificate.register;

import cn.sidian.core.audit.AuditHead;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs heads of the register's audit log when they are due, by count or age, in quiet times too:
 * without it the last changes before a pause stay an unsigned tail until the next change. What is
 * due the register's clock and {@link cn.sidian.core.audit.AuditPolicy} say; the threads are the
 * host's. Several processes may each have one: a head is signed once. Safe for many threads.
 */
public final class AuditHeadTimer implements AutoCloseable {
  private final CertificateRegister register;
  private final Consumer<AuditHead> keep;
  private final Consumer<RuntimeException> trouble;
  private @Nullable ScheduledFuture<?> scheduled;

  private AuditHeadTimer(
      CertificateRegister register, Consumer<AuditHead> keep, Consumer<RuntimeException> trouble) {
    this.register = Objects.requireNonNull(register, "register");
    this.keep = Objects.requireNonNull(keep, "keep");
    this.trouble = Objects.requireNonNull(trouble, "trouble");
  }

  /**
   * Starts it.
   *
   * @param register the register; opened with an audit key
   * @param scheduler the host's threads
   * @param every how often it looks; a few times within the age of the policy
   * @param keep takes each new head, to be kept where the database's administrators cannot write
   * @param trouble hears what failed; the next look comes all the same
   * @return the timer, to be closed before the register
   * @throws IllegalArgumentException if it would look without a pause
   */
  public static AuditHeadTimer start(
      CertificateRegister register,
      ScheduledExecutorService scheduler,
      Duration every,
      Consumer<AuditHead> keep,
      Consumer<RuntimeException> trouble) {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("a timer needs a pause; the policy's age is usual");
    }
    AuditHeadTimer timer = new AuditHeadTimer(register, keep, trouble);
    timer.scheduled =
        scheduler.scheduleWithFixedDelay(
            timer::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    return timer;
  }

  /** A task that throws would never run again. */
  private void look() {
    try {
      register.signAuditHead(false).ifPresent(keep);
    } catch (RuntimeException e) {
      trouble.accept(e);
    }
  }

  /** Stops looking, and signs what is not signed yet. */
  @Override
  public void close() {
    if (scheduled != null) {
      scheduled.cancel(false);
    }
    try {
      register.signAuditHead(true).ifPresent(keep);
    } catch (RuntimeException e) {
      trouble.accept(e);
    }
  }
}
