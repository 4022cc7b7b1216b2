package cn.sidian.core.internal.envelope;

import static cn.sidian.core.internal.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.RawSignature;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import java.util.List;

/**
 * The array {@code [protected {1: alg, 4: key id}, {}, payload, signature r ‖ s]}, untagged and
 * deterministic, signed like COSE_Sign1 (RFC 9052, 4.4) over {@code ["Signature1", protected,
 * external_aad, payload]}. Immutable.
 */
public final class SignedEnvelope {
  /** Of the header. */
  private static final long ALGORITHM = 1;

  private static final long KEY_ID = 4;
  private static final int SIGNATURE_LENGTH = 64;

  /** The array, its four parts and the header need a dozen. */
  private static final int ENVELOPE_ITEMS = 16;

  private final byte[] encoded;
  private final byte[] header;
  private final long algorithm;
  private final byte[] keyId;
  private final byte[] payload;
  private final byte[] signature;
  private final boolean hasOtherHeaders;

  private SignedEnvelope(byte[] encoded, List<Cbor> parts) {
    this.encoded = encoded;
    this.header = bytes(parts.get(0), "part 0");
    CborFields head =
        CborFields.of(CborReader.read(header, ENVELOPE_ITEMS), "part 0: protected header");
    this.algorithm = head.number(ALGORITHM);
    this.keyId = head.bytes(KEY_ID, VerifyingKey.ID_LENGTH);
    boolean unprotected =
        !(parts.get(1) instanceof Cbor.Dictionary map) || !map.entries().isEmpty();
    if (unprotected) {
      throw CborFields.shape("part 1");
    }
    this.payload = bytes(parts.get(2), "part 2");
    this.signature = bytes(parts.get(3), "part 3");
    if (signature.length != SIGNATURE_LENGTH) {
      throw CborFields.shape("part 3");
    }
    this.hasOtherHeaders = CborWriter.write(head(algorithm, keyId)).length != header.length;
  }

  private static byte[] bytes(Cbor value, String place) {
    if (value instanceof Cbor.Bytes bytes) {
      return bytes.content();
    }
    throw CborFields.shape(place);
  }

  /**
   * Reads an envelope; nothing is verified.
   *
   * @param encoded the bytes; not copied
   * @param maxBytes the most bytes it may have
   * @throws SidianException {@code CBOR_MALFORMED} or {@code LIMIT_EXCEEDED}
   */
  public static SignedEnvelope read(byte[] encoded, long maxBytes) {
    if (encoded.length > maxBytes) {
      throw new SidianException(
          "LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED.bytes", maxBytes), null);
    }
    Cbor value = CborReader.read(encoded, ENVELOPE_ITEMS);
    if (value instanceof Cbor.Array array && array.items().size() == 4) {
      return new SignedEnvelope(encoded, array.items());
    }
    throw CborFields.shape("byte 0");
  }

  /**
   * Signs a payload.
   *
   * @param kind what it is
   * @param payload its encoding
   * @param key who signs
   * @param numbers how algorithms are numbered
   * @throws IllegalArgumentException if the key has no suite that goes into envelopes
   */
  public static SignedEnvelope sign(
      EnvelopeKind kind, byte[] payload, SigningKey key, AlgorithmNumbers numbers) {
    VerifyingKey own = verifyingKey(key);
    byte[] header = CborWriter.write(head(numbers.of(own.suite()).orElseThrow(), own.id()));
    byte[] signature =
        RawSignature.fromDer(
            key.sign(own.suite(), toBeSigned(kind, header, payload)), SIGNATURE_LENGTH / 2);
    List<Cbor> parts =
        List.of(Cbor.of(header), Cbor.map().build(), Cbor.of(payload), Cbor.of(signature));
    return new SignedEnvelope(CborWriter.write(Cbor.array(parts)), parts);
  }

  /**
   * The key that verifies what a signing key signs into envelopes.
   *
   * @throws IllegalArgumentException if it is neither SM2 nor P-256
   */
  public static VerifyingKey verifyingKey(SigningKey key) {
    return SignatureSuite.usualFor(key.certificate().getPublicKey())
        .filter(suite -> AlgorithmNumbers.DEFAULT.of(suite).isPresent())
        .map(suite -> VerifyingKey.of(key.certificate().getPublicKey(), suite))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "codes, lists and bundles are signed by SM2 or P-256 keys; choose such a key"));
  }

  private static Cbor head(long algorithm, byte[] keyId) {
    return Cbor.map().put(ALGORITHM, Cbor.of(algorithm)).put(KEY_ID, Cbor.of(keyId)).build();
  }

  private static byte[] toBeSigned(EnvelopeKind kind, byte[] header, byte[] payload) {
    return CborWriter.write(
        Cbor.array(
            Cbor.of("Signature1"),
            Cbor.of(header),
            Cbor.of(kind.externalData()),
            Cbor.of(payload)));
  }

  /**
   * Whether a key signed this as a kind. The algorithm is that of the key's registration; the
   * number in the header decides nothing, and {@link #algorithmFits} compares it.
   */
  public boolean isSignedBy(VerifyingKey key, EnvelopeKind kind) {
    return key.verifyRaw(toBeSigned(kind, header, payload), signature);
  }

  /** Whether a key signed this as a kind under another SM2 user id than that of its suite. */
  public boolean isSignedUnderOtherUserId(VerifyingKey key, EnvelopeKind kind) {
    return key.isUnderOtherUserId(toBeSigned(kind, header, payload), signature);
  }

  /** Whether the header names the algorithm that the key is registered for. */
  public boolean algorithmFits(VerifyingKey key, AlgorithmNumbers numbers) {
    return numbers.of(key.suite()).orElse(0) == algorithm;
  }

  /** Whether the header holds more than algorithm and key id, which nobody may ignore here. */
  public boolean hasOtherHeaders() {
    return hasOtherHeaders;
  }

  /** The bytes that the signature is over, for other tools. */
  public byte[] toBeSigned(EnvelopeKind kind) {
    return toBeSigned(kind, header, payload);
  }

  /** The whole encoding; a copy. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** How many bytes the whole encoding has. */
  public int length() {
    return encoded.length;
  }

  /** The key id of the header; a copy. */
  public byte[] keyId() {
    return keyId.clone();
  }

  /** The algorithm number of the header, which nobody believes. */
  public long algorithm() {
    return algorithm;
  }

  /** The payload; a copy. */
  public byte[] payload() {
    return payload.clone();
  }

  /** r ‖ s; a copy. */
  public byte[] signature() {
    return signature.clone();
  }
}
