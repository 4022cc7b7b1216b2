package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.trust.CertificatePurpose;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TestMark;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Issuance;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.internal.cms.TimestampToken;
import cn.sidian.seal.internal.pdf.Linearization;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.pdf.RevisionEnd;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.sealing.NoteJson;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of one signature; no fact stops the others from being gathered. */
final class SignatureCheck {
  /** Findings of a chain that leads to nobody the caller trusts. */
  private static final Set<String> NOBODY_KNOWN = Set.of("NO_PATH_TO_ANCHOR", "NO_TRUST_ANCHORS");

  private static final String WHO_SEALS_VERIFIES = "卫东区“四电”工作方案 二（一）2";

  private final Revisions revisions;
  private final PdfDocument document;
  private final SignatureField field;
  private final Verification.Terms terms;
  private final ChainJudge chains;
  private final ProvenTimes proven;
  private final Consumer<Runnable> hashing;
  private final String place;
  private final List<Finding> findings = new ArrayList<>();
  private final Judgement judgement;

  private Integrity integrity = Integrity.UNREADABLE;
  private @Nullable Coverage coverage;
  private @Nullable LaterChanges laterChanges;
  private List<LaterChange> changes = List.of();
  private TrustStatus trust = TrustStatus.NOT_CHECKED;
  private List<Finding> chainFindings = List.of();
  private RevocationStatus revocation = RevocationStatus.NOT_CHECKED;
  private Time time = Time.NONE;
  private Issuance issuance = Issuance.UNKNOWN;
  private @Nullable String suite;
  private @Nullable String signer;
  private @Nullable String issuer;
  private @Nullable Instant signedAt;
  private @Nullable SealNote note;

  SignatureCheck(
      Revisions revisions,
      SignatureField field,
      Verification.Terms terms,
      ChainJudge chains,
      ProvenTimes proven,
      Consumer<Runnable> hashing) {
    this.hashing = hashing;
    this.chains = chains;
    this.proven = proven;
    this.revisions = revisions;
    this.document = revisions.document();
    this.field = field;
    this.terms = terms;
    this.place = "field " + field.name();
    this.judgement = new Judgement(terms.policy(), place, findings);
  }

  /**
   * What came out.
   *
   * @param report the facts
   * @param findings what was noticed
   * @param decidedBy the codes that decided
   */
  record Result(SignatureReport report, List<Finding> findings, List<String> decidedBy) {}

  Result run() {
    Dictionary value = field.value();
    Kind kind = Kind.SIGNATURE;
    if (value == null || value.repeatedKey() != null) {
      problem("SIGNATURE_NOT_A_DICTIONARY");
    } else {
      kind = kind(value);
      claimedTime(document, value);
      judgeValue(value, kind);
    }
    SeenOn seen = SeenOn.of(document, field);
    if (kind == Kind.SEAL) {
      appearance(seen);
    }
    judgement
        .integrity(integrity)
        .coverage(coverage)
        .laterChanges(laterChanges)
        .trust(trust, chainFindings)
        .revocation(revocation)
        .time(time);
    SignatureReport report =
        new SignatureReport(
            field.name(),
            kind,
            judgement.verdict(),
            integrity,
            coverage,
            laterChanges,
            changes,
            trust,
            revocation,
            time,
            issuance,
            suite,
            signer,
            issuer,
            signedAt,
            seen.pages(),
            note);
    return new Result(report, findings, judgement.decidedBy());
  }

  private Kind kind(Dictionary value) {
    if ("DocTimeStamp".equals(document.name(value.get("Type")))
        || "ETSI.RFC3161".equals(document.name(value.get("SubFilter")))) {
      return Kind.TIMESTAMP;
    }
    if (value.has(NoteJson.KEY)
        || (contents(value) instanceof Text token && ValueFormat.isSealStructure(token.bytes()))) {
      return Kind.SEAL;
    }
    return SignatureFields.restrictions(document, field).certification() == null
        ? Kind.SIGNATURE
        : Kind.CERTIFICATION;
  }

  private void claimedTime(PdfDocument revision, Dictionary value) {
    String text = revision.text(value.get("M"));
    signedAt = text == null ? null : PdfDate.parse(text);
    time = signedAt == null ? Time.NONE : Time.CLAIMED;
  }

