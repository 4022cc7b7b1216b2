package cn.sidian.certificate.register;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed list as it was published.
 *
 * @param list the URI of the list
 * @param sequence counts the publications of the list, from 1
 * @param asOf nothing recorded before is missing
 * @param expiresAt until when it may be used
 * @param bytes the signed list
 * @param digest its digest
 * @param previous the digest of the publication before, or null
 */
public record StatusPublication(
    String list,
    long sequence,
    Instant asOf,
    Instant expiresAt,
    byte[] bytes,
    String digest,
    @Nullable String previous) {

  /**
   * Copies the bytes.
   *
   * @param list the URI of the list
   * @param sequence counts the publications
   * @param asOf nothing recorded before is missing
   * @param expiresAt until when it may be used
   * @param bytes the signed list
   * @param digest its digest
   * @param previous the digest of the publication before, or null
   */
  public StatusPublication {
    Objects.requireNonNull(list, "list");
    bytes = bytes.clone();
  }

  /**
   * The signed list.
   *
   * @return a copy
   */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
