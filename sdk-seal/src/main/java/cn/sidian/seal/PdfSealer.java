package cn.sidian.seal;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.image.SealFont;
import cn.sidian.seal.internal.longterm.LongTerm;
import cn.sidian.seal.internal.sealing.SealingSettings;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * Puts one seal on PDF documents (WD-20, ZW-04, WH-38). Built once, it is immutable and safe for
 * many threads; each call appends one incremental revision, so that the input's bytes are a prefix
 * of the output and earlier signatures stay valid.
 *
 * <pre>{@code
 * PdfSealer sealer = PdfSealer.builder(Seal.dataVerification("…审批服务管理局"), key).build();
 * SealedPdf sealed = sealer.seal(pdf, placement, SealNote.automatic().withProvenance(p)).requireSealed();
 * }</pre>
 */
public final class PdfSealer {
  private final SealingSettings settings;
  private final @Nullable LongTerm longTerm;
  private final boolean overwrite;
  private final char @Nullable [] password;
  private final DirectSealing direct;
  private final SealPreparation preparation;

  private PdfSealer(
      SealingSettings settings,
      @Nullable LongTerm longTerm,
      boolean overwrite,
      char @Nullable [] password) {
    this.settings = settings;
    this.longTerm = longTerm;
    this.overwrite = overwrite;
    this.password = password;
    this.direct = new DirectSealing(settings, longTerm, overwrite, password);
    this.preparation = new SealPreparation(settings, overwrite, password);
  }

  /**
   * Starts a sealer.
   *
   * @param seal the seal
   * @param key who signs
   * @return its builder
   */
  public static Builder builder(Seal seal, SigningKey key) {
    return new Builder(seal, key);
  }

  /**
   * This sealer for encrypted documents; everything compiled is shared.
   *
   * @param documentPassword the user's or owner's password; the array is copied
   * @return a sealer that opens documents with it
   */
  public PdfSealer withPassword(char[] documentPassword) {
    return new PdfSealer(settings, longTerm, overwrite, documentPassword.clone());
  }

  /**
   * This sealer, replacing outputs that exist.
   *
   * @return a sealer that overwrites
   */
  public PdfSealer overwriting() {
    return new PdfSealer(settings, longTerm, true, password);
  }

  /**
   * This sealer with one more signed attribute (RFC 5652, 5.3) in each signature; everything
   * compiled is shared, so that a caller may have another value for every document. Verifiers that
   * do not know the attribute pass over it. Only for sealing directly: {@link #prepare} refuses.
   *
   * @param type its object identifier; not one that every seal carries already
   * @param octets its one value, an OCTET STRING of these bytes
   * @return a sealer that signs it too
   * @throws IllegalArgumentException if the type is no object identifier, or belongs to PKCS #9
   */
  public PdfSealer withSignedAttribute(String type, byte[] octets) {
    return new PdfSealer(
        settings.withSignedAttribute(type, octets.clone()), longTerm, overwrite, password);
  }

  /**
   * The profile.
   *
   * @return never null
   */
  public SealProfile profile() {
    return settings.profile();
  }

  /**
   * Seals a document in memory.
   *
   * @param pdf the document; not changed
   * @param placement where the seal goes
   * @param note what is bound in; a data-verification seal demands a provenance
   * @return the sealed document, or why not
   * @throws SidianException if the input cannot be read: {@code PDF_DAMAGED}, {@code
   *     PDF_PASSWORD_REQUIRED}, {@code PDF_PASSWORD_WRONG}, {@code PDF_ENCRYPTION_UNSUPPORTED},
   *     {@code LIMIT_EXCEEDED}; or the key fails: {@code SIGNING_FAILED}, {@code
   *     SIGNATURE_MISMATCH}; or the time-stamping authority does: {@code TIMESTAMP_SERVICE_FAILED},
   *     {@code TIMESTAMP_UNUSABLE}
   */
  @CheckReturnValue
  public SealingResult seal(byte[] pdf, SealPlacement placement, SealNote note) {
    return direct.seal(pdf, placement, note);
  }

  /**
   * Seals a file into another. The input is never held in memory; the output is written beside its
   * place and moved there when complete.
   *
   * @param input the document
   * @param output where the sealed document goes
   * @param placement where the seal goes
   * @param note what is bound in
   * @return the sealed document, or why not; also if the output exists and {@link #overwriting()}
   *     was not asked for
   * @throws SidianException as {@link #seal(byte[], SealPlacement, SealNote)}, {@code
   *     INPUT_UNREADABLE} and {@code OUTPUT_FAILED}
   */
  @CheckReturnValue
  public SealingResult seal(Path input, Path output, SealPlacement placement, SealNote note) {
    return direct.seal(input, output, placement, note);
  }

