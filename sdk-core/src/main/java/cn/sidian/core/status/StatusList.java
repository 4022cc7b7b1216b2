package cn.sidian.core.status;

import static cn.sidian.core.status.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A signed status list, read but not yet believed: {@link StatusResolver} judges who signed it. A
 * lookup is one array access. Immutable and safe for many threads; its memory is the packed entries
 * and the signed file.
 */
public final class StatusList {
  /** Ten million entries of four bits that cannot be compressed, and the head. */
  static final int MAX_BYTES = 12 << 20;

  private static final int VERSION = 1;
  private static final int MAX_ITEMS = 64;
  private static final int MAX_NAME = 200;
  private static final String SM3 = "sm3:";

  private static final long KEY_VERSION = 0;
  private static final long KEY_KIND = 1;
  private static final long KEY_ISSUER = 2;
  private static final long KEY_NAME = 3;
  private static final long KEY_SIZE = 4;
  private static final long KEY_SEQUENCE = 5;
  private static final long KEY_AS_OF = 6;
  private static final long KEY_EXPIRES = 7;
  private static final long KEY_PREVIOUS = 8;
  private static final long KEY_LIST = 9;

  private final SignedEnvelope envelope;
  private final StatusListHead head;
  private final int bits;
  private final int size;
  private final byte[] packed;
  private final String digest;

