package cn.sidian.certificate.code;

import cn.sidian.certificate.internal.code.NormalText;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.RawSignature;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A code that was read and not yet believed. Immutable and safe for many threads. */
public final class ScannedCode {
  private final CodeKind kind;
  private final @Nullable CodeContent content;
  private final @Nullable SignedEnvelope envelope;

  ScannedCode(CodeKind kind, @Nullable CodeContent content, @Nullable SignedEnvelope envelope) {
    this.kind = kind;
    this.content = content;
    this.envelope = envelope;
  }

  /**
   * What it claims to be.
   *
   * @return never null
   */
  public CodeKind kind() {
    return kind;
  }

  /**
   * What it says.
   *
   * @return null if it is of a version, or has parts, that this software does not know
   */
  public @Nullable CodeContent content() {
    return content;
  }

  /**
   * Whether everything a person would read in it can be read as it stands: nothing invisible, no
   * turned direction, no full-width digits.
   *
   * @return false if a text is not normal
   */
  public boolean isTextNormal() {
    List<String> texts = List.of();
    if (content instanceof PermitCode permit) {
      texts = new java.util.ArrayList<>(permit.fields().values());
      texts.addAll(permit.fields().keySet());
    } else if (content instanceof CopyCode copy) {
      texts = copy.texts();
    } else if (content instanceof OfflinePass pass) {
      texts = pass.texts();
    }
    for (String text : texts) {
      if (!NormalText.isNormal(text)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The id of the key that it says it was signed with.
   *
   * @return eight bytes; null for a token, which nobody signs
   */
  public byte @Nullable [] keyId() {
    return envelope == null ? null : envelope.keyId();
  }

  /**
   * Whether a key signed it, as this kind of code.
   *
   * @param key the key with the suite it is registered for
   * @return false for a token
   */
  public boolean isSignedBy(VerifyingKey key) {
    return envelope != null && envelope.isSignedBy(key, envelopeKind());
  }

  /**
   * Whether a key signed it under another SM2 user id than that of its suite: why it does not
   * verify.
   *
   * @param key the key with the suite it is registered for
   * @return false for a token
   */
  public boolean isSignedUnderOtherUserId(VerifyingKey key) {
    return envelope != null && envelope.isSignedUnderOtherUserId(key, envelopeKind());
  }

  /**
   * Whether the code names the algorithm that a key is registered for.
   *
   * @param key the key with the suite it is registered for
   * @param numbers how algorithms are numbered
   * @return false for a token
   */
  public boolean algorithmFits(VerifyingKey key, AlgorithmNumbers numbers) {
    return envelope != null && envelope.algorithmFits(key, numbers);
  }

  /**
   * The bytes that the signature is over, for other tools.
   *
   * @return a copy; null for a token
   */
  public byte @Nullable [] toBeSigned() {
    return envelope == null ? null : envelope.toBeSigned(envelopeKind());
  }

  /**
   * The signature, for other tools.
   *
   * @return DER; null for a token
   */
  public byte @Nullable [] signature() {
    return envelope == null ? null : RawSignature.toDer(envelope.signature());
  }

  private EnvelopeKind envelopeKind() {
    return switch (kind) {
      case PERMIT -> EnvelopeKind.PERMIT;
      case COPY -> EnvelopeKind.COPY;
      case PASS -> EnvelopeKind.PASS;
      case TOKEN -> throw new IllegalStateException("nobody signs a token");
    };
  }

  @Override
  public String toString() {
    return "ScannedCode[" + kind + "]";
  }
}
