package cn.sidian.seal.internal.report;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What stands on the page of a report, from the verdict to what to do. */
public final class ReportPage {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private static final double WIDTH = ReportSheet.RIGHT - ReportSheet.LEFT;
  private static final int MAX_DETAILED = 2;

  /** What the last two sections need: headings, at most two who must verify, what to do. */
  private static final double TAIL = 118;

  private final ReportSheet sheet = new ReportSheet();
  private final SealReport report;

  private ReportPage(SealReport report) {
    this.report = report;
  }

  /**
   * The report as a file.
   *
   * @param name of the document
   * @param length of the document in bytes
   * @param digest of the document, as {@code sm3:…}
   * @param verifiedAt when it was verified
   */
  public static byte[] write(
      SealReport report, String name, long length, String digest, Instant verifiedAt) {
    ReportPage page = new ReportPage(report);
    page.head();
    page.verdict();
    page.document(name, length, digest, verifiedAt);
    page.signatures();
    page.findings();
    page.tail();
    return ReportFile.of(page.sheet, text("title"), verifiedAt);
  }

  private static Text text(String key, Object... values) {
    return MESSAGES.text("report.pdf." + key, values);
  }

  /** Chinese, and its English twin below in small. */
  private void twin(double x, double width, double size, Ink ink, Text text) {
    sheet.line(x, width, size, ink, text.zh());
    sheet.skip(size * 1.3);
    double small = Math.max(5.6, size * 0.66);
    sheet.line(x, width, small, Ink.GREY, text.en());
    sheet.skip(small * 1.35);
  }

  private void heading(Text text) {
    sheet.skip(7);
    sheet.line(ReportSheet.LEFT, 200, 10.5, Ink.BLACK, text.zh());
    double x = ReportSheet.LEFT + sheet.widthOf(text.zh(), 10.5) + 6;
    sheet.lineAt(x, sheet.top() + 10.5, 300, 7, Ink.GREY, text.en());
    sheet.skip(15);
    sheet.rule();
    sheet.skip(3);
  }

  private void head() {
    Text title = text("title");
    sheet.line(ReportSheet.LEFT, WIDTH, 19, Ink.BLACK, title.zh());
    sheet.skip(25);
    sheet.line(ReportSheet.LEFT, WIDTH, 8.5, Ink.GREY, title.en());
    sheet.skip(18);
  }

  private void verdict() {
    Ink strong = Ink.strong(report.verdict());
    List<Finding> deciding = deciding();
    double height = 44 + (deciding.isEmpty() ? 0 : 6) + deciding.size() * 19;
    double y = sheet.top();
    sheet.area(ReportSheet.LEFT, y, WIDTH, height, Ink.pale(report.verdict()));
    sheet.area(ReportSheet.LEFT, y, 5, height, strong);
    sheet.skip(9);
    Text verdict = text("verdict." + report.verdict());
    double x = ReportSheet.LEFT + 16;
    Text remark = remark();
    sheet.line(x, WIDTH - 24, 15, strong, verdict.zh() + remark.zh());
    sheet.skip(20);
    sheet.line(x, WIDTH - 24, 7.5, Ink.GREY, verdict.en() + remark.en());
    sheet.skip(13);
    for (Finding finding : deciding) {
      sheet.line(x, WIDTH - 30, 8.5, Ink.BLACK, text("decidedBy").zh() + "　" + named(finding).zh());
      sheet.skip(11);
      sheet.line(x, WIDTH - 30, 6, Ink.GREY, named(finding).en());
      sheet.skip(8);
    }
    sheet.skip(y + height - sheet.top());
  }

  /**
   * The first finding of each code that decided, at most four: of a signature that has this
   * verdict, since a time stamp or another signature with the same code may name somebody else.
   */
  private List<Finding> deciding() {
    Set<String> places = new LinkedHashSet<>();
    for (SignatureReport signature : report.signatures()) {
      if (signature.kind() != Kind.TIMESTAMP && signature.verdict() == report.verdict()) {
        places.add("field " + signature.field());
      }
    }
    List<Finding> deciding = new ArrayList<>();
    for (String code : report.decidedBy()) {
      report.findings().stream()
          .filter(finding -> finding.code().equals(code))
          .min(
              Comparator.comparing(
                  finding -> finding.place() == null || !places.contains(finding.place())))
          .ifPresent(deciding::add);
    }
    return deciding.subList(0, Math.min(4, deciding.size()));
  }

  private static Text named(Finding finding) {
    return new Text(
        finding.code() + "：" + finding.message().zh(),
        finding.code() + ": " + finding.message().en());
  }

  private Text remark() {
    boolean test =
        report.signatures().stream()
            .anyMatch(signature -> signature.issuance() == SignatureReport.Issuance.TEST);
    Text own = test ? MESSAGES.text("report.test") : new Text("", "");
    if (report.policy().equals("OFFLINE_WITHOUT_REVOCATION")
        || report.policy().equals("INTEGRITY_ONLY")) {
      Text policy = MESSAGES.text("report.remark." + report.policy());
      return new Text(own.zh() + policy.zh(), own.en() + policy.en());
    }
    return own;
  }

  private void document(String name, long length, String digest, Instant verifiedAt) {
    heading(text("file"));
    row(text("name"), name);
    row(text("length"), text("bytes", length).zh());
    row(text("digest"), digest);
    row(text("verifiedAt"), time(verifiedAt));
    row(text("policy"), report.policy());
  }

