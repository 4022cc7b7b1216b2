package cn.sidian.certificate;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.code.CodeImageReader;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.internal.verifying.CodeCheck;
import cn.sidian.certificate.internal.verifying.FileCheck;
import cn.sidian.certificate.internal.verifying.Knowledge;
import cn.sidian.certificate.internal.verifying.OtherInput;
import cn.sidian.certificate.internal.verifying.TypedIdentifier;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.life.StatusStatement;
import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies certificates, copies and codes: is it genuine, by whom, in force as of when, for this
 * person and this use? Nothing is fetched from a network and nothing is changed but the memories
 * given. Each fact is reported by itself; what was not checked is reported as not checked.
 * Immutable and safe for many threads, as far as the memories are.
 */
public final class CertificateVerifier {
  private final Knowledge knowledge;
  private final CertificateAcceptancePolicy policy;
  private final InstantSource clock;
  private final @Nullable ReplayMemory replays;
  private final @Nullable CodeImageReader images;
  private final TrustAnchors anchors;
  private final RevocationEvidence revocation;
  private final @Nullable CertificateLayout layout;
  private final Limits limits;

  private CertificateVerifier(Builder builder) {
    this.anchors = builder.anchors;
    this.revocation = builder.revocation;
    this.layout = builder.layout;
    this.limits = builder.limits;
    this.policy = builder.policy;
    this.clock = builder.clock;
    this.replays = builder.replays;
    this.images = builder.images;
    this.knowledge =
        new Knowledge(
            builder.anchors,
            builder.bundle,
            builder.register,
            builder.catalogue,
            builder.lists,
            builder.memory,
            builder.revocation,
            builder.policy,
            builder.clock.instant());
  }

  /**
   * Starts a verifier.
   *
   * @param anchors the certificates the caller trusts: roots, and the register's own for bundles
   * @return its builder
   */
  public static Builder builder(TrustAnchors anchors) {
    return new Builder(anchors);
  }

  /**
   * Verifies the text of a code, or an identifier with its check character, typed because the code
   * is torn: with a register its state is reported; it is never accepted.
   *
   * @param text what a scanner gave or a person typed
   * @param question what is asked
   * @return the report; of kind OTHER if the text is not one of ours
   * @throws SidianException with the place, if the text begins with {@code SD1:} and is not well
   *     formed; {@code MEMORY_FAILED}
   */
  @CheckReturnValue
  public CertificateReport verifyCode(String text, CertificateQuestion question) {
    Optional<ScannedCode> code = CodeReader.read(text);
    if (code.isEmpty()) {
      return TypedIdentifier.read(text.strip(), knowledge, policy, moment(question))
          .orElseGet(() -> OtherInput.report(MESSAGES.warning("NOT_OURS")));
    }
    return new CodeCheck(knowledge, policy, question, replays, moment(question), code.get().kind())
        .run(code.get());
  }

  /**
   * Verifies a PDF: a certificate or a copy for one purpose.
   *
   * @param pdf the file
   * @param question what is asked
   * @return the report; of kind OTHER if it is neither
   * @throws SidianException if the file cannot be read: {@code PDF_DAMAGED}, {@code
   *     PDF_ENCRYPTION_UNSUPPORTED}, {@code LIMIT_EXCEEDED} and the like; {@code MEMORY_FAILED}
   */
  @CheckReturnValue
  public CertificateReport verifyFile(byte[] pdf, CertificateQuestion question) {
    Instant at = moment(question);
    PdfSealVerifier seals =
        PdfSealVerifier.builder(anchors)
            .policy(policy.seal())
            .revocation(revocation)
            .clock(clock)
            .limits(limits)
            .at(at)
            .build();
    return new FileCheck(knowledge, seals, policy, question, layout, limits, at).run(pdf);
  }

  /**
   * Verifies the codes in a picture. A picture with several of ours is judged by each of them; the
   * worst report stands.
   *
   * @param image PNG or JPEG
   * @param question what is asked
   * @return the report; of kind OTHER with {@code NO_CODE} if there is no symbol, {@code NOT_OURS}
   *     if none is ours
   * @throws SidianException as {@link #verifyCode}
   * @throws IllegalStateException if the verifier has no image reader
   */
  @CheckReturnValue
  public CertificateReport verifyImage(byte[] image, CertificateQuestion question) {
    if (images == null) {
      throw new IllegalStateException(
          "the verifier was built without an image reader; give one to its builder");
    }
    List<String> texts = images.read(image);
    if (texts.isEmpty()) {
      return OtherInput.report(MESSAGES.warning("NO_CODE"));
    }
    CertificateReport worst = null;
    for (String text : texts) {
      CertificateReport report = verifyCode(text, question);
      boolean ours = report.kind() != CertificateReport.Kind.OTHER;
      boolean before = worst != null && worst.kind() != CertificateReport.Kind.OTHER;
      if (worst == null
          || (ours && !before)
          || (ours == before && OtherInput.isWorse(report.verdict(), worst.verdict()))) {
        worst = report;
      }
    }
    return Objects.requireNonNull(worst);
  }

