package cn.sidian.seal.internal.report;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Text;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SignatureReport;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The facts of one signature, each with what it rests on and the clause behind it. */
final class FactTable {
  private static final double LEFT = ReportSheet.LEFT + 6;
  private static final double FACT = 212;
  private static final double EVIDENCE = 158;
  private static final double CLAUSE = 120;
  private static final int MAX_CHANGES = 3;

  private final ReportSheet sheet;

  FactTable(ReportSheet sheet) {
    this.sheet = sheet;
  }

  void write(SignatureReport signature) {
    head();
    row("integrity", signature.integrity(), signature.suite(), "RFC 5652, 5.6; GB/T 35275");
    row("coverage", signature.coverage(), seenOn(signature), "ISO 32000-2, 12.8.1");
    row("laterChanges", signature.laterChanges(), changed(signature), "ISO 32000-2, 12.8.2");
    signature.changes().stream().limit(MAX_CHANGES).forEach(this::change);
    row("trust", signature.trust(), chain(signature), "RFC 5280, 6.1; GB/T 20518");
    row("revocation", signature.revocation(), null, "RFC 5280, 6.3; RFC 6960");
    row("time", signature.time(), time(signature), "RFC 3161; GB/T 20520");
    row("issuance", signature.issuance(), null, "国办发〔2025〕33号");
    note(signature.note());
  }

  private void head() {
    double baseline = sheet.top() + 6.5;
    cell(0, baseline, FACT, 6.5, Ink.GREY, both("fact"));
    cell(FACT, baseline, EVIDENCE, 6.5, Ink.GREY, both("evidence"));
    cell(FACT + EVIDENCE, baseline, CLAUSE, 6.5, Ink.GREY, both("clause"));
    sheet.skip(10);
  }

  private static String both(String key) {
    Text text = MESSAGES.text("report.pdf." + key);
    return text.zh() + " " + text.en();
  }

  private void cell(double x, double baseline, double width, double size, Ink ink, String text) {
    sheet.lineAt(LEFT + x, baseline, width - 6, size, ink, text);
  }

  private void row(String fact, @Nullable Enum<?> value, @Nullable String evidence, String clause) {
    if (value == null) {
      return;
    }
    Text text = MESSAGES.text("fact." + fact + "." + value);
    double baseline = sheet.top() + 8.5;
    cell(0, baseline, FACT, 8.5, Ink.BLACK, text.zh());
    cell(0, baseline + 8, FACT, 5.8, Ink.GREY, text.en());
    if (evidence != null) {
      cell(FACT, baseline, EVIDENCE, 7.5, Ink.BLACK, evidence);
    }
    cell(FACT + EVIDENCE, baseline, CLAUSE, 7, Ink.GREY, clause);
    sheet.skip(20);
  }

  private static @Nullable String seenOn(SignatureReport signature) {
    return signature.pages().isEmpty()
        ? null
        : MESSAGES.text("report.pdf.seenOn", ReportPage.pages(signature.pages())).zh();
  }

  private static @Nullable String changed(SignatureReport signature) {
    List<LaterChange> changes = signature.changes();
    return changes.isEmpty() ? null : MESSAGES.text("report.pdf.changes", changes.size()).zh();
  }

  private void change(LaterChange change) {
    Text judgement = MESSAGES.text("change.judgement." + change.judgement());
    String values =
        change.before() == null && change.after() == null
            ? ""
            : "：" + shown(change.before()) + " → " + shown(change.after());
    String zh = judgement.zh() + "　" + change.message().zh() + "（" + change.place() + "）" + values;
    String en = judgement.en() + ": " + change.message().en();
    cell(10, sheet.top() + 7.5, FACT + EVIDENCE + CLAUSE - 10, 7.5, Ink.BLACK, zh);
    cell(10, sheet.top() + 15, FACT + EVIDENCE + CLAUSE - 10, 5.6, Ink.GREY, en);
    sheet.skip(18);
  }

  private static String shown(@Nullable String value) {
    return value == null ? "—" : value;
  }

  private static @Nullable String chain(SignatureReport signature) {
    return signature.signer() == null
        ? null
        : MESSAGES.text("report.pdf.chain", signature.signer(), shown(signature.issuer())).zh();
  }

  private static @Nullable String time(SignatureReport signature) {
    return signature.signedAt() == null
        ? null
        : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT)
            .format(signature.signedAt().atZone(ZoneId.of("Asia/Shanghai")));
  }

  private void note(@Nullable SealNote note) {
    if (note == null) {
      return;
    }
    DataProvenance provenance = note.provenance();
    Text text =
        MESSAGES.text(
            "report.pdf.note",
            shown(note.voucherNumber()),
            shown(note.purpose()),
            provenance == null ? "—" : provenance.sourceDepartment());
    cell(0, sheet.top() + 8.5, FACT + EVIDENCE + CLAUSE, 8.5, Ink.BLACK, text.zh());
    cell(0, sheet.top() + 16.5, FACT + EVIDENCE + CLAUSE, 5.8, Ink.GREY, text.en());
    sheet.skip(20);
  }
}
