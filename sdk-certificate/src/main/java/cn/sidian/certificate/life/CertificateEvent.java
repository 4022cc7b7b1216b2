package cn.sidian.certificate.life;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One act that happened to a certificate. Events of a certificate form a chain: each names the
 * digest of the one before it (WD-10).
 *
 * @param identifier the certificate, with version
 * @param number its place among the events of the certificate, from 1
 * @param act what was done
 * @param from the state before; null for ISSUE
 * @param to the state after
 * @param effectiveAt from when it holds, to the microsecond
 * @param recordedAt when the register learned of it, to the microsecond
 * @param actor who did it, as the host names persons; never a citizen's number
 * @param basis the legal basis, in words
 * @param successor the certificate that takes its place, or for ISSUE the predecessor; or null
 * @param previous the digest of the event before, {@link #NONE} for the first
 * @param digest the digest of this one, 64 hexadecimal digits
 */
public record CertificateEvent(
    String identifier,
    long number,
    LifeAct act,
    @Nullable CertificateState from,
    CertificateState to,
    Instant effectiveAt,
    Instant recordedAt,
    String actor,
    String basis,
    @Nullable String successor,
    String previous,
    String digest) {
  /** What the first event names as the one before it. */
  public static final String NONE = "0".repeat(64);

  private static final String FORMAT = "sidian-event/1";

  /**
   * Checks the parts.
   *
   * @param identifier the certificate
   * @param number its place
   * @param act what was done
   * @param from the state before, or null
   * @param to the state after
   * @param effectiveAt from when it holds
   * @param recordedAt when the register learned of it
   * @param actor who did it
   * @param basis the legal basis
   * @param successor successor or predecessor, or null
   * @param previous the digest of the event before
   * @param digest the digest of this one
   */
  public CertificateEvent {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(effectiveAt, "effectiveAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(digest, "digest");
  }

  /**
   * The next event of a certificate, with its digest.
   *
   * @param identifier the certificate
   * @param number its place among the events, from 1
   * @param act what was done
   * @param from the state before, or null for ISSUE
   * @param to the state after
   * @param effectiveAt from when it holds; cut to the microsecond
   * @param recordedAt when the register learned of it; cut to the microsecond
   * @param actor who did it
   * @param basis the legal basis
   * @param successor successor or predecessor, or null
   * @param previous the digest of the event before, or {@link #NONE}
   * @return the event
   */
  public static CertificateEvent of(
      String identifier,
      long number,
      LifeAct act,
      @Nullable CertificateState from,
      CertificateState to,
      Instant effectiveAt,
      Instant recordedAt,
      String actor,
      String basis,
      @Nullable String successor,
      String previous) {
    CertificateEvent undigested =
        new CertificateEvent(
            identifier,
            number,
            act,
            from,
            to,
            effectiveAt.truncatedTo(ChronoUnit.MICROS),
            recordedAt.truncatedTo(ChronoUnit.MICROS),
            actor,
            basis,
            successor,
            previous,
            "");
    return undigested.withDigest(undigested.computedDigest());
  }

  private CertificateEvent withDigest(String computed) {
    return new CertificateEvent(
        identifier,
        number,
        act,
        from,
        to,
        effectiveAt,
        recordedAt,
        actor,
        basis,
        successor,
        previous,
        computed);
  }

  /**
   * SM3 over all parts but the digest, each with its length before it, so that no two events have
   * the same input.
   *
   * @return 64 hexadecimal digits in lower case
   */
  public String computedDigest() {
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    for (@Nullable String part :
        new @Nullable String[] {
          FORMAT,
          identifier,
          Long.toString(number),
          act.name(),
          from == null ? null : from.name(),
          to.name(),
          effectiveAt.toString(),
          recordedAt.toString(),
          actor,
          basis,
          successor,
          previous
        }) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      sm3.update(ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).array());
      sm3.update(bytes);
    }
    return HexFormat.of().formatHex(sm3.digest());
  }

  /**
   * Whether the digest is that of the other parts.
   *
   * @return false if the event was changed
   */
  public boolean isWhole() {
    return digest.equals(computedDigest());
  }
}
