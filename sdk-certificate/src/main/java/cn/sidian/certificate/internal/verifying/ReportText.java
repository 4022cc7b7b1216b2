package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people. */
public final class ReportText {
  private static final int PAGE_LINES = 60;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private final CertificateReport report;
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private ReportText(CertificateReport report, Locale locale) {
    this.report = report;
    this.locale = locale;
  }

  /** The report: the age of the status and what is not proven stand on its first line. */
  public static String write(CertificateReport report, Locale locale) {
    ReportText text = new ReportText(report, locale);
    text.summary();
    text.body();
    return String.join("\n", text.lines) + "\n";
  }

  /** The report on one page for the case file. */
  public static String page(
      CertificateReport report, String file, Instant checkedAt, String checkedBy) {
    ReportText text = new ReportText(report, Locale.CHINESE);
    text.line("report.page.title");
    text.line("report.page.checked", file, time(checkedAt), checkedBy);
    text.summary();
    text.body();
    text.line("report.page.end");
    List<String> lines = text.lines;
    if (lines.size() > PAGE_LINES) {
      int left = lines.size() - PAGE_LINES + 1;
      lines = new ArrayList<>(lines.subList(0, PAGE_LINES - 1));
      lines.add(MESSAGES.text("report.page.more", left).zh());
    }
    return String.join("\n", lines) + "\n";
  }

  private void summary() {
    CertificateFacts.Status status = report.facts().status();
    Instant asOf = status.asOf();
    Text age =
        asOf == null ? MESSAGES.text("report.age.none") : MESSAGES.text("report.age", time(asOf));
    Text test =
        report.facts().issuance() == CertificateFacts.Issuance.TEST
            ? MESSAGES.text("report.test")
            : new Text("", "");
    line("report.first", test, MESSAGES.text("report.verdict." + report.verdict()), age, limits());
  }

  private Text limits() {
    if (report.notProven().isEmpty()) {
      return new Text("", "");
    }
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (CertificateReport.NotProven limit : report.notProven()) {
      Text words = MESSAGES.text("report.notProven." + limit);
      zh.append(zh.length() == 0 ? "" : "、").append(words.zh());
      en.append(en.length() == 0 ? "" : "; ").append(words.en());
    }
    return MESSAGES.text("report.limits", new Text(zh.toString(), en.toString()));
  }

  private void body() {
    line("report.kind", MESSAGES.text("report.kind." + report.kind()));
    if (report.identifier() != null) {
      line("report.identifier", report.identifier());
    }
    if (!report.shown().isEmpty()) {
      line("report.compare");
      report.shown().forEach((name, value) -> lines.add("  " + name + "  " + value));
    }
    CertificateFacts facts = report.facts();
    fact("integrity", facts.integrity());
    fact("issuer", facts.issuer());
    fact("embedded", facts.content().embedded());
    fact("page", facts.content().page());
    fact("code", facts.content().code());
    fact("typeEdition", facts.typeEdition());
    fact("competence", facts.competence());
    fact("validity", facts.validity());
    line(
        "report.fact",
        MESSAGES.text("report.name.status"),
        MESSAGES.text("report.status." + facts.status().value()));
    fact("holder", facts.holder());
    fact("purpose", facts.purpose());
    fact("presentation", facts.presentation());
    fact("original", facts.original());
    for (Severity severity : Severity.values()) {
      report.findings().stream()
          .filter(finding -> finding.severity() == severity)
          .forEach(this::finding);
    }
  }

  private void fact(String name, Enum<?> value) {
    if (value.name().equals("NOT_APPLICABLE")) {
      return;
    }
    line(
        "report.fact",
        MESSAGES.text("report.name." + name),
        MESSAGES.text("report.value." + value.name()));
  }

  private void finding(Finding finding) {
    line(
        "report.finding",
        MESSAGES.text("report.severity." + finding.severity()),
        finding.code(),
        finding.message(),
        finding.place() == null ? "" : " [" + finding.place() + "]");
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "" : TIME.format(instant.atZone(ZONE));
  }

  private void line(String key, Object... values) {
    lines.add(MESSAGES.text(key, values).in(locale));
  }
}
