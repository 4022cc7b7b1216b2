package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateFacts.Integrity;
import cn.sidian.certificate.CertificateFacts.Presentation;
import cn.sidian.certificate.CertificateFacts.Purpose;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.code.CodeContent;
import cn.sidian.certificate.code.CodeKind;
import cn.sidian.certificate.code.CopyCode;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.crypto.AlgorithmNumbers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of one code. */
public final class CodeCheck {
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final Knowledge knowledge;
  private final CertificateAcceptancePolicy policy;
  private final CertificateQuestion question;
  private final @Nullable ReplayMemory replays;
  private final Instant at;
  private final LocalDate day;
  private final FactSheet sheet;
  private final ContextCheck context;

  /**
   * A check.
   *
   * @param knowledge whom and what the verifier knows
   * @param policy what is demanded
   * @param question what is asked
   * @param replays the passes accepted before, or null
   * @param at the moment asked
   * @param kind what the code claims to be
   */
  public CodeCheck(
      Knowledge knowledge,
      CertificateAcceptancePolicy policy,
      CertificateQuestion question,
      @Nullable ReplayMemory replays,
      Instant at,
      CodeKind kind) {
    this.knowledge = knowledge;
    this.policy = policy;
    this.question = question;
    this.replays = replays;
    this.at = at;
    this.day = LocalDate.ofInstant(at, policy.zone());
    this.sheet = new FactSheet(kind(kind), policy.testAllowed());
    this.context = new ContextCheck(knowledge, sheet, at, day, policy.testAllowed());
  }

  private static Kind kind(CodeKind kind) {
    return switch (kind) {
      case PERMIT -> Kind.PERMIT;
      case COPY -> Kind.COPY;
      case PASS -> Kind.PASS;
      case TOKEN -> Kind.TOKEN;
    };
  }

  /** The report of a code. */
  public CertificateReport run(ScannedCode code) {
    CodeContent content = code.content();
    if (code.kind() == CodeKind.TOKEN) {
      token(content instanceof ShowToken token ? token : null);
      return sheet.report();
    }
    context.uninformed();
    if (content == null) {
      sheet.explain(Fact.INTEGRITY, MESSAGES.warning("UNSUPPORTED_VERSION"));
      unknownRest(MESSAGES.warning("UNSUPPORTED_VERSION"));
      return sheet.report();
    }
    KnownKeys.Known key = signature(code);
    if (content instanceof PermitCode permit) {
      permit(permit, key);
    } else if (content instanceof OfflinePass pass) {
      pass(pass, key);
    } else if (content instanceof CopyCode copy) {
      copy(copy, key);
    } else if (content instanceof ShowToken) {
      throw new IllegalStateException("tokens are handled above");
    }
    return sheet.report();
  }

  /** A token says nothing without its register, and little until it is redeemed there. */
  private void token(@Nullable ShowToken token) {
    CertificateLookup register = knowledge.register();
    CertificateLookup.TokenState state =
        register == null || token == null
            ? CertificateLookup.TokenState.NOT_ASKED
            : register.token(token.secret(), at);
    cn.sidian.core.Finding finding =
        switch (state) {
          case NOT_ASKED -> MESSAGES.warning("TOKEN_UNKNOWN");
          case UNKNOWN ->
              cn.sidian.core.Finding.warning(
                  "TOKEN_UNKNOWN", MESSAGES.text("TOKEN_UNKNOWN.register"));
          case OPEN -> MESSAGES.warning("TOKEN_NOT_REDEEMED");
          case USED -> MESSAGES.error("TOKEN_USED");
          case EXPIRED -> MESSAGES.error("TOKEN_EXPIRED");
        };
    sheet.presentation =
        switch (state) {
          case USED -> Presentation.REPLAYED;
          case EXPIRED -> Presentation.EXPIRED;
          default -> Presentation.NOT_CHECKED;
        };
    unknownRest(finding);
    sheet.explain(Fact.INTEGRITY, finding);
    sheet.explain(Fact.KIND, finding);
    sheet.explain(Fact.PRESENTATION, finding);
    sheet.notProven.add(NotProven.RELAY);
  }

  private void unknownRest(cn.sidian.core.Finding finding) {
    for (Fact fact :
        List.of(Fact.ISSUER, Fact.TYPE_EDITION, Fact.COMPETENCE, Fact.VALIDITY, Fact.STATUS)) {
      sheet.explain(fact, finding);
    }
    sheet.status =
        new CertificateFacts.Status(
            CertificateFacts.StatusValue.UNKNOWN, null, null, finding.code());
    if (sheet.kind == Kind.COPY) {
      sheet.purpose = Purpose.NOT_ASKED;
      sheet.explain(Fact.PURPOSE, finding);
    }
    if (sheet.kind == Kind.PASS) {
      sheet.presentation = Presentation.NOT_CHECKED;
      sheet.explain(Fact.PRESENTATION, finding);
    }
  }

