package cn.sidian.certificate.life;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.internal.code.IdentifierBytes;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a register says of one certificate at one past instant, signed by its STATUS key: what a
 * status list leaves out, since when, by which act and on which basis. Who may sign it a verifier
 * says: {@link cn.sidian.certificate.CertificateVerifier#objection}. Immutable and safe for many
 * threads.
 */
public final class StatusStatement {
  private static final int MAX_BYTES = 8_192;
  private static final int MAX_ITEMS = 100;
  private static final int VERSION = 1;
  private static final long LAST_KEY = 10;
  private static final int DIGEST = 32;

  private final Content content;
  private final SignedEnvelope envelope;

  private StatusStatement(Content content, SignedEnvelope envelope) {
    this.content = content;
    this.envelope = envelope;
  }

  /**
   * What is said.
   *
   * @param identifier the certificate
   * @param at the instant asked about, to the second
   * @param madeAt when the register said so, to the second; never before {@code at}
   * @param state its state then; null if it was not issued yet
   * @param since from when it was in that state, or null
   * @param cause the act behind it, or null
   * @param basis the legal basis of that act, or null
   * @param lastEvent the number of the last event that the register knew
   * @param head the digest of that event, 64 hexadecimal digits
   */
  public record Content(
      CertificateId identifier,
      Instant at,
      Instant madeAt,
      @Nullable CertificateState state,
      @Nullable Instant since,
      @Nullable LifeAct cause,
      @Nullable String basis,
      long lastEvent,
      String head) {
    /**
     * Checks the parts.
     *
     * @param identifier the certificate
     * @param at the instant asked about
     * @param madeAt when the register said so
     * @param state its state then, or null
     * @param since from when, or null
     * @param cause the act behind it, or null
     * @param basis the legal basis, or null
     * @param lastEvent the number of the last event
     * @param head the digest of that event
     * @throws IllegalArgumentException if the question is about the future, or a state has no
     *     beginning
     */
    public Content {
      Objects.requireNonNull(identifier, "identifier");
      at = at.truncatedTo(ChronoUnit.SECONDS);
      madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
      since = since == null ? null : since.truncatedTo(ChronoUnit.SECONDS);
      if (at.isAfter(madeAt)) {
        throw new IllegalArgumentException("nobody can state what will be; ask about the past");
      }
      if ((state == null) != (since == null)) {
        throw new IllegalArgumentException("a state has a beginning, and only a state has one");
      }
      if (lastEvent < 1 || !head.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("a statement names the last event and its digest");
      }
    }

    /**
     * What a trace says of an instant.
     *
     * @param trace the trace
     * @param at the instant asked about
     * @param madeAt the present
     * @return the content
     * @throws IllegalArgumentException if the chain is broken: then nobody can state anything
     */
    public static Content of(CertificateTrace trace, Instant at, Instant madeAt) {
      List<CertificateEvent> events = trace.events();
      if (trace.chain() != CertificateTrace.Chain.INTACT || events.isEmpty()) {
        throw new IllegalArgumentException("the trace is not whole; nothing can be stated");
      }
      CertificateStanding standing = trace.stateAt(at).orElse(null);
      LifeAct cause = standing == null ? null : standing.cause();
      String basis =
          events.stream()
              .filter(event -> event.act() == cause && !event.effectiveAt().isAfter(at))
              .map(CertificateEvent::basis)
              .reduce((first, second) -> second)
              .orElse(null);
      CertificateEvent last = events.get(events.size() - 1);
      return new Content(
          CertificateId.parse(trace.identifier()).value().orElseThrow(),
          at,
          madeAt,
          standing == null ? null : standing.state(),
          standing == null ? null : standing.since(),
          cause,
          basis,
          last.number(),
          last.digest());
    }

    @Override
    public String toString() {
      return "Content[" + identifier + ", " + at + ", " + state + "]";
    }
  }

  /**
   * Signs a statement.
   *
   * @param content what is said
   * @param key the STATUS key of the issuing authority; SM2 or P-256
   * @return the statement
   */
  public static StatusStatement sign(Content content, SigningKey key) {
    Cbor payload =
        Cbor.map()
            .put(0, Cbor.of(VERSION))
            .put(1, Cbor.of(EnvelopeKind.STATEMENT.number()))
            .put(2, IdentifierBytes.write(content.identifier()))
            .put(3, Cbor.of(content.at().getEpochSecond()))
            .put(4, Cbor.of(content.madeAt().getEpochSecond()))
            .put(5, text(content.state()))
            .put(6, content.since() == null ? null : Cbor.of(content.since().getEpochSecond()))
            .put(7, text(content.cause()))
            .put(8, content.basis() == null ? null : Cbor.of(content.basis()))
            .put(9, Cbor.of(content.lastEvent()))
            .put(10, Cbor.of(HexFormat.of().parseHex(content.head())))
            .build();
    return new StatusStatement(
        content,
        SignedEnvelope.sign(
            EnvelopeKind.STATEMENT, CborWriter.write(payload), key, AlgorithmNumbers.DEFAULT));
  }

  private static @Nullable Cbor text(@Nullable Enum<?> value) {
    return value == null ? null : Cbor.of(value.name());
  }

  /**
   * Reads a statement; nothing is verified.
   *
   * @param encoded its bytes
   * @return the statement
   * @throws SidianException {@code STATEMENT_UNREADABLE}
   */
  public static StatusStatement read(byte[] encoded) {
    try {
      SignedEnvelope envelope = SignedEnvelope.read(encoded, MAX_BYTES);
      CborFields fields = CborFields.of(CborReader.read(envelope.payload(), MAX_ITEMS), "payload");
      boolean ours =
          fields.number(0) == VERSION
              && fields.number(1) == EnvelopeKind.STATEMENT.number()
              && !fields.hasUnknown(LAST_KEY)
              && !envelope.hasOtherHeaders();
      if (!ours) {
        throw unreadable(null);
      }
      return new StatusStatement(content(fields), envelope);
    } catch (SidianException e) {
      throw e.code().equals("STATEMENT_UNREADABLE") ? e : unreadable(e);
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private static Content content(CborFields fields) {
    Cbor identifier = fields.value(2);
    if (identifier == null) {
      throw unreadable(null);
    }
    String state = fields.optionalText(5);
    Long since = fields.optionalNumber(6);
    String cause = fields.optionalText(7);
    byte[] head = fields.bytes(10);
    if (head.length != DIGEST) {
      throw unreadable(null);
    }
    return new Content(
        IdentifierBytes.read(identifier, "payload key 2"),
        instant(fields.number(3)),
        instant(fields.number(4)),
        state == null ? null : CertificateState.valueOf(state),
        since == null ? null : instant(since),
        cause == null ? null : LifeAct.valueOf(cause),
        fields.optionalText(8),
        fields.number(9, 1, Long.MAX_VALUE),
        HexFormat.of().formatHex(head));
  }

  private static Instant instant(long seconds) {
    if (seconds < 0 || seconds > 253_402_300_799L) {
      throw unreadable(null);
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static SidianException unreadable(@Nullable Exception cause) {
    return new SidianException(
        "STATEMENT_UNREADABLE", MESSAGES.text("STATEMENT_UNREADABLE"), null, cause);
  }

  /**
   * What is said.
   *
   * @return as signed
   */
  public Content content() {
    return content;
  }

  /**
   * The signed bytes.
   *
   * @return a copy
   */
  public byte[] encoded() {
    return envelope.encoded();
  }

  /**
   * The id of the key that it says it was signed with.
   *
   * @return eight bytes
   */
  public byte[] keyId() {
    return envelope.keyId();
  }

  /**
   * Whether a key signed it, as a statement and nothing else.
   *
   * @param key the key with the suite it is registered for
   * @return false if its algorithm is another one
   */
  public boolean isSignedBy(VerifyingKey key) {
    return envelope.algorithmFits(key, AlgorithmNumbers.DEFAULT)
        && envelope.isSignedBy(key, EnvelopeKind.STATEMENT);
  }

  @Override
  public String toString() {
    return "StatusStatement[" + content + "]";
  }
}
