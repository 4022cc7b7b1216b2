package cn.sidian.core.status;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs status lists. Which entries are as of which moment is the caller's to know: take the
 * snapshot and {@code asOf} under the lock that acts take. Immutable and safe for many threads.
 */
public final class StatusListPublisher {
  private final SigningKey key;
  private final Duration lifetime;
  private final AlgorithmNumbers numbers;

  private StatusListPublisher(SigningKey key, Duration lifetime, AlgorithmNumbers numbers) {
    this.key = key;
    this.lifetime = lifetime;
    this.numbers = numbers;
  }

  /**
   * A publisher.
   *
   * @param key the issuer's key for lists; SM2 or P-256
   * @param lifetime how long a list may be used for the present
   * @return the publisher
   * @throws IllegalArgumentException if the key is of another type or the lifetime under a second
   */
  public static StatusListPublisher of(SigningKey key, Duration lifetime) {
    return of(key, lifetime, AlgorithmNumbers.DEFAULT);
  }

  /**
   * A publisher with algorithm numbers of one's own.
   *
   * @param key the issuer's key for lists; SM2 or P-256
   * @param lifetime how long a list may be used for the present
   * @param numbers how algorithms are numbered
   * @return the publisher
   * @throws IllegalArgumentException if the key is of another type or the lifetime under a second
   */
  public static StatusListPublisher of(
      SigningKey key, Duration lifetime, AlgorithmNumbers numbers) {
    SignedEnvelope.verifyingKey(key);
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("a list lives for a second at least; got " + lifetime);
    }
    return new StatusListPublisher(key, lifetime, Objects.requireNonNull(numbers, "numbers"));
  }

  /**
   * Signs the next list after another.
   *
   * @param entries the entries
   * @param previous the list before
   * @param asOf the moment of the snapshot
   * @return the list
   * @throws SidianException {@code SIGNING_FAILED} if the key's device fails
   */
  public StatusList publishAfter(StatusEntries entries, StatusList previous, Instant asOf) {
    StatusListHead head = previous.head();
    return publish(
        entries, head.issuer(), head.name(), head.sequence() + 1, previous.digest(), asOf);
  }

  /**
   * Signs a list whose place in the sequence the caller knows.
   *
   * @param entries the entries
   * @param issuer the unit that vouches for them
   * @param name the name of the list
   * @param sequence counts the publications of this list, from 1
   * @param previous the digest of the publication before; null for the first
   * @param asOf the moment of the snapshot
   * @return the list
   * @throws SidianException {@code SIGNING_FAILED} if the key's device fails
   */
  public StatusList publish(
      StatusEntries entries,
      String issuer,
      String name,
      long sequence,
      @Nullable String previous,
      Instant asOf) {
    StatusListHead head =
        new StatusListHead(issuer, name, sequence, asOf, asOf.plus(lifetime), previous);
    return StatusList.sign(entries, head, key, numbers);
  }
}
