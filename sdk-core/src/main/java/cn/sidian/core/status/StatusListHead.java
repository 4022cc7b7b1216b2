package cn.sidian.core.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a status list says of itself. Times are whole seconds; fractions are cut off.
 *
 * @param issuer the unit that vouches for the entries, as its unified social credit code
 * @param name the name of the list, the same in each of its publications; 1 to 200 characters
 * @param sequence counts the publications of this list, from 1
 * @param asOf nothing that was recorded before is missing
 * @param expiresAt from then on the list must not be used for the present
 * @param previous the digest of publication {@code sequence - 1} ({@code sm3:} and hexadecimal
 *     digits); null for the first
 */
public record StatusListHead(
    String issuer,
    String name,
    long sequence,
    Instant asOf,
    Instant expiresAt,
    @Nullable String previous) {

  /**
   * Checks the parts.
   *
   * @param issuer the unit that vouches for the entries
   * @param name the name of the list
   * @param sequence counts the publications
   * @param asOf nothing recorded before is missing
   * @param expiresAt the end of use
   * @param previous the digest of the publication before, or null
   * @throws IllegalArgumentException if the sequence is not positive, the end is not after the
   *     beginning, or a name or digest has the wrong form
   */
  public StatusListHead {
    asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
    if (issuer.isEmpty() || name.isEmpty() || issuer.length() > 200 || name.length() > 200) {
      throw new IllegalArgumentException("issuer and name have 1 to 200 characters");
    }
    if (sequence < 1 || !expiresAt.isAfter(asOf) || asOf.getEpochSecond() < 0) {
      throw new IllegalArgumentException(
          "a list has a sequence from 1 and ends after it begins; got "
              + sequence
              + ", "
              + asOf
              + ", "
              + expiresAt);
    }
    if (previous != null && !previous.matches("sm3:[0-9a-f]{64}")) {
      throw new IllegalArgumentException("previous is sm3: and 64 hexadecimal digits");
    }
  }
}
