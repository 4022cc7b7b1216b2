package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import cn.sidian.core.internal.cbor.CborReader;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.X509Certificates;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a bundle is spelt: {@code docs/formats.md} has the table of keys. */
public final class BundleFormat {
  /** Some thousand keys with their certificates. */
  public static final int MAX_BYTES = 16 << 20;

  private static final int MAX_ITEMS = 1_000_000;
  private static final int VERSION = 1;
  private static final long LAST_KEY = 12;
  private static final String SM3 = "sm3:";

  private BundleFormat() {}

  /** The signed bytes. */
  public static byte[] write(
      VerifierBundle.Content content, SigningKey key, AlgorithmNumbers numbers) {
    String previous = content.previous();
    CertificateCatalog catalogue = content.catalogue();
    Cbor payload =
        Cbor.map()
            .put(0, Cbor.of(VERSION))
            .put(1, Cbor.of(EnvelopeKind.BUNDLE.number()))
            .put(2, Cbor.of(content.register()))
            .put(3, Cbor.of(content.sequence()))
            .put(4, instant(content.asOf()))
            .put(5, instant(content.expiresAt()))
            .put(
                6,
                previous == null
                    ? null
                    : Cbor.of(HexFormat.of().parseHex(previous.substring(SM3.length()))))
            .put(7, list(content.keys().bindings(), BundleFormat::key))
            .put(8, list(content.types(), BundleFormat::type))
            .put(9, list(content.history().units(), BundleFormat::unit))
            .put(10, list(content.history().competences(), BundleFormat::competence))
            .put(11, list(content.intermediates(), BundleFormat::certificate))
            .put(12, catalogue == null ? null : Cbor.of(catalogue.canonicalJson()))
            .build();
    return SignedEnvelope.sign(EnvelopeKind.BUNDLE, CborWriter.write(payload), key, numbers)
        .encoded();
  }

  private static <T> Cbor list(List<T> items, java.util.function.Function<T, Cbor> writing) {
    List<Cbor> written = new ArrayList<>();
    items.forEach(item -> written.add(writing.apply(item)));
    return Cbor.array(written);
  }

  private static Cbor key(KeyBinding key) {
    return Cbor.map()
        .put(0, Cbor.of(key.unit()))
        .put(1, Cbor.of(key.role().name()))
        .put(2, Cbor.of(key.suite().name()))
        .put(3, instant(key.from()))
        .put(4, instant(key.to()))
        .put(5, Cbor.of(key.issuance().name()))
        .put(6, instant(key.compromisedSince()))
        .put(7, certificate(key.certificate()))
        .build();
  }

  private static Cbor type(TypeEdition type) {
    return Cbor.map()
        .put(0, Cbor.of(type.code()))
        .put(1, Cbor.of(type.edition()))
        .put(2, Cbor.of(type.name()))
        .put(3, day(type.from()))
        .put(4, day(type.to()))
        .put(5, type.simulated() ? Cbor.of(1) : null)
        .build();
  }

  private static Cbor unit(IssuerUnit unit) {
    return Cbor.map()
        .put(0, Cbor.of(unit.code()))
        .put(1, Cbor.of(unit.name()))
        .put(2, day(unit.from()))
        .put(3, day(unit.to()))
        .build();
  }

  private static Cbor competence(IssuerCompetence competence) {
    String area = competence.area();
    return Cbor.map()
        .put(0, Cbor.of(competence.unit()))
        .put(1, Cbor.of(competence.typeCode()))
        .put(2, area == null ? null : Cbor.of(area))
        .put(3, day(competence.from()))
        .put(4, day(competence.to()))
        .build();
  }

  private static Cbor certificate(X509Certificate certificate) {
    try {
      return Cbor.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate cannot be encoded", e);
    }
  }

  private static @Nullable Cbor instant(@Nullable Instant instant) {
    return instant == null ? null : Cbor.of(instant.getEpochSecond());
  }

  private static @Nullable Cbor day(@Nullable LocalDate day) {
    return day == null ? null : Cbor.of(day.toEpochDay());
  }

