package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.internal.cms.CertificateMemory;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.verifying.EvidenceDesk;
import cn.sidian.seal.internal.verifying.Verification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every signature of a PDF (WD-21): structure and coverage, later changes, signature
 * value, certificate chain, revocation, proven time, note and provenance. Each fact is reported by
 * itself; what was not checked is reported as not checked. Trust comes from the given anchors and
 * from nowhere else; evidence about revocation comes from the caller and from the document and must
 * prove itself. Nothing is fetched from a network unless the caller gives a source that does.
 * Immutable and safe for many threads.
 */
public final class PdfSealVerifier {
  private final PathValidator paths;
  private final CertificateMemory memory = new CertificateMemory();
  private final InstantSource clock;
  private final @Nullable Instant at;
  private final SealAcceptancePolicy policy;
  private final boolean hasAnchors;
  private final RevocationEvidence evidence;
  private final RevocationSource source;
  private final String sm2UserId;
  private final Limits limits;
  private final char @Nullable [] password;

  private PdfSealVerifier(Builder builder, char @Nullable [] password) {
    this.paths = new PathValidator(builder.anchors, builder.policy.crypto());
    this.clock = builder.clock;
    this.at = builder.at;
    this.policy = builder.policy;
    this.hasAnchors = !builder.anchors.isEmpty();
    this.evidence = builder.evidence;
    this.source = builder.source;
    this.sm2UserId = builder.sm2UserId;
    this.limits = builder.limits;
    this.password = password;
  }

  /**
   * Starts a verifier.
   *
   * @param anchors the certificates the caller trusts; with none, trust stays undecided
   * @return its builder
   */
  public static Builder builder(TrustAnchors anchors) {
    return new Builder(anchors);
  }

  /**
   * Verifies a document in memory.
   *
   * @param pdf the document
   * @return the report
   * @throws SidianException if the document cannot be read: {@code PDF_DAMAGED}, {@code
   *     PDF_PASSWORD_REQUIRED}, {@code PDF_PASSWORD_WRONG}, {@code PDF_ENCRYPTION_UNSUPPORTED},
   *     {@code LIMIT_EXCEEDED}
   */
  @CheckReturnValue
  public SealReport verify(byte[] pdf) {
    return verify(PdfBytes.of(pdf));
  }

  /**
   * Verifies a file, which is never held in memory as a whole.
   *
   * @param pdf the file
   * @return the report
   * @throws SidianException as {@link #verify(byte[])}, and {@code INPUT_UNREADABLE}
   */
  @CheckReturnValue
  public SealReport verify(Path pdf) {
    try (FileChannel file = FileChannel.open(pdf)) {
      return verify(PdfBytes.of(file));
    } catch (IOException e) {
      throw MESSAGES.exception("INPUT_UNREADABLE", e);
    }
  }

  private SealReport verify(PdfBytes bytes) {
    Instant judged = at == null ? clock.instant() : at;
    return Verification.run(
        bytes,
        new Verification.Terms(
            paths,
            memory,
            judged,
            latest(judged, clock.instant()),
            hasAnchors,
            new EvidenceDesk(evidence, source, List.of(), null),
            policy,
            sm2UserId,
            limits,
            password));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Collects the settings of a verifier; one thread at a time. */
  public static final class Builder {
    private final TrustAnchors anchors;
    private InstantSource clock = InstantSource.system();
    private @Nullable Instant at;
    private SealAcceptancePolicy policy = SealAcceptancePolicy.STRICT_GOVERNMENT;
    private RevocationEvidence evidence = RevocationEvidence.none();
    private RevocationSource source = EvidenceDesk.NOBODY;
    private String sm2UserId = SignatureSuite.SM2_DEFAULT_USER_ID;
    private Limits limits = Limits.DEFAULT;
    private char @Nullable [] password;

    private Builder(TrustAnchors anchors) {
      this.anchors = Objects.requireNonNull(anchors, "anchors");
    }

    /**
     * What is demanded; by default {@link SealAcceptancePolicy#STRICT_GOVERNMENT}.
     *
     * @param newPolicy the policy
     * @return this builder
     */
    public Builder policy(SealAcceptancePolicy newPolicy) {
      this.policy = Objects.requireNonNull(newPolicy, "newPolicy");
      return this;
    }

    /**
     * The moment at which certificates must be valid; by default the present.
     *
     * @param moment the moment
     * @return this builder
     */
    public Builder at(Instant moment) {
      this.at = Objects.requireNonNull(moment, "moment");
      return this;
    }

    /**
     * What the caller knows about revocation, beside what the documents carry.
     *
     * @param known revocation lists and OCSP responses; each must prove itself by its signature
     * @return this builder
     */
    public Builder revocation(RevocationEvidence known) {
      this.evidence = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * Where to ask about certificates for which neither document nor caller have evidence, or the
     * document only what was made before the judged moment, as {@link
     * cn.sidian.core.net.OnlineRevocation}; by default nowhere. What could not be fetched is
     * reported as not known, or judged by what the document has.
     *
     * @param newSource the source
     * @return this builder
     */
    public Builder revocation(RevocationSource newSource) {
      this.source = Objects.requireNonNull(newSource, "newSource");
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
     * The user id of SM2 signatures; by default {@link SignatureSuite#SM2_DEFAULT_USER_ID}.
     *
     * @param userId the id that signer and verifier agreed on
     * @return this builder
     */
    public Builder sm2UserId(String userId) {
      this.sm2UserId = SignatureSuite.sm2(userId).sm2UserId();
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
     * The password of encrypted documents.
     *
     * @param documentPassword the user's or owner's password; the array is copied
     * @return this builder
     */
    public Builder password(char[] documentPassword) {
      this.password = documentPassword.clone();
      return this;
    }

    /**
     * Builds the verifier.
     *
     * @return the verifier
     */
    public PdfSealVerifier build() {
      return new PdfSealVerifier(this, password);
    }
  }
}
