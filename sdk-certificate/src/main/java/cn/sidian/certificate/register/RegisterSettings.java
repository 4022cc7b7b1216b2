package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.core.audit.AuditPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * How a register works.
 *
 * @param zone the zone in which days begin; a period ends with the last instant of its last day
 * @param clock now
 * @param random tokens and numbers that must not be guessed
 * @param lease how long a target of the outbox may take for one event before another process tries
 * @param listSize how many entries a status list has; 16 to 10,000,000
 * @param indexBlock how many indices a process claims at once
 * @param audit when the audit log is signed
 * @param targets the names of the collection targets every event goes to
 * @param identifiers the form of identifiers
 */
public record RegisterSettings(
    ZoneId zone,
    InstantSource clock,
    SecureRandom random,
    Duration lease,
    long listSize,
    int indexBlock,
    AuditPolicy audit,
    List<String> targets,
    CertificateIdRules identifiers) {
  /** What the largest list may have. */
  public static final long LARGEST_LIST = 10_000_000;

  /**
   * Checks the parts.
   *
   * @param zone the zone in which days begin
   * @param clock now
   * @param random tokens and numbers
   * @param lease how long a target may take
   * @param listSize how many entries a status list has
   * @param indexBlock how many indices a process claims at once
   * @param audit when the audit log is signed
   * @param targets the names of the collection targets
   * @param identifiers the form of identifiers
   * @throws IllegalArgumentException if a number is out of range
   */
  public RegisterSettings {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(identifiers, "identifiers");
    targets = List.copyOf(targets);
    if (listSize < 16 || listSize > LARGEST_LIST || indexBlock < 1 || indexBlock > listSize) {
      throw new IllegalArgumentException(
          "a list has 16 to 10,000,000 entries, a block 1 to as many as the list");
    }
  }

  /**
   * The usual settings: Asia/Shanghai, a lease of one minute, lists of 2^20 entries in blocks of
   * 64, heads every minute or 1,000 entries, no collection target.
   *
   * @param clock now
   * @param random tokens and numbers
   * @return the settings
   */
  public static RegisterSettings usual(InstantSource clock, SecureRandom random) {
    return new RegisterSettings(
        ZoneId.of("Asia/Shanghai"),
        clock,
        random,
        Duration.ofMinutes(1),
        1L << 20,
        64,
        AuditPolicy.DEFAULT,
        List.of(),
        CertificateIdRules.DEFAULT);
  }

  /**
   * With other collection targets.
   *
   * @param names their names
   * @return a copy
   */
  public RegisterSettings withTargets(List<String> names) {
    return new RegisterSettings(
        zone, clock, random, lease, listSize, indexBlock, audit, names, identifiers);
  }

  /**
   * With another lease.
   *
   * @param duration how long a target may take
   * @return a copy
   */
  public RegisterSettings withLease(Duration duration) {
    return new RegisterSettings(
        zone, clock, random, duration, listSize, indexBlock, audit, targets, identifiers);
  }

  /**
   * With lists of another size.
   *
   * @param size entries of a list
   * @param block indices claimed at once
   * @return a copy
   */
  public RegisterSettings withLists(long size, int block) {
    return new RegisterSettings(
        zone, clock, random, lease, size, block, audit, targets, identifiers);
  }
}
