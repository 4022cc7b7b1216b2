package cn.sidian.core;

import java.time.Duration;
import java.util.Objects;

/**
 * Protection against hostile input. Every parser stops with a {@link SidianException} of code
 * {@code LIMIT_EXCEEDED} when it would go beyond.
 *
 * @param maxInputBytes the largest input that is read into memory (files are read in place)
 * @param maxDepth the deepest nesting of arrays, dictionaries, trees and chains
 * @param maxObjects the most objects one document may define
 * @param maxDecompressedBytes the most bytes one stream may decompress to
 * @param maxRevisions the most revisions one document may have
 * @param maxSignatures the most signatures one document may have
 * @param maxDuration the longest time spent on the structure of one document
 */
public record Limits(
    long maxInputBytes,
    int maxDepth,
    int maxObjects,
    long maxDecompressedBytes,
    int maxRevisions,
    int maxSignatures,
    Duration maxDuration) {

  /** What suits a server that also receives files of strangers. */
  public static final Limits DEFAULT =
      new Limits(1L << 30, 100, 5_000_000, 64L << 20, 1_000, 1_000, Duration.ofSeconds(8));

  /**
   * Checks the limits.
   *
   * @param maxInputBytes the largest input that is read into memory
   * @param maxDepth the deepest nesting
   * @param maxObjects the most objects
   * @param maxDecompressedBytes the most bytes one stream may decompress to
   * @param maxRevisions the most revisions
   * @param maxSignatures the most signatures
   * @param maxDuration the longest time
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits {
    Objects.requireNonNull(maxDuration, "maxDuration");
    if (maxInputBytes <= 0
        || maxDepth <= 0
        || maxObjects <= 0
        || maxDecompressedBytes <= 0
        || maxRevisions <= 0
        || maxSignatures <= 0
        || maxDuration.isNegative()
        || maxDuration.isZero()) {
      throw new IllegalArgumentException("every limit must be positive; start from Limits.DEFAULT");
    }
  }
}