  /** What the bytes say. */
  public static VerifierBundle.Content read(byte[] encoded, @Nullable String place) {
    try {
      SignedEnvelope envelope = SignedEnvelope.read(encoded, MAX_BYTES);
      CborFields fields = CborFields.of(CborReader.read(envelope.payload(), MAX_ITEMS), "payload");
      boolean ours =
          fields.number(0) == VERSION
              && fields.number(1) == EnvelopeKind.BUNDLE.number()
              && !fields.hasUnknown(LAST_KEY)
              && !envelope.hasOtherHeaders();
      if (!ours) {
        throw unreadable(place, null);
      }
      return content(fields);
    } catch (SidianException e) {
      throw e.code().equals("BUNDLE_UNREADABLE") ? e : unreadable(place, e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable(place, e);
    }
  }

  private static VerifierBundle.Content content(CborFields fields) {
    byte[] previous = fields.optionalBytes(6, 32);
    return new VerifierBundle.Content(
        fields.text(2),
        fields.number(3, 1, Long.MAX_VALUE),
        instant(fields.number(4)),
        instant(fields.number(5)),
        previous == null ? null : SM3 + HexFormat.of().formatHex(previous),
        IssuerKeys.of(fields.maps(7, BundleFormat::readKey)),
        certificates(fields.value(11)),
        fields.maps(8, BundleFormat::readType),
        new IssuerHistory(
            fields.maps(9, BundleFormat::readUnit), fields.maps(10, BundleFormat::readCompetence)),
        fields.has(12) ? CertificateCatalog.parse(fields.bytes(12)) : null);
  }

  private static KeyBinding readKey(CborFields key) {
    SignatureSuite suite =
        SignatureSuite.named(key.text(2)).orElseThrow(() -> CborFields.shape("a suite"));
    return new KeyBinding(
        key.text(0),
        KeyRole.valueOf(key.text(1)),
        suite,
        instant(key.number(3)),
        optionalInstant(key.optionalNumber(4)),
        Issuance.valueOf(key.text(5)),
        optionalInstant(key.optionalNumber(6)),
        X509Certificates.parse(key.bytes(7)));
  }

  private static TypeEdition readType(CborFields type) {
    return new TypeEdition(
        type.text(0),
        type.text(1),
        type.text(2),
        day(type.number(3)),
        optionalDay(type, 4),
        type.has(5));
  }

  private static IssuerUnit readUnit(CborFields unit) {
    return new IssuerUnit(unit.text(0), unit.text(1), day(unit.number(2)), optionalDay(unit, 3));
  }

  private static IssuerCompetence readCompetence(CborFields competence) {
    return new IssuerCompetence(
        competence.text(0),
        competence.text(1),
        competence.optionalText(2),
        day(competence.number(3)),
        optionalDay(competence, 4));
  }

  private static List<X509Certificate> certificates(@Nullable Cbor value) {
    if (!(value instanceof Cbor.Array array)) {
      throw CborFields.shape("payload key 11");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Cbor item : array.items()) {
      if (!(item instanceof Cbor.Bytes der)) {
        throw CborFields.shape("payload key 11");
      }
      certificates.add(X509Certificates.parse(der.content()));
    }
    return certificates;
  }

  private static Instant instant(long second) {
    return Instant.ofEpochSecond(second);
  }

  private static @Nullable Instant optionalInstant(@Nullable Long second) {
    return second == null ? null : Instant.ofEpochSecond(second);
  }

  private static LocalDate day(long day) {
    return LocalDate.ofEpochDay(day);
  }

  private static @Nullable LocalDate optionalDay(CborFields fields, long key) {
    Long day = fields.optionalNumber(key);
    return day == null ? null : LocalDate.ofEpochDay(day);
  }

  /** Whether one of the anchors itself signed the bytes. */
  public static boolean isSignedBy(byte[] encoded, TrustAnchors anchors, AlgorithmNumbers numbers) {
    SignedEnvelope envelope = SignedEnvelope.read(encoded, MAX_BYTES);
    for (X509Certificate anchor : anchors.certificates()) {
      Optional<VerifyingKey> key =
          SignatureSuite.usualFor(anchor.getPublicKey())
              .map(suite -> VerifyingKey.of(anchor.getPublicKey(), suite));
      boolean signed =
          key.isPresent()
              && Arrays.equals(key.get().id(), envelope.keyId())
              && envelope.algorithmFits(key.get(), numbers)
              && envelope.isSignedBy(key.get(), EnvelopeKind.BUNDLE);
      if (signed) {
        return true;
      }
    }
    return false;
  }

  /** BUNDLE_UNREADABLE. */
  public static SidianException unreadable(@Nullable String place, @Nullable Exception cause) {
    return new SidianException(
        "BUNDLE_UNREADABLE", MESSAGES.text("BUNDLE_UNREADABLE"), place, cause);
  }
}