  /**
   * Seals from a stream to a stream. The document passes through memory; nothing is written unless
   * it was sealed. Neither stream is closed.
   *
   * @param input the document
   * @param output where the sealed document goes
   * @param placement where the seal goes
   * @param note what is bound in
   * @return the sealed document, or why not
   * @throws SidianException as {@link #seal(byte[], SealPlacement, SealNote)}, {@code
   *     INPUT_UNREADABLE} and {@code OUTPUT_FAILED}
   */
  @CheckReturnValue
  public SealingResult seal(
      InputStream input, OutputStream output, SealPlacement placement, SealNote note) {
    return direct.seal(input, output, placement, note);
  }

  /**
   * Prepares a seal whose signature is made elsewhere: by a device in another process, or on
   * another day. The prepared document has an empty place for the signature and is no sealed
   * document yet.
   *
   * @param pdf the document; not changed
   * @param placement where the seal goes
   * @param note what is bound in
   * @param expiresAfter how long {@link PreparedSeal} may be completed, by this sealer's clock
   * @return the prepared seal, or why not
   * @throws SidianException as {@link #seal(byte[], SealPlacement, SealNote)}
   */
  @CheckReturnValue
  public PreparationResult prepare(
      byte[] pdf, SealPlacement placement, SealNote note, Duration expiresAfter) {
    return preparation.prepare(pdf, placement, note, expiresAfter);
  }

  /**
   * Prepares a seal from file to file; see {@link #prepare(byte[], SealPlacement, SealNote,
   * Duration)}.
   *
   * @param input the document
   * @param output where the prepared document goes
   * @param placement where the seal goes
   * @param note what is bound in
   * @param expiresAfter how long {@link PreparedSeal} may be completed
   * @return the prepared seal, or why not
   * @throws SidianException as {@link #seal(Path, Path, SealPlacement, SealNote)}
   */
  @CheckReturnValue
  public PreparationResult prepare(
      Path input, Path output, SealPlacement placement, SealNote note, Duration expiresAfter) {
    return preparation.prepare(input, output, placement, note, expiresAfter);
  }

  /** Collects the settings of a sealer; one thread at a time. */
  public static final class Builder {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Seal seal;
    private final SigningKey key;
    private @Nullable SealProfile profile;
    private InstantSource clock = InstantSource.system();
    private ZoneId zone = SHANGHAI;
    private @Nullable SecureRandom random;
    private List<SealFont> fonts = List.of();
    private SealCertification certification = SealCertification.NONE;
    private @Nullable FieldLock fieldLock;
    private String fieldName = "SidianSeal";
    private @Nullable String reason;
    private @Nullable String location;
    private @Nullable String contact;
    private @Nullable String signerName;
    private Limits limits = Limits.DEFAULT;
    private SealLevel level = SealLevel.B;
    private @Nullable EvidenceSources sources;
    private boolean ignoreEarlierSignatures;
    private boolean ignoreCertificateValidity;