  private void judgeValue(Dictionary value, Kind kind) {
    String subFilter = document.name(value.get("SubFilter"));
    PdfObject contents = contents(value);
    long[] numbers = SignedRange.numbers(document, value.get("ByteRange"));
    if (!hasKnownType(value)
        || subFilter == null
        || document.name(value.get("Filter")) == null
        || !(contents instanceof Text token)
        || numbers == null) {
      problem("SIGNATURE_KEYS");
      return;
    }
    SignedRange range = SignedRange.of(document.bytes(), numbers);
    if (range == null) {
      coverage = Coverage.INCOMPLETE;
      laterChanges = LaterChanges.NOT_CHECKED;
      problem("BYTE_RANGE_IMPOSSIBLE");
      return;
    }
    coverage(range);
    chains.turnTo(token.bytes());
    // what the dictionary refers to may have been exchanged later: only what was signed counts
    PdfDocument signed = range.revision() == null ? document : range.revision();
    claimedTime(signed, value);
    NoteCheck noteCheck =
        kind == Kind.TIMESTAMP ? NoteCheck.none(place) : NoteCheck.read(signed, value, place);
    noteCheck.prepare(range);
    ValueCheck check = new ValueCheck(terms.sm2UserId(), place, terms.memory());
    hashing.accept(() -> value(signed, check, kind, subFilter, value, token, range));
    if (!check.isZeroPadded()) {
      // the gap holds more than the value: nobody signed what stands there
      coverage = Coverage.INCOMPLETE;
      laterChanges = LaterChanges.NOT_CHECKED;
      changes = List.of();
      problem("CONTENTS_PADDING");
    }
    take(check, kind, range);
    hashing.accept(
        () -> noteCheck.judge(range, integrity == Integrity.INTACT, findings, judgement));
    note = noteCheck.note();
  }

  private void value(
      PdfDocument signed,
      ValueCheck check,
      Kind kind,
      String subFilter,
      Dictionary value,
      Text token,
      SignedRange range) {
    if (kind == Kind.TIMESTAMP) {
      check.timestamp(token.bytes(), range);
    } else {
      switch (ValueFormat.of(subFilter, token.bytes())) {
        case CMS -> check.cms(token.bytes(), range, subFilter.startsWith("ETSI"));
        case PKCS7_SHA1 -> check.sha1(token.bytes(), range);
        case X509_RSA -> check.rsa(signed, value.get("Cert"), token.bytes(), range);
        case SEAL_STRUCTURE -> check.sealStructure();
        case UNKNOWN -> check.unsupported(subFilter);
      }
    }
  }

  /** /Type may be absent; if it is there, it says that this is a signature (table 255). */
  private boolean hasKnownType(Dictionary value) {
    PdfObject type = document.resolve(value.get("Type"));
    return type == Null.NULL
        || (type instanceof Name name
            && (name.value().equals("Sig") || name.value().equals("DocTimeStamp")));
  }

  /** /Contents is never encrypted (7.6.2), wherever it stands. */
  private PdfObject contents(Dictionary value) {
    return value.get("Contents") instanceof Reference reference
        ? document.undecrypted(reference)
        : document.resolve(value.get("Contents"));
  }

  private void coverage(SignedRange range) {
    coverage = range.coverage(revisions, field);
    if (coverage != Coverage.INCOMPLETE && range.isClaimedTwice(document)) {
      coverage = Coverage.INCOMPLETE;
      problem("BYTE_RANGE_CLAIMED_TWICE");
    }
    if (coverage == Coverage.WHOLE_FILE) {
      laterChanges = LaterChanges.NONE;
    } else if (coverage == Coverage.WHOLE_REVISION
        && RevisionEnd.isOnlySpace(document, range.end())
        && !Linearization.misleads(document)) {
      laterChanges = LaterChanges.NONE;
      findings.add(MESSAGES.info("SPACE_BEHIND_END").at(place));
    } else if (coverage == Coverage.WHOLE_REVISION) {
      changes = ChangeList.of(revisions, field, range.end());
      laterChanges = ChangeList.summary(changes);
    } else {
      laterChanges = LaterChanges.NOT_CHECKED;
    }
  }

  private void take(ValueCheck check, Kind kind, SignedRange range) {
    integrity = check.integrity();
    suite = check.suite();
    findings.addAll(check.findings());
    X509Certificate certificate = check.signer();
    if (check.time() != null) {
      time = check.time();
    }
    if (check.signedAt() != null && (kind == Kind.TIMESTAMP || signedAt == null)) {
      signedAt = check.signedAt();
      time = time == Time.NONE ? Time.CLAIMED : time;
    }
    if (certificate == null) {
      judgement.weak(check.weakness(terms.policy().crypto(), terms.at()));
      return;
    }
    signer = X509Certificates.displayName(certificate);
    issuer = X509Certificates.issuerName(certificate);
    Instant stamped = proven.of(range.end());
    Instant control = stamped == null ? terms.at() : stamped;
    ChainJudge.Result chain =
        kind == Kind.TIMESTAMP
            ? timestamp(check, certificate, control, range)
            : signature(check, certificate, control, stamped);
    trust = chain.trust();
    chainFindings = chain.path().findings();
    revocation = chain.revocation();
    chainFindings.forEach(finding -> findings.add(finding.at(place)));
    if (chainFindings.stream().anyMatch(finding -> NOBODY_KNOWN.contains(finding.code()))) {
      // 谁签章、谁核验: whoever has no anchor learns whom to ask
      findings.add(MESSAGES.info("WHO_MUST_VERIFY", issuer).at(place).under(WHO_SEALS_VERIFIES));
    }
    chain.findings().forEach(finding -> findings.add(finding.at(place)));
    List<X509Certificate> all = new ArrayList<>(check.certificates());
    all.addAll(chain.path().path());
    if (TestMark.isIn(all)) {
      issuance = Issuance.TEST;
    }
  }

