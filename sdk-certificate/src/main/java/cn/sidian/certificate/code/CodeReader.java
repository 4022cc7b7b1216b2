package cn.sidian.certificate.code;

import cn.sidian.certificate.internal.code.CodeMessages;
import cn.sidian.core.SidianException;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.util.Optional;

/** Reads the text of a symbol. Nothing is believed by reading. */
public final class CodeReader {
  /** More than the largest QR symbol holds. */
  private static final int MAX_CHARACTERS = 4_296;

  private static final int MAX_ITEMS = 128;

  private CodeReader() {}

  /**
   * Reads a code.
   *
   * @param text what a scanner gave or a person typed; line ends around it are dropped
   * @return empty if it is not one of ours: it does not begin with {@code SD1:}
   * @throws SidianException with the place, if it begins like ours and is not well formed: {@code
   *     BASE45_MALFORMED}, {@code CBOR_MALFORMED}, {@code TOKEN_MALFORMED}, {@code LIMIT_EXCEEDED}
   */
  public static Optional<ScannedCode> read(String text) {
    String code = withoutLineEnds(text);
    if (!code.startsWith(Payload.PREFIX)) {
      return Optional.empty();
    }
    if (code.length() > MAX_CHARACTERS) {
      throw new SidianException(
          "LIMIT_EXCEEDED",
          CodeMessages.MESSAGES.text("LIMIT_EXCEEDED.characters", MAX_CHARACTERS),
          "character " + MAX_CHARACTERS);
    }
    byte[] bytes = Base45.decode(code, Payload.PREFIX.length());
    return Optional.of(
        ShowToken.isToken(bytes)
            ? new ScannedCode(CodeKind.TOKEN, ShowToken.read(bytes), null)
            : signed(SignedEnvelope.read(bytes, MAX_CHARACTERS)));
  }

  private static String withoutLineEnds(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isLineEnd(text.charAt(from))) {
      from++;
    }
    while (to > from && isLineEnd(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static ScannedCode signed(SignedEnvelope envelope) {
    CborFields payload = CborFields.of(CborReader.read(envelope.payload(), MAX_ITEMS), "payload");
    CodeKind kind =
        EnvelopeKind.ofNumber(payload.number(Payload.KEY_KIND))
            .flatMap(CodeReader::kind)
            .orElseThrow(() -> CborFields.shape("payload key " + Payload.KEY_KIND));
    boolean known =
        payload.number(Payload.KEY_VERSION) == Payload.VERSION
            && !envelope.hasOtherHeaders()
            && isKnown(kind, payload);
    return new ScannedCode(kind, known ? content(kind, payload) : null, envelope);
  }

  private static Optional<CodeKind> kind(EnvelopeKind kind) {
    return switch (kind) {
      case PERMIT -> Optional.of(CodeKind.PERMIT);
      case COPY -> Optional.of(CodeKind.COPY);
      case PASS -> Optional.of(CodeKind.PASS);
      case STATUS, STATEMENT, BUNDLE -> Optional.empty();
    };
  }

  private static boolean isKnown(CodeKind kind, CborFields payload) {
    return switch (kind) {
      case PERMIT -> PermitCode.isKnown(payload);
      case COPY -> CopyCode.isKnown(payload);
      case PASS -> OfflinePass.isKnown(payload);
      case TOKEN -> false;
    };
  }

  private static CodeContent content(CodeKind kind, CborFields payload) {
    return switch (kind) {
      case PERMIT -> PermitCode.read(payload);
      case COPY -> CopyCode.read(payload);
      case PASS -> OfflinePass.read(payload);
      case TOKEN -> throw new IllegalStateException("a token has no payload");
    };
  }
}
