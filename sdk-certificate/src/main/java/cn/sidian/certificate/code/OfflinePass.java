package cn.sidian.certificate.code;

import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.internal.code.NormalText;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The code that a holder's device shows for some minutes and a verifier checks without a network
 * (亮码, JZ-24). It is made by the register for one purpose and one audience; the device is online
 * when it fetches the pass. A pass that is relayed within its minutes to another verifier is
 * accepted there: only a challenge closes that. Immutable and safe for many threads.
 */
public final class OfflinePass implements CodeContent {
  /** The longest life of a pass. */
  public static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

  /** How many random bytes the id of a pass has. */
  public static final int ID_LENGTH = 16;

  private static final int MAX_CHALLENGE = 32;
  private static final int MIN_CHALLENGE = 8;
  private static final long KEY_TYPE = 2;
  private static final long KEY_ISSUER = 3;
  private static final long KEY_LIST = 4;
  private static final long KEY_INDEX = 5;
  private static final long KEY_FROM = 6;
  private static final long KEY_TO = 7;
  private static final long KEY_HOLDER = 8;
  private static final long KEY_PURPOSE = 9;
  private static final long KEY_AUDIENCE = 10;
  private static final long KEY_NOT_BEFORE = 11;
  private static final long KEY_NOT_AFTER = 12;
  private static final long KEY_ID = 13;
  private static final long KEY_CHALLENGE = 14;

  private final String typeCode;
  private final String issuerCode;
  private final StatusPlace status;
  private final ValidityPeriod validity;
  private final String maskedHolder;
  private final String purpose;
  private final String audience;
  private final Instant notBefore;
  private final Instant notAfter;
  private final byte[] id;
  private final byte @Nullable [] challenge;

  private OfflinePass(Subject subject, Use use, byte[] id, byte @Nullable [] challenge) {
    this.typeCode = subject.typeCode();
    this.issuerCode = subject.issuerCode();
    this.status = subject.status();
    this.validity = subject.validity();
    this.maskedHolder = subject.maskedHolder();
    this.purpose = use.purpose();
    this.audience = use.audience();
    this.notBefore = use.notBefore();
    this.notAfter = use.notAfter();
    this.id = id;
    this.challenge = challenge;
  }

  /**
   * What is presented.
   *
   * @param typeCode the type of the certificate
   * @param issuerCode its issuing authority
   * @param status where its state stands
   * @param validity its days
   * @param maskedHolder the masked name or code of the holder
   */
  public record Subject(
      String typeCode,
      String issuerCode,
      StatusPlace status,
      ValidityPeriod validity,
      String maskedHolder) {
    /** Names the type, not the holder. */
    @Override
    public String toString() {
      return "Subject[" + typeCode + "]";
    }
  }

  /**
   * For what, to whom and when.
   *
   * @param purpose the code of the purpose
   * @param audience who may accept it
   * @param notBefore from when, in whole seconds
   * @param notAfter until when, in whole seconds
   */
  public record Use(String purpose, String audience, Instant notBefore, Instant notAfter) {}

  /**
   * A pass.
   *
   * @param subject what is presented
   * @param use for what, to whom and when
   * @param id 16 random bytes, used once
   * @param challenge what the verifier showed the device, 8 to 32 bytes, or null
   * @return the content of the code
   * @throws IllegalArgumentException if it lives longer than {@link #MAX_LIFETIME}, a text is empty
   *     or holds characters that a person cannot see, or bytes have another length
   */
  public static OfflinePass of(Subject subject, Use use, byte[] id, byte @Nullable [] challenge) {
    Instant notBefore = Instant.ofEpochSecond(use.notBefore().getEpochSecond());
    Instant notAfter = Instant.ofEpochSecond(use.notAfter().getEpochSecond());
    if (!isLifetime(notBefore, notAfter)) {
      throw new IllegalArgumentException("a pass lives for more than nothing, at most 5 minutes");
    }
    if (id.length != ID_LENGTH || !isChallenge(challenge)) {
      throw new IllegalArgumentException("an id has 16 bytes, a challenge 8 to 32");
    }
    Use whole = new Use(use.purpose(), use.audience(), notBefore, notAfter);
    OfflinePass pass =
        new OfflinePass(subject, whole, id.clone(), challenge == null ? null : challenge.clone());
    for (String text : pass.texts()) {
      if (NormalText.require(text, "a part of the pass").isEmpty()) {
        throw new IllegalArgumentException("no part of a pass is empty");
      }
    }
    return pass;
  }

  private static boolean isLifetime(Instant notBefore, Instant notAfter) {
    return notAfter.isAfter(notBefore)
        && Duration.between(notBefore, notAfter).compareTo(MAX_LIFETIME) <= 0;
  }