    private Builder(Seal seal, SigningKey key) {
      this.seal = Objects.requireNonNull(seal, "seal");
      this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * The profile; by default the usual one for the key.
     *
     * @param newProfile the profile
     * @return this builder
     */
    public Builder profile(SealProfile newProfile) {
      this.profile = Objects.requireNonNull(newProfile, "newProfile");
      return this;
    }

    /**
     * The clock for the time of issue; by default that of the machine.
     *
     * @param newClock the clock
     * @return this builder
     */
    public Builder clock(InstantSource newClock) {
      this.clock = Objects.requireNonNull(newClock, "newClock");
      return this;
    }

    /**
     * The zone in which times are written; by default Asia/Shanghai, never that of the machine.
     *
     * @param newZone the zone
     * @return this builder
     */
    public Builder zone(ZoneId newZone) {
      this.zone = Objects.requireNonNull(newZone, "newZone");
      return this;
    }

    /**
     * The random source for voucher numbers and for the encryption of encrypted documents; by
     * default the host's.
     *
     * @param newRandom the source
     * @return this builder
     */
    public Builder random(SecureRandom newRandom) {
      this.random = Objects.requireNonNull(newRandom, "newRandom");
      return this;
    }

    /**
     * Fonts that are tried before those of the SDK.
     *
     * @param newFonts the fonts, first choice first
     * @return this builder
     */
    public Builder fonts(SealFont... newFonts) {
      this.fonts = List.of(newFonts);
      return this;
    }

    /**
     * Makes the seal certify the document; it must then be the first signature.
     *
     * @param newCertification what stays allowed afterwards
     * @return this builder
     */
    public Builder certification(SealCertification newCertification) {
      this.certification = Objects.requireNonNull(newCertification, "newCertification");
      return this;
    }

    /**
     * Makes the seal lock form fields.
     *
     * @param newFieldLock which fields
     * @return this builder
     */
    public Builder fieldLock(FieldLock newFieldLock) {
      this.fieldLock = Objects.requireNonNull(newFieldLock, "newFieldLock");
      return this;
    }

    /**
     * How new signature fields are called; a number is added to make the name unique.
     *
     * @param newFieldName not blank, without a full stop
     * @return this builder
     */
    public Builder fieldName(String newFieldName) {
      if (newFieldName.isBlank() || newFieldName.indexOf('.') >= 0) {
        throw new IllegalArgumentException(
            "a field name must not be blank or contain a full stop, which separates names");
      }
      this.fieldName = newFieldName;
      return this;
    }

    /**
     * The reason in the signature dictionary.
     *
     * @param newReason for people
     * @return this builder
     */
    public Builder reason(String newReason) {
      this.reason = newReason;
      return this;
    }

    /**
     * The location in the signature dictionary.
     *
     * @param newLocation for people
     * @return this builder
     */
    public Builder location(String newLocation) {
      this.location = newLocation;
      return this;
    }

    /**
     * The contact in the signature dictionary.
     *
     * @param newContact for people
     * @return this builder
     */
    public Builder contact(String newContact) {
      this.contact = newContact;
      return this;
    }

    /**
     * The name in the signature dictionary; by default the unit of the seal.
     *
     * @param newSignerName for people
     * @return this builder
     */
    public Builder signerName(String newSignerName) {
      this.signerName = newSignerName;
      return this;
    }

    /**
     * How long the seal can be verified; by default {@link SealLevel#B}, the signature alone. A
     * level that cannot be reached leaves no output: a time-stamping authority that fails is an
     * exception, evidence that is missing is a refusal.
     *
     * @param newLevel the level
     * @param newSources who stamps the time, and where evidence comes from
     * @return this builder
     * @throws IllegalArgumentException if the level needs time stamps and nobody makes them
     */
    public Builder level(SealLevel newLevel, EvidenceSources newSources) {
      if (newLevel != SealLevel.B) {
        LongTerm.requireTimestamps(newLevel, newSources);
      }
      this.level = newLevel;
      this.sources = newSources;
      return this;
    }

    /**
     * The limits of reading.
     *
     * @param newLimits the limits
     * @return this builder
     */
    public Builder limits(Limits newLimits) {
      this.limits = Objects.requireNonNull(newLimits, "newLimits");
      return this;
    }

    /**
     * Dangerous: seals although an earlier signature forbids it. Verifiers will then say that the
     * document was changed in a way that signature does not allow.
     *
     * @return this builder
     */
    public Builder allowSealForbiddenByEarlierSignature() {
      this.ignoreEarlierSignatures = true;
      return this;
    }

    /**
     * Dangerous: seals with a certificate that is expired or not yet valid. Verifiers will not
     * trust such a seal.
     *
     * @return this builder
     */
    public Builder allowCertificateOutsideItsValidity() {
      this.ignoreCertificateValidity = true;
      return this;
    }

    /**
     * Builds the sealer: seal, key and profile are checked against each other, the face and the
     * fonts are compiled.
     *
     * @return the sealer
     * @throws IllegalArgumentException if the profile does not fit the key
     * @throws SidianException {@code GLYPH_MISSING}, {@code SEAL_NAME_TOO_LONG} or {@code
     *     SEAL_TITLE_TOO_LONG} if the face cannot be drawn
     */
    public PdfSealer build() {
      CompiledSeal compiled = CompiledSeal.of(seal, key, profile, fonts, level, sources, limits);
      return new PdfSealer(
          new SealingSettings(
              seal,
              key,
              compiled.profile(),
              compiled.cms(),
              compiled.values(),
              compiled.appearance(),
              clock,
              zone,
              random == null ? CryptoServicesRegistrar.getSecureRandom() : random,
              certification,
              fieldLock,
              fieldName,
              new SealingSettings.Words(reason, location, contact, signerName),
              limits,
              new SealingSettings.Waivers(ignoreEarlierSignatures, ignoreCertificateValidity)),
          compiled.longTerm(),
          false,
          null);
    }
  }
}
