package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts.Competence;
import cn.sidian.certificate.CertificateFacts.Identifier;
import cn.sidian.certificate.CertificateFacts.Issuance;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.CertificateFacts.Status;
import cn.sidian.certificate.CertificateFacts.StatusValue;
import cn.sidian.certificate.CertificateFacts.TypeEdition;
import cn.sidian.certificate.CertificateFacts.Validity;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.status.StatusAnswer;
import cn.sidian.core.trust.TrustStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is judged the same way for files, copies and codes. */
final class ContextCheck {
  private final Knowledge knowledge;
  private final FactSheet sheet;
  private final Instant at;
  private final LocalDate day;
  private final boolean testAllowed;

  ContextCheck(
      Knowledge knowledge, FactSheet sheet, Instant at, LocalDate day, boolean testAllowed) {
    this.knowledge = knowledge;
    this.sheet = sheet;
    this.at = at;
    this.day = day;
    this.testAllowed = testAllowed;
  }

  /** Why issuer, type and competence are open, if nobody speaks of them. */
  void uninformed() {
    for (Finding finding : knowledge.findings()) {
      if (knowledge.isInformed()) {
        sheet.note(finding);
      } else {
        sheet.explain(Fact.ISSUER, finding);
        sheet.explain(Fact.TYPE_EDITION, finding);
        sheet.explain(Fact.COMPETENCE, finding);
        if (sheet.kind != cn.sidian.certificate.CertificateReport.Kind.CERTIFICATE) {
          sheet.explain(Fact.INTEGRITY, finding);
        }
      }
    }
  }

  /** Identifier, its version and type. */
  void identifier(CertificateId id) {
    sheet.id = id.toString();
    sheet.version = id.version();
    sheet.type = id.typeCode();
    CertificateId.Reading reading = CertificateId.parse(id.toString());
    sheet.identifier =
        switch (reading.form()) {
          case CORRECT -> Identifier.CORRECT;
          case CHECK_MISMATCH -> Identifier.CHECK_MISMATCH;
          case UNPARSABLE -> Identifier.UNPARSABLE;
        };
    reading.findings().forEach(sheet::note);
  }

  /**
   * Whether a key may have signed this.
   *
   * @param bound whose key it is
   * @param role what it must be for
   * @param unit whose it must be; null if any unit's may
   * @param notBefore the signature is no older than this, by its own word
   * @param proven when it was made, if that is proven
   */
  void issuer(
      KeyBinding bound,
      KeyRole role,
      @Nullable String unit,
      @Nullable Instant notBefore,
      @Nullable Instant proven) {
    KeyBinding binding = knowledge.keys().inUse(bound, proven == null ? notBefore : proven);
    if (binding.role() != role) {
      sheet.issuer = Issuer.OTHER_UNIT;
      sheet.explain(Fact.ISSUER, MESSAGES.error("KEY_ROLE", binding.role(), role));
    } else if (unit != null && !binding.unit().equals(unit)) {
      sheet.issuer = Issuer.OTHER_UNIT;
      sheet.explain(
          Fact.ISSUER, MESSAGES.error("ISSUER_KEY_OF_ANOTHER_UNIT", binding.unit(), unit));
    } else if (!isInUse(binding, notBefore, proven)) {
      sheet.issuer = Issuer.OTHER_UNIT;
      sheet.explain(
          Fact.ISSUER,
          Finding.error(
              "ISSUER_KEY_OF_ANOTHER_UNIT", MESSAGES.text("ISSUER_KEY_OF_ANOTHER_UNIT.time")));
    } else if (!lost(binding, notBefore, proven)) {
      chain(binding);
    }
    if (sheet.issuance == Issuance.UNKNOWN) {
      issuance(binding.issuance() == cn.sidian.certificate.issuer.Issuance.TEST);
    }
  }

  private static boolean isInUse(
      KeyBinding binding, @Nullable Instant notBefore, @Nullable Instant proven) {
    Instant made = proven == null ? notBefore : proven;
    return made == null || binding.isInUse(made);
  }

  private boolean lost(KeyBinding binding, @Nullable Instant notBefore, @Nullable Instant proven) {
    Instant lost = binding.compromisedSince();
    if (lost == null || (proven != null && proven.isBefore(lost))) {
      if (lost != null) {
        sheet.note(info(MESSAGES.error("KEY_COMPROMISED", lost)));
      }
      return false;
    }
    boolean after = proven != null || (notBefore != null && !notBefore.isBefore(lost));
    sheet.issuer = after ? Issuer.COMPROMISED : Issuer.UNDECIDED;
    Finding finding = MESSAGES.error("KEY_COMPROMISED", lost);
    sheet.explain(Fact.ISSUER, after ? finding : warning(finding));
    return true;
  }

  private void chain(KeyBinding binding) {
    KnownKeys.Chain chain = knowledge.keys().chain(binding);
    sheet.issuer =
        switch (chain.status()) {
          case TRUSTED -> Issuer.TRUSTED;
          case UNTRUSTED -> Issuer.UNTRUSTED;
          case UNDECIDED, NOT_CHECKED -> Issuer.UNDECIDED;
        };
    boolean decides = chain.status() != TrustStatus.TRUSTED;
    for (Finding finding : chain.findings()) {
      if (decides) {
        sheet.explain(Fact.ISSUER, finding);
      } else {
        sheet.note(finding);
      }
    }
    if (chain.status() == TrustStatus.UNDECIDED) {
      sheet.explain(Fact.ISSUER, MESSAGES.warning("FOREIGN_ISSUER"));
    }
  }

