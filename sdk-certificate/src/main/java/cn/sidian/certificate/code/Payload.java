package cn.sidian.certificate.code;

import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the parts that several codes share are spelt. */
final class Payload {
  static final String PREFIX = "SD1:";
  static final long KEY_VERSION = 0;
  static final long KEY_KIND = 1;
  static final int VERSION = 1;

  private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private Payload() {}

  static Cbor.MapBuilder begin(EnvelopeKind kind) {
    return Cbor.map().put(KEY_VERSION, Cbor.of(VERSION)).put(KEY_KIND, Cbor.of(kind.number()));
  }

  static String sign(EnvelopeKind kind, Cbor payload, SigningKey key, AlgorithmNumbers numbers) {
    byte[] encoded = SignedEnvelope.sign(kind, CborWriter.write(payload), key, numbers).encoded();
    return PREFIX + Base45.encode(encoded);
  }

  static @Nullable Cbor day(@Nullable LocalDate day) {
    return day == null ? null : Cbor.of(day.toEpochDay());
  }

  static LocalDate day(CborFields payload, long key) {
    return LocalDate.ofEpochDay(payload.number(key, FIRST_DAY, LAST_DAY));
  }

  static ValidityPeriod validity(CborFields payload, long from, long to) {
    LocalDate first = day(payload, from);
    LocalDate last = payload.has(to) ? day(payload, to) : null;
    if (last != null && last.isBefore(first)) {
      throw CborFields.shape("payload key " + to);
    }
    return new ValidityPeriod(first, last);
  }

  static Cbor instant(Instant instant) {
    return Cbor.of(instant.getEpochSecond());
  }

  static Instant instant(CborFields payload, long key) {
    return Instant.ofEpochSecond(payload.number(key, 0, LAST_DAY * 86_400));
  }

  static StatusPlace status(CborFields payload, long list, long index) {
    String name = payload.text(list);
    long at = payload.number(index, 0, Long.MAX_VALUE);
    if (name.isEmpty() || name.length() > 200) {
      throw CborFields.shape("payload key " + list);
    }
    return new StatusPlace(name, at);
  }
}
