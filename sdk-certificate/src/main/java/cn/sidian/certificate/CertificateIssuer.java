package cn.sidian.certificate;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.catalog.StatusPolicy;
import cn.sidian.certificate.internal.issuing.IssueAnswer;
import cn.sidian.certificate.internal.issuing.IssueInput;
import cn.sidian.certificate.internal.issuing.Production;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.register.Draft;
import cn.sidian.certificate.register.IssueOrder;
import cn.sidian.certificate.register.IssueRegister;
import cn.sidian.certificate.register.IssuedFile;
import cn.sidian.certificate.register.Reservation;
import cn.sidian.certificate.register.ReserveOutcome;
import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.store.Requests;
import cn.sidian.seal.PdfSealer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * Issues certificates (WD-04, WD-05): a record passes the gate, its metadata is frozen and approved
 * by digest, identifier and status index are reserved, the page is drawn and sealed outside any
 * transaction, and everything is committed at once. A call that broke off is resumed by the same
 * request id under the same identifier; nobody is issued twice. Immutable and safe for many
 * threads.
 */
public final class CertificateIssuer {
  private final IssueRegister register;
  private final QualityRules rules;
  private final Production production;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Duration lease;
  private final String caller;

  private CertificateIssuer(Builder builder) {
    this.register = builder.register;
    this.rules = builder.rules;
    this.clock = builder.clock;
    this.zone = builder.zone;
    this.lease = builder.lease;
    this.caller = builder.caller;
    this.production =
        new Production(
            builder.rules.catalog(),
            Map.copyOf(builder.layouts),
            Map.copyOf(builder.sealers),
            builder.codes,
            builder.random == null ? CryptoServicesRegistrar.getSecureRandom() : builder.random);
  }

  /**
   * Starts an issuer.
   *
   * @param register where certificates are kept
   * @param rules the gate; its view of the register should be the same register
   * @return its builder
   */
  public static Builder builder(IssueRegister register, QualityRules rules) {
    return new Builder(register, rules);
  }

  /**
   * Freezes a record as a draft, for approval by somebody else.
   *
   * @param requestId unique for the caller
   * @param record what was handed over
   * @param photo the photo's file, or null
   * @return the draft with the digest to approve, or a refusal with all defects
   */
  @CheckReturnValue
  public DraftOutcome draft(String requestId, CertificateRecord record, byte @Nullable [] photo) {
    String id = IssueInput.draftId(new RequestKey(caller, requestId));
    QualityReport report = rules.check(record, photo, today());
    Optional<CertificateMetadata> metadata = report.frozen();
    if (metadata.isEmpty()) {
      return new DraftOutcome.Refused(
          refusalCode(report), MESSAGES.text(refusalCode(report)), report);
    }
    String digest = metadata.get().digest();
    boolean known = register.findDraft(id).isPresent();
    Draft draft =
        new Draft(
            id, metadata.get(), digest, photo, IssueAnswer.quality(report), clock.instant(), null);
    return register.keepDraft(draft)
        ? new DraftOutcome.Drafted(id, digest, report, known)
        : new DraftOutcome.Refused("REQUEST_REUSED", requestReused(), null);
  }

  /**
   * Approves a draft by its digest and issues it.
   *
   * @param draftId the draft
   * @param digest the digest that the approver saw, {@code sm3:HEX}
   * @param request request id, approver, basis and act
   * @return the certificate, or a refusal: {@code DRAFT_UNKNOWN}, {@code APPROVAL_DIFFERS} and as
   *     {@link #issue(CertificateRecord, byte[], IssueRequest)}
   */
  @CheckReturnValue
  public IssueOutcome issueDraft(String draftId, String digest, IssueRequest request) {
    byte[] input = IssueInput.ofDraft(draftId, digest, request);
    IssueOutcome seen = seen(request, input);
    if (seen != null) {
      return seen;
    }
    Optional<Draft> found = register.findDraft(draftId);
    if (found.isEmpty()) {
      return refused("DRAFT_UNKNOWN");
    }
    Draft draft = found.get();
    // the digest is computed anew: what is issued is what was approved, not what a column says
    if (!draft.metadata().digest().equals(digest)
        || !register.approveDraft(draftId, digest, request.approver())) {
      return refused("APPROVAL_DIFFERS");
    }
    QualityReport report = IssueAnswer.quality(draft.quality(), draft.metadata());
    return produce(draft.metadata(), draft.photo(), report, request, input);
  }

