package cn.sidian.certificate.code;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.internal.code.IdentifierBytes;
import cn.sidian.certificate.internal.code.NormalText;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import java.time.LocalDate;
import java.util.List;

/**
 * The code of a copy for one purpose (证照加注件): it says of which certificate the copy is, for what,
 * for whom and until when. It is signed as a kind of its own and never passes for the code of the
 * original, which is nowhere in the copy.
 *
 * @param identifier of the certificate
 * @param status where its state stands
 * @param copy the number of the copy
 * @param purpose the code of the purpose, as in {@code BIDDING}
 * @param user who may use the copy
 * @param until the last day of its use
 */
public record CopyCode(
    CertificateId identifier,
    StatusPlace status,
    String copy,
    String purpose,
    String user,
    LocalDate until)
    implements CodeContent {
  private static final long KEY_IDENTIFIER = 2;
  private static final long KEY_LIST = 3;
  private static final long KEY_INDEX = 4;
  private static final long KEY_COPY = 5;
  private static final long KEY_PURPOSE = 6;
  private static final long KEY_USER = 7;
  private static final long KEY_UNTIL = 8;

  /**
   * Checks the parts; their characters are checked when the code is signed, and judged when it is
   * verified.
   *
   * @param identifier of the certificate
   * @param status where its state stands
   * @param copy the number of the copy
   * @param purpose the code of the purpose
   * @param user who may use the copy
   * @param until the last day of its use
   * @throws IllegalArgumentException if a text is empty
   */
  public CopyCode {
    if (copy.isEmpty() || purpose.isEmpty() || user.isEmpty()) {
      throw new IllegalArgumentException("a copy has a number, a purpose and a user");
    }
  }

  static CopyCode read(CborFields payload) {
    Cbor id = payload.value(KEY_IDENTIFIER);
    if (id == null) {
      throw CborFields.shape("payload");
    }
    try {
      return new CopyCode(
          IdentifierBytes.read(id, "payload key " + KEY_IDENTIFIER),
          Payload.status(payload, KEY_LIST, KEY_INDEX),
          payload.text(KEY_COPY),
          payload.text(KEY_PURPOSE),
          payload.text(KEY_USER),
          Payload.day(payload, KEY_UNTIL));
    } catch (IllegalArgumentException e) {
      throw CborFields.shape("payload");
    }
  }

  static boolean isKnown(CborFields payload) {
    return !payload.hasUnknown(KEY_UNTIL);
  }

  /**
   * Signs the code.
   *
   * @param key a key for copies; SM2 or P-256
   * @return the text of the symbol, beginning with {@code SD1:}
   * @throws IllegalArgumentException if a text holds characters that a person cannot see
   */
  public String sign(SigningKey key) {
    return sign(key, AlgorithmNumbers.DEFAULT);
  }

  /**
   * Signs the code with algorithm numbers of one's own.
   *
   * @param key a key for copies; SM2 or P-256
   * @param numbers how algorithms are numbered
   * @return the text of the symbol, beginning with {@code SD1:}
   * @throws IllegalArgumentException if a text holds characters that a person cannot see
   */
  public String sign(SigningKey key, AlgorithmNumbers numbers) {
    texts().forEach(text -> NormalText.require(text, "a part of the copy's code"));
    return Payload.sign(
        EnvelopeKind.COPY,
        Payload.begin(EnvelopeKind.COPY)
            .put(KEY_IDENTIFIER, IdentifierBytes.write(identifier))
            .put(KEY_LIST, Cbor.of(status.list()))
            .put(KEY_INDEX, Cbor.of(status.index()))
            .put(KEY_COPY, Cbor.of(copy))
            .put(KEY_PURPOSE, Cbor.of(purpose))
            .put(KEY_USER, Cbor.of(user))
            .put(KEY_UNTIL, Payload.day(until))
            .build(),
        key,
        numbers);
  }

  @Override
  public CodeKind kind() {
    return CodeKind.COPY;
  }

  List<String> texts() {
    return List.of(copy, purpose, user);
  }

  /** Names the purpose, not the user. */
  @Override
  public String toString() {
    return "CopyCode[" + purpose + "]";
  }
}