  private static boolean isChallenge(byte @Nullable [] challenge) {
    return challenge == null
        || (challenge.length >= MIN_CHALLENGE && challenge.length <= MAX_CHALLENGE);
  }

  static OfflinePass read(CborFields payload) {
    byte[] challenge = payload.has(KEY_CHALLENGE) ? payload.bytes(KEY_CHALLENGE) : null;
    Subject subject =
        new Subject(
            payload.text(KEY_TYPE),
            payload.text(KEY_ISSUER),
            Payload.status(payload, KEY_LIST, KEY_INDEX),
            Payload.validity(payload, KEY_FROM, KEY_TO),
            payload.text(KEY_HOLDER));
    Use use =
        new Use(
            payload.text(KEY_PURPOSE),
            payload.text(KEY_AUDIENCE),
            Payload.instant(payload, KEY_NOT_BEFORE),
            Payload.instant(payload, KEY_NOT_AFTER));
    if (!isLifetime(use.notBefore(), use.notAfter()) || !isChallenge(challenge)) {
      throw CborFields.shape("payload");
    }
    return new OfflinePass(subject, use, payload.bytes(KEY_ID, ID_LENGTH), challenge);
  }

  static boolean isKnown(CborFields payload) {
    return !payload.hasUnknown(KEY_CHALLENGE);
  }

  /**
   * Signs the pass.
   *
   * @param key a key that may present for this issuer; SM2 or P-256
   * @return the text of the symbol, beginning with {@code SD1:}
   */
  public String sign(SigningKey key) {
    return sign(key, AlgorithmNumbers.DEFAULT);
  }

  /**
   * Signs the pass with algorithm numbers of one's own.
   *
   * @param key a key that may present for this issuer; SM2 or P-256
   * @param numbers how algorithms are numbered
   * @return the text of the symbol, beginning with {@code SD1:}
   */
  public String sign(SigningKey key, AlgorithmNumbers numbers) {
    return Payload.sign(
        EnvelopeKind.PASS,
        Payload.begin(EnvelopeKind.PASS)
            .put(KEY_TYPE, Cbor.of(typeCode))
            .put(KEY_ISSUER, Cbor.of(issuerCode))
            .put(KEY_LIST, Cbor.of(status.list()))
            .put(KEY_INDEX, Cbor.of(status.index()))
            .put(KEY_FROM, Payload.day(validity.from()))
            .put(KEY_TO, Payload.day(validity.to()))
            .put(KEY_HOLDER, Cbor.of(maskedHolder))
            .put(KEY_PURPOSE, Cbor.of(purpose))
            .put(KEY_AUDIENCE, Cbor.of(audience))
            .put(KEY_NOT_BEFORE, Payload.instant(notBefore))
            .put(KEY_NOT_AFTER, Payload.instant(notAfter))
            .put(KEY_ID, Cbor.of(id))
            .put(KEY_CHALLENGE, challenge == null ? null : Cbor.of(challenge))
            .build(),
        key,
        numbers);
  }

  @Override
  public CodeKind kind() {
    return CodeKind.PASS;
  }

  /**
   * The type of the certificate.
   *
   * @return its code
   */
  public String typeCode() {
    return typeCode;
  }

  /**
   * The issuing authority.
   *
   * @return its code
   */
  public String issuerCode() {
    return issuerCode;
  }

  /**
   * Where the state stands.
   *
   * @return never null
   */
  public StatusPlace status() {
    return status;
  }

  /**
   * The days of validity of the certificate.
   *
   * @return never null
   */
  public ValidityPeriod validity() {
    return validity;
  }

  /**
   * The holder, masked.
   *
   * @return never in clear
   */
  public String maskedHolder() {
    return maskedHolder;
  }

  /**
   * The purpose.
   *
   * @return its code
   */
  public String purpose() {
    return purpose;
  }

  /**
   * Who may accept the pass.
   *
   * @return never empty
   */
  public String audience() {
    return audience;
  }

  /**
   * From when it may be accepted.
   *
   * @return in whole seconds
   */
  public Instant notBefore() {
    return notBefore;
  }

  /**
   * Until when it may be accepted.
   *
   * @return in whole seconds
   */
  public Instant notAfter() {
    return notAfter;
  }

  /**
   * The id, by which a verifier knows a pass again.
   *
   * @return 32 hexadecimal digits
   */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  /**
   * What the verifier showed the device.
   *
   * @return a copy, or null
   */
  public byte @Nullable [] challenge() {
    return challenge == null ? null : challenge.clone();
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(typeCode);
    texts.add(issuerCode);
    texts.add(Objects.requireNonNull(maskedHolder));
    texts.add(purpose);
    texts.add(audience);
    return texts;
  }

  /** Names the type, not the holder. */
  @Override
  public String toString() {
    return "OfflinePass[" + typeCode + ", " + notAfter + "]";
  }
}