  /**
   * Judges, approves and issues a record at once.
   *
   * @param record what was handed over
   * @param photo the photo's file, or null
   * @param request request id, approver, basis and act
   * @return the certificate, or a refusal: {@code QUARANTINED} or {@code QUALITY_REFUSED} with all
   *     defects, {@code REQUEST_REUSED}, {@code RESERVATION_HELD}, {@code ILLEGAL_ACT}, {@code
   *     NO_SEAL_OF_ISSUER}, {@code GLYPH_MISSING}, {@code LAYOUT_FULL}
   * @throws SidianException if the register or a key fails
   */
  @CheckReturnValue
  public IssueOutcome issue(
      CertificateRecord record, byte @Nullable [] photo, IssueRequest request) {
    byte[] input = IssueInput.ofRecord(record, photo, request);
    IssueOutcome seen = seen(request, input);
    if (seen != null) {
      return seen;
    }
    QualityReport report = rules.check(record, photo, today());
    Optional<CertificateMetadata> metadata = report.frozen();
    if (metadata.isEmpty()) {
      return new IssueOutcome.Refused(
          refusalCode(report), MESSAGES.text(refusalCode(report)), report);
    }
    return produce(metadata.get(), photo, report, request, input);
  }

  /**
   * What the same request was answered before; nothing is judged or issued.
   *
   * @param record what was handed over
   * @param photo the photo's file, or null
   * @param request request id, approver, basis and act
   * @return the first answer, a refusal with {@code REQUEST_REUSED}, or empty
   */
  public Optional<IssueOutcome> earlier(
      CertificateRecord record, byte @Nullable [] photo, IssueRequest request) {
    return Optional.ofNullable(seen(request, IssueInput.ofRecord(record, photo, request)));
  }

  /**
   * The same for a draft.
   *
   * @param draftId the draft
   * @param digest the digest that the approver saw
   * @param request request id, approver, basis and act
   * @return the first answer, a refusal with {@code REQUEST_REUSED}, or empty
   */
  public Optional<IssueOutcome> earlier(String draftId, String digest, IssueRequest request) {
    return Optional.ofNullable(seen(request, IssueInput.ofDraft(draftId, digest, request)));
  }

  private @Nullable IssueOutcome seen(IssueRequest request, byte[] input) {
    ReserveOutcome seen = register.seen(new RequestKey(caller, request.requestId()), input);
    return seen == null ? null : outcome(seen);
  }

  private IssueOutcome outcome(ReserveOutcome outcome) {
    if (outcome instanceof ReserveOutcome.Answered answered) {
      IssueOutcome.Issued first = IssueAnswer.read(answered.answer());
      byte[] pdf =
          register
              .file(first.identifier().toString())
              .orElseThrow(() -> MESSAGES.exception("FILE_MISSING", null));
      return IssueAnswer.replayed(first, pdf);
    }
    if (outcome instanceof ReserveOutcome.Refused refused) {
      return new IssueOutcome.Refused(refused.code(), refused.text(), null);
    }
    throw new IllegalStateException("reserved twice");
  }