  /** A document time stamp is believed at the moment that later ones prove. */
  private ChainJudge.Result timestamp(
      ValueCheck check, X509Certificate certificate, Instant control, SignedRange range) {
    judgement.weak(check.weakness(terms.policy().crypto(), control));
    ChainJudge.Result chain =
        chains
            .judge(
                certificate,
                check.certificates(),
                check.evidence(),
                control,
                CertificatePurpose.TIME_STAMPING)
            .unlessIssuedSince(terms.at(), one -> existed(one, check.certificates(), control));
    boolean whole = coverage == Coverage.WHOLE_FILE || coverage == Coverage.WHOLE_REVISION;
    if (chain.isReliable()
        && integrity == Integrity.INTACT
        && whole
        && check.weakness(terms.policy().crypto(), control) == null
        && signedAt != null
        && isPossible(signedAt, certificate, control)) {
      time = Time.PROVEN;
      proven.add(range.end(), earlier(signedAt, control), range.revision());
    }
    return chain;
  }

  /** The signer is judged at the moment that is proven, else at the present. */
  private ChainJudge.Result signature(
      ValueCheck check, X509Certificate certificate, Instant control, @Nullable Instant stamped) {
    Instant moment = stamped;
    if (integrity == Integrity.INTACT) {
      boolean untrusted = false;
      for (TimestampToken.Checked token : check.timestamps()) {
        ChainJudge.Result authority =
            chains
                .judge(
                    token.signer(),
                    token.cms().certificates(),
                    token.cms().evidence(),
                    control,
                    CertificatePurpose.TIME_STAMPING)
                .unlessIssuedSince(
                    terms.at(), one -> existed(one, token.cms().certificates(), control));
        if (authority.isReliable()
            && !token.isWeak(terms.policy().crypto(), control)
            && isPossible(token.time(), token.signer(), control)) {
          moment = earlier(token.time(), moment == null ? control : moment);
        }
        untrusted |=
            authority.trust() == TrustStatus.UNTRUSTED
                || authority.revocation() == RevocationStatus.REVOKED;
      }
      if (moment != null) {
        time = Time.PROVEN;
        signedAt = moment;
      } else if (untrusted) {
        time = Time.CLAIMED;
        findings.add(MESSAGES.warning("TIMESTAMP_AUTHORITY_UNTRUSTED").at(place));
      } else if (!check.timestamps().isEmpty()) {
        findings.add(MESSAGES.info("TIMESTAMP_NOT_CHECKED").at(place));
      }
    }
    Instant judged = moment == null ? terms.at() : moment;
    judgement.weak(check.weakness(terms.policy().crypto(), judged));
    ChainJudge.Result chain =
        chains.judge(
            certificate,
            check.certificates(),
            check.evidence(),
            judged,
            CertificatePurpose.DOCUMENT_SIGNING);
    Instant age = check.namesCertificate() ? judged : control;
    return chain.unlessIssuedSince(
        terms.at(),
        one -> one.equals(certificate) ? age : existed(one, check.certificates(), control));
  }

  /**
   * When a certificate is proven to have existed: by a document time stamp over the value that
   * holds it or over a store that it is in; else now.
   */
  private Instant existed(X509Certificate one, List<X509Certificate> ofTheValue, Instant control) {
    if (ofTheValue.contains(one)) {
      return control;
    }
    if (terms.desk().certificates().contains(one)) {
      return Instant.MIN;
    }
    Instant stored = proven.ofStored(one);
    return stored == null ? terms.at() : stored;
  }

  /**
   * Not later than what is known, and not before there was such an authority: no honest one dates a
   * token back to where somebody's certificate was still good. Clocks may differ a little.
   */
  private static boolean isPossible(Instant stamped, X509Certificate authority, Instant control) {
    return !stamped.isAfter(control.plus(RevocationCheck.CLOCK_SKEW))
        && !stamped.plus(RevocationCheck.CLOCK_SKEW).isBefore(authority.getNotBefore().toInstant());
  }

  /** What is proven is never later than what later proof, or the present, says. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void appearance(SeenOn seen) {
    if (seen.hasWidgetWithoutAppearance()) {
      findings.add(MESSAGES.warning("SEAL_APPEARANCE_MISSING").at(place));
    } else if (seen.pages().isEmpty()) {
      findings.add(MESSAGES.info("SEAL_INVISIBLE").at(place));
    }
  }

  private void problem(String code) {
    findings.add(MESSAGES.error(code).at(place));
  }
}