  /** Whether it is a trial. */
  void issuance(boolean test) {
    sheet.issuance = test ? Issuance.TEST : Issuance.NATIONAL;
    if (test) {
      Finding finding = MESSAGES.warning("TEST_ISSUANCE");
      sheet.explain(Fact.ISSUANCE, testAllowed ? info(finding) : finding);
    }
  }

  /** Whether the issuer might issue this type on that day. */
  void competence(String issuerCode, String typeCode, LocalDate issuedOn) {
    if (!knowledge.isInformed()) {
      return;
    }
    boolean knownType = false;
    for (cn.sidian.certificate.TypeEdition edition : knowledge.types()) {
      if (edition.code().equals(typeCode)) {
        knownType = true;
        if (edition.isInForce(issuedOn)) {
          sheet.typeEdition = TypeEdition.IN_FORCE;
        }
      }
    }
    if (!knownType) {
      sheet.explain(Fact.TYPE_EDITION, MESSAGES.warning("UNKNOWN_TYPE", typeCode));
    } else if (sheet.typeEdition != TypeEdition.IN_FORCE) {
      sheet.typeEdition = TypeEdition.NOT_IN_FORCE;
      sheet.explain(Fact.TYPE_EDITION, MESSAGES.error("TYPE_NOT_IN_FORCE", typeCode, issuedOn));
    }
    if (knowledge.history().competent(issuerCode, typeCode, issuedOn).isPresent()) {
      sheet.competence = Competence.COMPETENT;
    } else if (knowledge.history().knows(issuerCode)) {
      sheet.competence = Competence.NOT_COMPETENT;
      sheet.explain(Fact.COMPETENCE, MESSAGES.error("NOT_COMPETENT", issuerCode, issuedOn));
    } else {
      sheet.explain(Fact.COMPETENCE, MESSAGES.warning("FOREIGN_ISSUER"));
    }
  }

  /** Whether the day asked lies within the days of validity. */
  void validity(ValidityPeriod period) {
    if (period.isOver(day)) {
      sheet.validity = Validity.EXPIRED;
      sheet.explain(
          Fact.VALIDITY, MESSAGES.error("PERIOD_OVER", Objects.requireNonNull(period.to()), day));
    } else if (period.contains(day)) {
      sheet.validity = Validity.IN_PERIOD;
    } else {
      sheet.validity = Validity.NOT_YET;
      sheet.explain(Fact.VALIDITY, MESSAGES.error("NOT_YET_VALID", period.from(), day));
    }
  }

  /** What register or list say. */
  void status(String issuerCode, @Nullable StatusPlace place, @Nullable CertificateId id) {
    CertificateLookup register = knowledge.register();
    if (register != null && id != null) {
      Optional<CertificateLookup.Standing> standing = register.standing(id, at);
      if (standing.isPresent()) {
        CertificateLookup.Standing known = standing.get();
        status(new Status(known.value(), at, known.since(), known.cause()));
        return;
      }
    }
    if (place == null) {
      status(unknown(null, Finding.warning("NO_LIST", MESSAGES.text("NO_LIST.online"))));
      return;
    }
    StatusAnswer answer = knowledge.resolver().resolve(issuerCode, place.list(), place.index(), at);
    answer.findings().stream()
        .filter(finding -> !finding.equals(answer.problem()))
        .forEach(sheet::note);
    if (answer.problem() != null) {
      sheet.status = unknown(answer.asOf(), answer.problem());
      return;
    }
    StatusValue value = StatusNumbers.of(answer.value().orElseThrow());
    status(
        value == StatusValue.UNKNOWN
            ? unknown(answer.asOf(), MESSAGES.warning("STATUS_NUMBER_UNKNOWN"))
            : new Status(value, answer.asOf(), null, null));
  }

  private Status unknown(@Nullable Instant asOf, Finding problem) {
    sheet.explain(Fact.STATUS, problem);
    return new Status(StatusValue.UNKNOWN, asOf, null, problem.code());
  }

  private void status(Status told) {
    Status status = isSimulated() ? simulated(told) : told;
    sheet.status = status;
    switch (status.value()) {
      case VALID, UNKNOWN -> {}
      case VOID -> sheet.explain(Fact.STATUS, MESSAGES.error("SIMULATED"));
      case NOT_ISSUED -> sheet.explain(Fact.STATUS, MESSAGES.error("INDEX_NOT_ISSUED"));
      default ->
          sheet.explain(
              Fact.STATUS,
              MESSAGES.error(
                  "NOT_VALID",
                  MESSAGES.text("report.status." + status.value()),
                  Objects.requireNonNull(status.asOf())));
    }
  }

  private boolean isSimulated() {
    return knowledge.types().stream()
        .anyMatch(edition -> edition.simulated() && edition.code().equals(sheet.type));
  }

  /**
   * What the list of a simulated type says: whether there is a certificate in force it cannot tell.
   */
  private Status simulated(Status told) {
    return switch (told.value()) {
      case VALID -> unknown(told.asOf(), MESSAGES.warning("SIMULATED"));
      case REVOKED -> new Status(StatusValue.VOID, told.asOf(), told.since(), told.cause());
      default -> {
        sheet.note(MESSAGES.warning("SIMULATED"));
        yield told;
      }
    };
  }

  static Finding warning(Finding finding) {
    return new Finding(
        finding.code(), Severity.WARNING, finding.message(), finding.place(), finding.clause());
  }

  static Finding info(Finding finding) {
    return new Finding(
        finding.code(), Severity.INFO, finding.message(), finding.place(), finding.clause());
  }
}