  /**
   * Why what a register says of one certificate is not believed: the key that signed it must be a
   * STATUS key of the issuing authority, in use then and not lost.
   *
   * @param statement the statement
   * @return {@code STATEMENT_UNTRUSTED}, {@code KEY_ROLE}, {@code ISSUER_KEY_OF_ANOTHER_UNIT} or
   *     {@code KEY_COMPROMISED}; empty if it is believed
   */
  public Optional<Finding> objection(StatusStatement statement) {
    return knowledge.objection(statement);
  }

  private Instant moment(CertificateQuestion question) {
    return question.at() == null ? clock.instant() : question.at();
  }

  /** Collects the settings of a verifier; one thread at a time. */
  public static final class Builder {
    private final TrustAnchors anchors;
    private @Nullable VerifierBundle bundle;
    private @Nullable CertificateLookup register;
    private @Nullable CertificateCatalog catalogue;
    private StatusListSource lists = StatusListSource.none();
    private @Nullable StatusListMemory memory;
    private @Nullable ReplayMemory replays;
    private @Nullable CodeImageReader images;
    private RevocationEvidence revocation = RevocationEvidence.none();
    private CertificateAcceptancePolicy policy = CertificateAcceptancePolicy.DEFAULT;
    private InstantSource clock = InstantSource.system();
    private @Nullable CertificateLayout layout = CertificateLayout.landscape();
    private Limits limits = Limits.DEFAULT;

    private Builder(TrustAnchors anchors) {
      this.anchors = Objects.requireNonNull(anchors, "anchors");
    }

    /**
     * What a register told verifiers. Without it and without a register, issuer, type and
     * competence stay open.
     *
     * @param newBundle the bundle; it must prove itself
     * @return this builder
     */
    public Builder bundle(VerifierBundle newBundle) {
      this.bundle = Objects.requireNonNull(newBundle, "newBundle");
      return this;
    }

    /**
     * A register to be asked; it is believed.
     *
     * @param newRegister the register
     * @return this builder
     */
    public Builder register(CertificateLookup newRegister) {
      this.register = Objects.requireNonNull(newRegister, "newRegister");
      return this;
    }

    /**
     * How the pages of types are drawn, for verifiers that have the catalogue at hand; by default
     * that of the bundle.
     *
     * @param types the catalogue
     * @return this builder
     */
    public Builder catalogue(CertificateCatalog types) {
      this.catalogue = Objects.requireNonNull(types, "types");
      return this;
    }

    /**
     * Where status lists come from; by default there is none.
     *
     * @param source the source; each list must prove itself
     * @return this builder
     */
    public Builder lists(StatusListSource source) {
      this.lists = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * What was seen before: lists and bundles against rollback, passes against replay.
     *
     * @param seen lists and bundles
     * @param passes passes
     * @return this builder
     */
    public Builder memory(StatusListMemory seen, ReplayMemory passes) {
      this.memory = Objects.requireNonNull(seen, "seen");
      this.replays = Objects.requireNonNull(passes, "passes");
      return this;
    }

    /**
     * What was seen before, kept in a folder.
     *
     * @param folder the folder; created when it is first needed
     * @return this builder
     */
    public Builder memory(Path folder) {
      return memory(StatusListMemory.inFolder(folder), ReplayMemory.inFolder(folder));
    }

    /**
     * What finds codes in pictures; by default nothing.
     *
     * @param reader the host's decoder
     * @return this builder
     */
    public Builder imageReader(CodeImageReader reader) {
      this.images = Objects.requireNonNull(reader, "reader");
      return this;
    }

    /**
     * What is known of revoked X.509 certificates.
     *
     * @param known revocation lists and OCSP responses; each must prove itself
     * @return this builder
     */
    public Builder revocation(RevocationEvidence known) {
      this.revocation = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * What is demanded; by default {@link CertificateAcceptancePolicy#DEFAULT}.
     *
     * @param newPolicy the policy
     * @return this builder
     */
    public Builder policy(CertificateAcceptancePolicy newPolicy) {
      this.policy = Objects.requireNonNull(newPolicy, "newPolicy");
      return this;
    }

    /**
     * The clock that tells the present; by default that of the machine.
     *
     * @param newClock the clock
     * @return this builder
     */
    public Builder clock(InstantSource newClock) {
      this.clock = Objects.requireNonNull(newClock, "newClock");
      return this;
    }

    /**
     * What draws pages anew to compare them; by default the SDK's own layout.
     *
     * @param newLayout the layout; null leaves pages unchecked
     * @return this builder
     */
    public Builder layout(@Nullable CertificateLayout newLayout) {
      this.layout = newLayout;
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
     * Builds the verifier: the bundle is judged now.
     *
     * @return the verifier
     * @throws SidianException {@code MEMORY_FAILED}
     */
    public CertificateVerifier build() {
      return new CertificateVerifier(this);
    }
  }
}
