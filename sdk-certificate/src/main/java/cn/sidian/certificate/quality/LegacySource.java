package cn.sidian.certificate.quality;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of a file of stock issued on paper (历史存量, WD-38, ZW-39).
 *
 * @param name the file
 * @param digest of its bytes, {@code sm3:HEX}: the same file is known under any name
 * @param read how many records it has
 * @param issued how many of them are certificates now, those of an earlier import included
 * @param quarantined how many wait until they are mended
 * @param refused how many must not be issued
 * @param expiredSkipped how many were over and left alone
 * @param importedAt when it was read last
 */
public record LegacySource(
    String name,
    String digest,
    long read,
    long issued,
    long quarantined,
    long refused,
    long expiredSkipped,
    Instant importedAt) {
  /**
   * Checks the counts.
   *
   * @param name the file
   * @param digest of its bytes
   * @param read how many records it has
   * @param issued how many are certificates
   * @param quarantined how many wait
   * @param refused how many must not be issued
   * @param expiredSkipped how many were over
   * @param importedAt when it was read last
   * @throws IllegalArgumentException if they do not add up
   */
  public LegacySource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(importedAt, "importedAt");
    if (read != issued + quarantined + refused + expiredSkipped) {
      throw new IllegalArgumentException("every record is counted exactly once");
    }
  }
}