  /** The key that signed, or null if none that is known did. */
  private KnownKeys.@Nullable Known signature(ScannedCode code) {
    if (!code.isTextNormal()) {
      sheet.integrity = Integrity.UNREADABLE;
      sheet.explain(Fact.INTEGRITY, MESSAGES.error("TEXT_NOT_NORMAL"));
    }
    List<KnownKeys.Known> known = knowledge.keys().withId(code.keyId());
    if (known.isEmpty()) {
      if (knowledge.isInformed()) {
        sheet.explain(Fact.INTEGRITY, MESSAGES.warning("FOREIGN_ISSUER"));
        sheet.explain(Fact.ISSUER, MESSAGES.warning("FOREIGN_ISSUER"));
      }
      return null;
    }
    boolean fits = false;
    for (KnownKeys.Known one : known) {
      if (code.algorithmFits(one.key(), AlgorithmNumbers.DEFAULT)) {
        fits = true;
        if (code.isSignedBy(one.key())) {
          if (sheet.integrity != Integrity.UNREADABLE) {
            sheet.integrity = Integrity.INTACT;
          }
          return one;
        }
      }
    }
    // nothing is known of the issuer of a code that nobody known signed
    if (fits && known.stream().anyMatch(one -> code.isSignedUnderOtherUserId(one.key()))) {
      cn.sidian.core.Finding refused =
          cn.sidian.core.Finding.warning(
              "KEY_SUITE_REFUSED", MESSAGES.text("KEY_SUITE_REFUSED.user"));
      sheet.explain(Fact.INTEGRITY, refused);
      sheet.explain(Fact.ISSUER, refused);
    } else if (fits) {
      sheet.integrity = Integrity.BROKEN;
      sheet.explain(Fact.INTEGRITY, MESSAGES.error("SIGNATURE_BROKEN"));
      sheet.follows(Fact.ISSUER, "SIGNATURE_BROKEN");
    } else {
      sheet.explain(Fact.INTEGRITY, MESSAGES.warning("KEY_SUITE_REFUSED"));
      sheet.explain(Fact.ISSUER, MESSAGES.warning("KEY_SUITE_REFUSED"));
    }
    return null;
  }

  private void permit(PermitCode code, KnownKeys.@Nullable Known key) {
    String issuer = code.identifier().issuerCode();
    context.identifier(code.identifier());
    if (key != null) {
      Instant issued = code.issuedOn().atStartOfDay(policy.zone()).toInstant();
      context.issuer(key.binding(), KeyRole.CODE, issuer, issuedOrLater(key, issued), null);
    }
    context.competence(issuer, code.identifier().typeCode(), code.issuedOn());
    context.validity(code.validity());
    context.status(issuer, code.status(), code.identifier());
    sheet.page = Comparison.NOT_CHECKED;
    sheet.notProven.add(NotProven.HOLDER);
    sheet.notProven.add(NotProven.ONLY_COPY);
    if (!code.isFull()) {
      sheet.notProven.add(NotProven.TEXT_NOT_COMPARED);
    }
    sheet.shown.putAll(code.fields());
    holder(code.fields().get("CZZT"), code.fields().get("CZZTDM"), code.fields().get("CZZTDM*"));
  }

  /** A key bound in the course of the day of issue signed after it was bound. */
  private static Instant issuedOrLater(KnownKeys.Known key, Instant issued) {
    Instant from = key.binding().from();
    boolean sameDay = from.isAfter(issued) && from.isBefore(issued.plus(Duration.ofDays(1)));
    return sameDay ? from : issued;
  }

  private void pass(OfflinePass pass, KnownKeys.@Nullable Known key) {
    sheet.type = pass.typeCode();
    sheet.identifier = CertificateFacts.Identifier.UNPARSABLE;
    if (key != null) {
      context.issuer(key.binding(), KeyRole.PRESENTER, pass.issuerCode(), pass.notBefore(), null);
    }
    // the register made the pass now; whether the issuer was competent it knew then
    context.competence(pass.issuerCode(), pass.typeCode(), pass.validity().from());
    context.validity(pass.validity());
    context.status(pass.issuerCode(), pass.status(), null);
    sheet.purpose = passPurpose(pass);
    sheet.shown.put("CZZT*", pass.maskedHolder());
    holder(null, null, pass.maskedHolder());
    if (question.challenge() == null) {
      sheet.notProven.add(NotProven.RELAY);
    }
    sheet.notProven.add(NotProven.HOLDER);
    presentation(pass, sheet.integrity == Integrity.INTACT);
  }

