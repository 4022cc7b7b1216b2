package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SignatureReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people: the bottom line first, then each signature fact by fact. */
public final class ReportText {
  /** Beijing time; the named zone had other offsets, down to seconds, long ago. */
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private final Locale locale;
  private final StringBuilder out = new StringBuilder(1_024);

  private ReportText(Locale locale) {
    this.locale = locale;
  }

  public static String write(
      Verdict verdict,
      String policy,
      List<SignatureReport> signatures,
      List<Finding> findings,
      Locale locale) {
    ReportText text = new ReportText(locale);
    text.report(verdict, policy, signatures, findings);
    return text.out.toString();
  }

  /** NOT_ACCEPTED. */
  public static SidianException notAccepted(Verdict verdict, List<String> decidedBy) {
    return MESSAGES.exception("NOT_ACCEPTED", null, verdict, String.join(", ", decidedBy));
  }

  private void report(
      Verdict verdict, String policy, List<SignatureReport> signatures, List<Finding> findings) {
    boolean test =
        signatures.stream()
            .anyMatch(signature -> signature.issuance() == SignatureReport.Issuance.TEST);
    line(
        "report.verdict." + verdict,
        test ? MESSAGES.text("report.test") : new Text("", ""),
        policyRemark(policy));
    line("report.policy", policy);
    int number = 1;
    for (SignatureReport signature : signatures) {
      out.append('\n');
      signature(number++, signature);
    }
    if (!findings.isEmpty()) {
      out.append('\n');
      line("report.findings");
      findings.forEach(this::finding);
    }
  }

  private static Text policyRemark(String policy) {
    boolean remarkable =
        policy.equals(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION.name())
            || policy.equals(SealAcceptancePolicy.INTEGRITY_ONLY.name());
    return remarkable ? MESSAGES.text("report.remark." + policy) : new Text("", "");
  }

  private void signature(int number, SignatureReport signature) {
    line(
        "report.signature",
        number,
        signature.field(),
        MESSAGES.text("kind." + signature.kind()),
        MESSAGES.text("verdict." + signature.verdict()));
    fact("integrity", signature.integrity());
    fact("coverage", signature.coverage());
    fact("laterChanges", signature.laterChanges());
    signature.changes().forEach(this::change);
    fact("trust", signature.trust());
    fact("revocation", signature.revocation());
    fact("time", signature.time());
    fact("issuance", signature.issuance());
    value("report.signer", signature.signer());
    value("report.issuer", signature.issuer());
    value("report.suite", signature.suite());
    value("report.signedAt", time(signature.signedAt()));
    if (!signature.pages().isEmpty()) {
      value("report.pages", signature.pages().toString().replaceAll("[\\[\\]]", ""));
    }
    SealNote note = signature.note();
    if (note != null) {
      note(note);
    }
  }

  private void change(LaterChange change) {
    out.append("    ");
    line(
        "report.change",
        MESSAGES.text("change.judgement." + change.judgement()),
        change.message(),
        change.place());
    if (change.before() != null || change.after() != null) {
      out.append("      ");
      line(
          "report.change.values",
          change.before() == null ? "" : change.before(),
          change.after() == null ? "" : change.after());
    }
  }

  private void note(SealNote note) {
    value("report.voucher", note.voucherNumber());
    value("report.issuedAt", time(note.issuedAt()));
    value("report.purpose", note.purpose());
    DataProvenance provenance = note.provenance();
    if (provenance != null) {
      value("report.source", provenance.sourceDepartment() + " " + provenance.sourceCode());
      value("report.dataName", provenance.dataName());
      value("report.query", provenance.interfaceId() + " / " + provenance.queryId());
      value("report.queriedAt", time(provenance.queriedAt()));
      value("report.dataDigest", provenance.dataDigest());
    }
  }

  private void fact(String name, @Nullable Enum<?> value) {
    if (value != null) {
      out.append("  ");
      line("fact." + name + "." + value);
    }
  }

  private void value(String key, @Nullable String value) {
    if (value != null) {
      out.append("  ");
      line(key, value);
    }
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant.atZone(ZONE));
  }

  private void finding(Finding finding) {
    out.append("  ");
    line(
        "report.finding",
        MESSAGES.text("severity." + finding.severity()),
        finding.code(),
        finding.message(),
        finding.place() == null ? "" : " [" + finding.place() + "]",
        finding.clause() == null ? "" : " (" + finding.clause() + ")");
  }

  private void line(String key, Object... values) {
    out.append(oneLine(MESSAGES.text(key, values).in(locale))).append('\n');
  }

  /** Names and notes are strangers' words: they must not write lines of the report. */
  private static String oneLine(String text) {
    StringBuilder one = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point ->
                one.appendCodePoint(
                    switch (Character.getType(point)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          ' ';
                      default -> point;
                    }));
    return one.toString();
  }
}
