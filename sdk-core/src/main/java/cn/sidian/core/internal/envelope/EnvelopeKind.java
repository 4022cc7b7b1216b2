package cn.sidian.core.internal.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a signed structure is. The name is signed with it as external data, so that no kind passes
 * for another even if the bytes are the same.
 */
public enum EnvelopeKind {
  /** A code printed on a certificate. */
  PERMIT(1, "sidian-permit/1"),
  /** A code printed on a copy for one purpose. */
  COPY(2, "sidian-copy/1"),
  /** A code shown for some minutes. */
  PASS(3, "sidian-pass/1"),
  /** A status list. */
  STATUS(4, "sidian-status/1"),
  /** What a register says of one certificate. */
  STATEMENT(5, "sidian-statement/1"),
  /** What a verifier needs to know of a register. */
  BUNDLE(6, "sidian-bundle/1");

  private final int number;
  private final String externalName;

  EnvelopeKind(int number, String externalName) {
    this.number = number;
    this.externalName = externalName;
  }

  /** Entry 1 of the payload. */
  public int number() {
    return number;
  }

  /** What is signed beside the payload, as external_aad. */
  byte[] externalData() {
    return externalName.getBytes(StandardCharsets.US_ASCII);
  }

  /** The kind of a number. */
  public static Optional<EnvelopeKind> ofNumber(long number) {
    for (EnvelopeKind kind : values()) {
      if (kind.number == number) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