  private Purpose passPurpose(OfflinePass pass) {
    if (question.purpose() == null) {
      return Purpose.NOT_ASKED;
    }
    if (question.purpose().equals(pass.purpose())) {
      return Purpose.ALLOWED;
    }
    sheet.explain(
        Fact.PURPOSE, MESSAGES.error("COPY_OTHER_PURPOSE", pass.purpose(), question.purpose()));
    return Purpose.OTHER_PURPOSE;
  }

  private void presentation(OfflinePass pass, boolean intact) {
    if (question.audience() != null && !question.audience().equals(pass.audience())) {
      present(Presentation.WRONG_AUDIENCE, MESSAGES.error("WRONG_AUDIENCE", pass.audience()));
    } else if (question.challenge() != null
        && !MessageDigest.isEqual(question.challenge(), pass.challenge())) {
      present(
          Presentation.REPLAYED,
          cn.sidian.core.Finding.error("PASS_REPLAYED", MESSAGES.text("PASS_REPLAYED.challenge")));
    } else if (at.isBefore(pass.notBefore().minus(SKEW))) {
      present(Presentation.TIME_UNSURE, MESSAGES.warning("TIME_UNSURE", pass.notBefore(), at));
    } else if (at.isAfter(pass.notAfter().plus(SKEW))) {
      present(Presentation.EXPIRED, MESSAGES.error("PASS_EXPIRED", pass.notAfter(), at));
    } else if (replays == null || question.audience() == null) {
      present(
          Presentation.NOT_CHECKED,
          cn.sidian.core.Finding.warning(
              "ROLLBACK_NOT_CHECKED",
              MESSAGES.text(
                  replays == null
                      ? "ROLLBACK_NOT_CHECKED.pass"
                      : "ROLLBACK_NOT_CHECKED.audience")));
    } else if (intact) {
      remember(pass, replays);
    } else {
      // why the signature does not fit stands with the signature
      sheet.presentation = Presentation.NOT_CHECKED;
      sheet.follows(Fact.PRESENTATION, "SIGNATURE_BROKEN");
    }
  }

  /** Only passes whose signature fits are remembered, so that nobody fills the memory. */
  private void remember(OfflinePass pass, ReplayMemory memory) {
    switch (memory.use(pass.id(), pass.notAfter(), at)) {
      case FIRST -> sheet.presentation = Presentation.FRESH;
      case REPLAYED -> present(Presentation.REPLAYED, MESSAGES.error("PASS_REPLAYED"));
      case CLOCK_SET_BACK ->
          present(
              Presentation.TIME_UNSURE,
              cn.sidian.core.Finding.warning("TIME_UNSURE", MESSAGES.text("TIME_UNSURE.back")));
    }
  }

  private void present(Presentation presentation, cn.sidian.core.Finding finding) {
    sheet.presentation = presentation;
    sheet.explain(Fact.PRESENTATION, finding);
  }

  private void copy(CopyCode copy, KnownKeys.@Nullable Known key) {
    String issuer = copy.identifier().issuerCode();
    context.identifier(copy.identifier());
    if (key != null) {
      context.issuer(key.binding(), KeyRole.COPY, null, null, null);
    }
    // a copy's code speaks of the copy; the original speaks for itself in the copy's file
    sheet.explain(Fact.VALIDITY, MESSAGES.warning("COPY_CODE_ALONE"));
    sheet.explain(Fact.TYPE_EDITION, MESSAGES.warning("COPY_CODE_ALONE"));
    sheet.explain(Fact.COMPETENCE, MESSAGES.warning("COPY_CODE_ALONE"));
    context.status(issuer, copy.status(), copy.identifier());
    sheet.notProven.add(NotProven.HOLDER);
    sheet.notProven.add(NotProven.TEXT_NOT_COMPARED);
    new PurposeCheck(sheet, question, day).run(copy.purpose(), copy.user(), copy.until());
  }

  private void holder(@Nullable String name, @Nullable String code, @Nullable String masked) {
    Holder asked = question.holder();
    if (asked == null) {
      return;
    }
    sheet.holder = HolderCheck.compare(asked, name, code, masked);
    if (sheet.holder == CertificateFacts.Holder.DIFFERS) {
      sheet.explain(Fact.HOLDER, MESSAGES.error("HOLDER_DIFFERS"));
    } else if (sheet.holder == CertificateFacts.Holder.CANNOT_TELL) {
      sheet.explain(
          Fact.HOLDER,
          cn.sidian.core.Finding.warning("HOLDER_DIFFERS", MESSAGES.text("HOLDER_DIFFERS.masked")));
    }
  }
}