  private IssueOutcome produce(
      CertificateMetadata metadata,
      byte @Nullable [] photo,
      QualityReport report,
      IssueRequest request,
      byte[] input) {
    if (!production.hasSealOf(metadata.issuerCode())) {
      return refused("NO_SEAL_OF_ISSUER");
    }
    try {
      production.measure(metadata, photo);
    } catch (SidianException e) {
      // what cannot be drawn is a "no", said before anything is reserved
      if (e.code().equals("GLYPH_MISSING") || e.code().equals("LAYOUT_FULL")) {
        return new IssueOutcome.Refused(e.code(), e.text(), null);
      }
      throw e;
    }
    Instant now = clock.instant();
    Instant effectiveAt = request.effectiveAt();
    if (effectiveAt == null) {
      effectiveAt =
          request.act() == LifeAct.ISSUE ? metadata.issuedOn().atStartOfDay(zone).toInstant() : now;
    }
    StatusPolicy status = production.status(metadata);
    IssueOrder order =
        new IssueOrder(
            new RequestKey(caller, request.requestId()),
            input,
            metadata,
            status.list(),
            null,
            request.act(),
            request.approver(),
            request.basis(),
            effectiveAt,
            now.plus(lease),
            status.hiddenVolume());
    ReserveOutcome reserved = register.reserve(order);
    if (!(reserved instanceof ReserveOutcome.Reserved ours)) {
      return outcome(reserved);
    }
    Reservation reservation = ours.reservation();
    IssuedFile file = production.make(metadata, photo, reservation);
    IssueOutcome.Issued issued =
        new IssueOutcome.Issued(
            reservation.identifier(),
            metadata.predecessor(),
            reservation.statusList(),
            reservation.statusIndex(),
            metadata.digest(),
            report.result(),
            report.defects(),
            file.pdf(),
            false);
    ReserveOutcome other = register.commit(order, reservation, file, IssueAnswer.write(issued));
    return other == null ? issued : outcome(other);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static String refusalCode(QualityReport report) {
    return report.result() == QualityReport.Result.REFUSE ? "QUALITY_REFUSED" : "QUARANTINED";
  }

  private static IssueOutcome.Refused refused(String code) {
    return new IssueOutcome.Refused(code, MESSAGES.text(code), null);
  }

  private static Text requestReused() {
    return Requests.reused();
  }

  /** Collects the settings of an issuer; one thread at a time. */
  public static final class Builder {
    private final IssueRegister register;
    private final QualityRules rules;
    private final Map<String, CertificateLayout> layouts = new HashMap<>();
    private final Map<String, PdfSealer> sealers = new HashMap<>();
    private CodeMaker codes = CodeMaker.NONE;
    private InstantSource clock = InstantSource.system();
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private Duration lease = Duration.ofMinutes(2);
    private String caller = "sidian";
    private @Nullable SecureRandom random;

    private Builder(IssueRegister register, QualityRules rules) {
      this.register = Objects.requireNonNull(register, "register");
      this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * A layout; without any, the SDK's.
     *
     * @param layout drawn for the types that name its id
     * @return this builder
     */
    public Builder layout(CertificateLayout layout) {
      layouts.put(layout.id(), layout);
      return this;
    }

    /**
     * The seal of an issuing authority.
     *
     * @param issuerCode its code
     * @param sealer its seal and key
     * @return this builder
     */
    public Builder seal(String issuerCode, PdfSealer sealer) {
      sealers.put(issuerCode, Objects.requireNonNull(sealer, "sealer"));
      return this;
    }

    /**
     * Who makes the printed codes; by default nobody.
     *
     * @param newCodes the maker
     * @return this builder
     */
    public Builder codes(CodeMaker newCodes) {
      this.codes = Objects.requireNonNull(newCodes, "newCodes");
      return this;
    }

    /**
     * The clock; by default that of the machine.
     *
     * @param newClock the clock
     * @return this builder
     */
    public Builder clock(InstantSource newClock) {
      this.clock = Objects.requireNonNull(newClock, "newClock");
      return this;
    }

    /**
     * The zone of the register's days; by default Asia/Shanghai.
     *
     * @param newZone the zone
     * @return this builder
     */
    public Builder zone(ZoneId newZone) {
      this.zone = Objects.requireNonNull(newZone, "newZone");
      return this;
    }

    /**
     * How long a reservation is one call's alone; by default two minutes.
     *
     * @param newLease longer than drawing and sealing take
     * @return this builder
     */
    public Builder lease(Duration newLease) {
      this.lease = Objects.requireNonNull(newLease, "newLease");
      return this;
    }

    /**
     * Who asks, for request ids; by default {@code sidian}.
     *
     * @param newCaller the business system
     * @return this builder
     */
    public Builder caller(String newCaller) {
      this.caller = Objects.requireNonNull(newCaller, "newCaller");
      return this;
    }

    /**
     * The random source of salts; by default the host's.
     *
     * @param newRandom the source
     * @return this builder
     */
    public Builder random(SecureRandom newRandom) {
      this.random = Objects.requireNonNull(newRandom, "newRandom");
      return this;
    }

    /**
     * Builds the issuer.
     *
     * @return the issuer
     * @throws IllegalArgumentException if a type of the catalogue names a layout that is not there
     */
    public CertificateIssuer build() {
      if (layouts.isEmpty()) {
        layout(CertificateLayout.landscape());
      }
      rules
          .catalog()
          .types()
          .forEach(
              type -> {
                if (!layouts.containsKey(type.layout().layout())) {
                  throw new IllegalArgumentException(
                      "no layout "
                          + type.layout().layout()
                          + ", which type "
                          + type.code()
                          + " names; give it with layout()");
                }
              });
      return new CertificateIssuer(this);
    }
  }
}