  private void row(Text label, String value) {
    double baseline = sheet.top() + 8.5;
    sheet.lineAt(ReportSheet.LEFT, baseline, 50, 8.5, Ink.GREY, label.zh());
    sheet.lineAt(ReportSheet.LEFT + 50, baseline, 48, 6, Ink.GREY, label.en());
    sheet.lineAt(ReportSheet.LEFT + 100, baseline, WIDTH - 100, 8.5, Ink.BLACK, value);
    sheet.skip(12.5);
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atZone(ZONE));
  }

  // --- signatures ---------------------------------------------------------------------------

  private void signatures() {
    List<SignatureReport> all = report.signatures();
    int detailed = 0;
    int shown = 0;
    for (SignatureReport signature : all) {
      boolean detail = detailed < MAX_DETAILED && signature.kind() != Kind.TIMESTAMP;
      if (!sheet.hasRoom(detail ? TAIL + 275 : TAIL + 47)) {
        if (!detail || !sheet.hasRoom(TAIL + 47)) {
          break;
        }
        detail = false;
      }
      signature(++shown, signature);
      if (detail) {
        detailed++;
        new FactTable(sheet).write(signature);
      }
    }
    if (shown < all.size()) {
      twin(ReportSheet.LEFT, WIDTH, 8, Ink.GREY, text("moreSignatures", all.size() - shown));
    }
  }

  private void signature(int number, SignatureReport signature) {
    sheet.skip(7);
    sheet.area(ReportSheet.LEFT, sheet.top(), WIDTH, 17, Ink.BAND);
    Text kind = MESSAGES.text("kind." + signature.kind());
    Text verdict = MESSAGES.text("verdict." + signature.verdict());
    double baseline = sheet.top() + 12;
    String head = number + ". " + signature.field() + "　" + kind.zh();
    sheet.lineAt(ReportSheet.LEFT + 6, baseline, 300, 9.5, Ink.BLACK, head);
    Ink ink = Ink.strong(signature.verdict());
    sheet.lineAt(ReportSheet.RIGHT - 175, baseline, 60, 9.5, ink, verdict.zh());
    sheet.lineAt(
        ReportSheet.RIGHT - 115, baseline, 112, 6.5, Ink.GREY, kind.en() + ": " + verdict.en());
    sheet.skip(20);
  }

  // --- findings, who and what ---------------------------------------------------------------

  private void findings() {
    List<Finding> rest = new ArrayList<>(report.findings());
    rest.removeAll(deciding());
    if (rest.isEmpty() || !sheet.hasRoom(TAIL + 45)) {
      return;
    }
    heading(text("findings"));
    int shown = 0;
    for (Finding finding : rest) {
      if (!sheet.hasRoom(TAIL + 36)) {
        break;
      }
      Text severity = MESSAGES.text("severity." + finding.severity());
      String where = finding.place() == null ? "" : " [" + finding.place() + "]";
      String clause = finding.clause() == null ? "" : " (" + finding.clause() + ")";
      Text named = named(finding);
      String line = severity.zh() + "　" + named.zh() + where + clause;
      int lines = sheet.hasRoom(TAIL + 60) ? 2 : 1;
      sheet.paragraph(ReportSheet.LEFT, WIDTH, 7.8, Ink.BLACK, line, lines);
      String twin = severity.en() + "  " + named.en();
      sheet.paragraph(ReportSheet.LEFT, WIDTH, 5.8, Ink.GREY, twin, lines);
      sheet.skip(1.5);
      shown++;
    }
    if (shown < rest.size()) {
      twin(ReportSheet.LEFT, WIDTH, 7.8, Ink.GREY, text("more", rest.size() - shown));
    }
  }

  private void tail() {
    heading(text("who"));
    for (Text who : whoMustVerify()) {
      twin(ReportSheet.LEFT, WIDTH, 8.5, Ink.BLACK, who);
    }
    heading(text("todo"));
    twin(ReportSheet.LEFT, WIDTH, 8.5, Ink.BLACK, todo());
    Text footer = text("footer");
    sheet.lineAt(ReportSheet.LEFT, 821, WIDTH, 6.5, Ink.GREY, footer.zh());
    sheet.lineAt(ReportSheet.LEFT, 830, WIDTH, 5.6, Ink.GREY, footer.en());
  }

  private Text todo() {
    return text(
        "todo."
            + (report.decidedBy().contains("NO_SIGNATURE")
                ? "NO_SIGNATURE"
                : report.verdict().name()));
  }

  /** 谁签章、谁核验 (WD-24): whoever issued what nobody here could judge; at most two lines. */
  private List<Text> whoMustVerify() {
    Set<Text> who = new LinkedHashSet<>();
    boolean any = false;
    for (SignatureReport signature : report.signatures()) {
      if (signature.kind() == Kind.TIMESTAMP) {
        continue;
      }
      any = true;
      boolean open =
          signature.trust() != TrustStatus.TRUSTED
              || signature.integrity() == Integrity.UNSUPPORTED;
      if (open) {
        who.add(
            text(
                "who.signer",
                Objects.requireNonNullElse(signature.signer(), signature.field()),
                Objects.requireNonNullElse(signature.issuer(), "?")));
      }
    }
    if (!any) {
      return List.of(text("who.nobody"));
    }
    return who.isEmpty()
        ? List.of(text("who.here"))
        : new ArrayList<>(who).subList(0, Math.min(2, who.size()));
  }

  /** Pages as {@code 1, 2}. */
  static String pages(List<Integer> pages) {
    String list = new TreeSet<>(pages).toString();
    return list.substring(1, list.length() - 1);
  }
}