  private StatusList(
      SignedEnvelope envelope, StatusListHead head, int bits, int size, byte[] packed) {
    this.envelope = envelope;
    this.head = head;
    this.bits = bits;
    this.size = size;
    this.packed = packed;
    this.digest = SM3 + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(envelope.encoded()));
  }

  /**
   * Reads a list. Inflating stops at the size that the list states; less or more is {@code
   * LIST_LIMIT}.
   *
   * @param encoded the bytes of the file
   * @return the list, not verified
   * @throws SidianException {@code LIST_LIMIT} if it is cut, bloated or larger than a list may be;
   *     {@code LIST_UNREADABLE} if it is something else or of a version that is not known
   */
  public static StatusList read(byte[] encoded) {
    return read(encoded, null);
  }

  /**
   * Reads the list of a file.
   *
   * @param file the file
   * @return the list, not verified
   * @throws SidianException as {@link #read(byte[])}, naming the file
   */
  public static StatusList read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(MAX_BYTES + 1), file.toString());
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static StatusList read(byte[] encoded, @Nullable String place) {
    SignedEnvelope envelope;
    CborFields fields;
    try {
      envelope = SignedEnvelope.read(encoded.clone(), MAX_BYTES);
      fields = CborFields.of(CborReader.read(envelope.payload(), MAX_ITEMS), "payload");
    } catch (SidianException e) {
      // an array of four, as every envelope: what follows was cut or added
      boolean begun = encoded.length > 0 && encoded[0] == (byte) 0x84;
      throw begun ? limit(place, e) : unreadable(place, e);
    }
    try {
      boolean ours =
          fields.number(KEY_VERSION) == VERSION
              && fields.number(KEY_KIND) == EnvelopeKind.STATUS.number()
              && !fields.hasUnknown(KEY_LIST)
              && !envelope.hasOtherHeaders();
      if (!ours) {
        throw unreadable(place, null);
      }
      return read(envelope, fields, place);
    } catch (SidianException e) {
      throw e.code().startsWith("LIST_") ? e : unreadable(place, e);
    } catch (IllegalArgumentException e) {
      // a head that contradicts itself
      throw unreadable(place, e);
    }
  }

  private static StatusList read(
      SignedEnvelope envelope, CborFields fields, @Nullable String place) {
    byte[] previous = fields.optionalBytes(KEY_PREVIOUS, DigestAlgorithm.SM3.length());
    StatusListHead head =
        new StatusListHead(
            name(fields, KEY_ISSUER),
            name(fields, KEY_NAME),
            fields.number(KEY_SEQUENCE, 1, Long.MAX_VALUE),
            time(fields, KEY_AS_OF),
            time(fields, KEY_EXPIRES),
            previous == null ? null : SM3 + HexFormat.of().formatHex(previous));
    Cbor list = fields.value(KEY_LIST);
    if (!(list instanceof Cbor.Dictionary map)
        || map.entries().size() != 2
        || !(map.get(Cbor.of("bits")) instanceof Cbor.Int bits)
        || !StatusEntries.isWidth(bits.value())
        || !(map.get(Cbor.of("lst")) instanceof Cbor.Bytes lst)) {
      throw CborFields.shape("payload key " + KEY_LIST);
    }
    long size = fields.number(KEY_SIZE);
    if (size < 1 || size > StatusEntries.MAX_SIZE) {
      throw limit(place, null);
    }
    byte[] packed =
        Zlib.inflate(lst.content(), StatusEntries.bytes((int) bits.value(), (int) size));
    if (packed == null) {
      throw limit(place, null);
    }
    return new StatusList(envelope, head, (int) bits.value(), (int) size, packed);
  }

  private static String name(CborFields fields, long key) {
    String name = fields.text(key);
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw CborFields.shape("payload key " + key);
    }
    return name;
  }

  private static Instant time(CborFields fields, long key) {
    // until the year 9999
    return Instant.ofEpochSecond(fields.number(key, 0, 253_402_300_799L));
  }

  private static SidianException limit(@Nullable String place, @Nullable Exception cause) {
    return new SidianException("LIST_LIMIT", MESSAGES.text("LIST_LIMIT"), place, cause);
  }

  private static SidianException unreadable(@Nullable String place, @Nullable Exception cause) {
    return new SidianException("LIST_UNREADABLE", MESSAGES.text("LIST_UNREADABLE"), place, cause);
  }

  static StatusList sign(
      StatusEntries entries, StatusListHead head, SigningKey key, AlgorithmNumbers numbers) {
    byte[] packed = entries.packed().clone();
    Cbor list =
        Cbor.map()
            .put("bits", Cbor.of(entries.bits()))
            .put("lst", Cbor.of(Zlib.deflate(packed)))
            .build();
    String previous = head.previous();
    Cbor payload =
        Cbor.map()
            .put(KEY_VERSION, Cbor.of(VERSION))
            .put(KEY_KIND, Cbor.of(EnvelopeKind.STATUS.number()))
            .put(KEY_ISSUER, Cbor.of(head.issuer()))
            .put(KEY_NAME, Cbor.of(head.name()))
            .put(KEY_SIZE, Cbor.of(entries.size()))
            .put(KEY_SEQUENCE, Cbor.of(head.sequence()))
            .put(KEY_AS_OF, Cbor.of(head.asOf().getEpochSecond()))
            .put(KEY_EXPIRES, Cbor.of(head.expiresAt().getEpochSecond()))
            .put(
                KEY_PREVIOUS,
                previous == null
                    ? null
                    : Cbor.of(HexFormat.of().parseHex(previous.substring(SM3.length()))))
            .put(KEY_LIST, list)
            .build();
    SignedEnvelope envelope =
        SignedEnvelope.sign(EnvelopeKind.STATUS, CborWriter.write(payload), key, numbers);
    return new StatusList(envelope, head, entries.bits(), entries.size(), packed);
  }

  /**
   * What the list says of itself.
   *
   * @return issuer, name, sequence and times
   */
  public StatusListHead head() {
    return head;
  }

  /**
   * How many bits each entry has.
   *
   * @return 1, 2, 4 or 8
   */
  public int bits() {
    return bits;
  }

  /**
   * How many entries it has.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * An entry.
   *
   * @param index which
   * @return empty if the list has no such entry
   */
  public OptionalInt value(long index) {
    return index < 0 || index >= size
        ? OptionalInt.empty()
        : OptionalInt.of(StatusEntries.get(packed, bits, (int) index));
  }

  /**
   * The entries, to be changed into those of the next list.
   *
   * @return a copy
   */
  public StatusEntries entries() {
    StatusEntries copy = StatusEntries.of(bits, size);
    System.arraycopy(packed, 0, copy.packed(), 0, packed.length);
    return copy;
  }

  /**
   * The digest of the signed file: what the next list names as its predecessor.
   *
   * @return {@code sm3:} and 64 hexadecimal digits
   */
  public String digest() {
    return digest;
  }

  /**
   * The id of the key that the list says it was signed with.
   *
   * @return eight bytes; a copy
   */
  public byte[] keyId() {
    return envelope.keyId();
  }

  /**
   * Whether a key signed this list, with the algorithm it is registered for.
   *
   * @param key the key
   * @param numbers how algorithms are numbered
   * @return true if it did
   */
  public boolean isSignedBy(VerifyingKey key, AlgorithmNumbers numbers) {
    return envelope.algorithmFits(key, numbers) && envelope.isSignedBy(key, EnvelopeKind.STATUS);
  }

  /**
   * The signed file.
   *
   * @return a copy
   */
  public byte[] encoded() {
    return envelope.encoded();
  }

  @Override
  public String toString() {
    return "StatusList[" + head.name() + ", " + head.sequence() + ", " + size + " entries]";
  }
}
