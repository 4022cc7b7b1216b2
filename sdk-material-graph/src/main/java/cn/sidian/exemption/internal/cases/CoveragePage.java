package cn.sidian.exemption.internal.cases;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.ExemptionRule;
import cn.sidian.exemption.RuleCoverage;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.RuleTestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Coverage as one page that needs nothing else: no script, no style sheet, no picture. */
public final class CoveragePage {
  private static final String STYLE =
      """
      body{font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:78em;padding:0 1em;color:#222}
      h1{font-size:1.4em} h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #ccc}
      table{border-collapse:collapse;width:100%} td,th{border:1px solid #ddd;padding:.4em .6em;vertical-align:top;text-align:left}
      table.rules{table-layout:fixed} .rules th:nth-child(1){width:32%} .rules th:nth-child(2){width:28%}
      .sum td{font-size:1.3em;text-align:center} .sum th{text-align:center}
      .law{color:#444} .law b{color:#222} code{font-size:.8em;color:#777;word-break:break-all}
      .full{background:#eef7ee} .part{background:#fff6dc} .none{background:#fbe3e3}
      .full td:first-child{border-left:5px solid #4a9d4a} .part td:first-child{border-left:5px solid #d9a400}
      .none td:first-child{border-left:5px solid #c43c3c}
      .key{padding:0 .5em;border:1px solid #ddd;margin-right:.3em}
      .row{display:flex;gap:.5em;margin-bottom:.25em} .marks{white-space:nowrap}
      .t,.f,.u{display:inline-block;width:1.5em;text-align:center;border-radius:3px;margin-right:2px;font-size:.85em}
      .yes{background:#bfe3bf} .no{background:#f3b9b9;font-weight:bold} .na{background:#eee;color:#bbb}
      .small{font-size:.85em;color:#555}
      @media print{body{margin:0;max-width:none;font-size:11px} tr{break-inside:avoid}}
      """;

  private final StringBuilder html = new StringBuilder(1 << 16);
  private final RuleTestReport report;

  private CoveragePage(RuleTestReport report) {
    this.report = report;
  }

  /** The page of a run. */
  public static String of(RuleTestReport report) {
    CoveragePage page = new CoveragePage(report);
    page.head();
    for (RulePack pack : report.packs()) {
      page.pack(pack);
    }
    page.failures();
    return page.html.append("</body></html>\n").toString();
  }

  private void head() {
    html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .append("<title>规则测试覆盖情况</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>规则测试覆盖情况</h1>\n<table class=\"sum\"><tr>")
        .append(
            "<th>用例</th><th>通过</th><th>未通过</th><th>无法判定</th><th>规则</th><th>条件取值</th><th>结论</th></tr><tr>");
    RuleCoverage coverage = report.coverage();
    cell(Integer.toString(report.results().size()));
    cell(Integer.toString(report.passed()));
    cell(Integer.toString(report.failed()));
    cell(Integer.toString(report.errors()));
    cell(share(coverage.ofRules()));
    cell(share(coverage.ofConditions()));
    cell(share(coverage.ofOutcomes()));
    html.append("</tr></table>\n<p class=\"small\">")
        .append("<span class=\"key full\">绿</span>有用例使该规则生效，条件的每种取值都出现过　")
        .append("<span class=\"key part\">黄</span>规则生效过，条件的取值没有全部出现　")
        .append("<span class=\"key none\">红</span>没有用例使该规则生效。")
        .append("条件前的三格：该条件<b>是</b>、<b>否</b>、<b>不清楚（?）</b>是否各有用例；")
        .append("红格是还缺的用例，灰格是不会出现的取值。</p>\n");
  }

  private void cell(String text) {
    html.append("<td>").append(TestReportWriter.escaped(text)).append("</td>");
  }

  private static String share(RuleCoverage.Share share) {
    return share.covered() + " / " + share.all();
  }

  private void pack(RulePack pack) {
    Map<String, RuleCoverage.RuleUse> uses = new LinkedHashMap<>();
    report.coverage().rules().stream()
        .filter(use -> use.pack().equals(pack.id()))
        .forEach(use -> uses.putIfAbsent(use.rule(), use));
    html.append("<h2>")
        .append(TestReportWriter.escaped(pack.title().zh()))
        .append("</h2>\n<p class=\"small\">")
        .append(TestReportWriter.escaped(pack.document().orElse("没有来源文件（UNVERIFIED）")))
        .append(" · ")
        .append(TestReportWriter.escaped(pack.id() + " " + pack.version()))
        .append(" · <code>")
        .append(TestReportWriter.escaped(pack.digest()))
        .append(
            "</code></p>\n<table class=\"rules\"><tr><th>条文</th><th>规则和用例数</th><th>条件</th></tr>\n");
    for (ExemptionRule rule : pack.rules()) {
      rule(rule, Optional.ofNullable(uses.get(rule.id())));
    }
    html.append("</table>\n");
  }

  private void rule(ExemptionRule rule, Optional<RuleCoverage.RuleUse> found) {
    List<RuleCoverage.ComparisonUse> comparisons =
        found.map(RuleCoverage.RuleUse::comparisons).orElse(List.of());
    boolean covered = found.map(RuleCoverage.RuleUse::isCovered).orElse(false);
    boolean full = comparisons.stream().allMatch(CoveragePage::isFull);
    html.append("<tr class=\"")
        .append(!covered ? "none" : full ? "full" : "part")
        .append("\"><td class=\"law\">");
    law(rule.basis());
    html.append("</td><td>")
        .append(TestReportWriter.escaped(rule.label().zh()))
        .append("<br><code>")
        .append(TestReportWriter.escaped(rule.id()))
        .append("</code><br><span class=\"small\">")
        .append(TestReportWriter.escaped(String.join(" ", rule.requirements())))
        .append("</span><br><span class=\"small\">")
        .append(found.map(CoveragePage::counts).orElse("没有用例"))
        .append("</span></td><td>");
    for (RuleCoverage.ComparisonUse comparison : comparisons) {
      html.append("<div class=\"row\" title=\"")
          .append(TestReportWriter.escaped(comparison.comparison()))
          .append("\"><span class=\"marks\">");
      mark("t", "是", comparison.asTrue(), true);
      mark("f", "否", comparison.asFalse(), true);
      mark("u", "?", comparison.asUnknown(), comparison.canBeUnknown());
      html.append("</span><span>")
          .append(TestReportWriter.escaped(comparison.words().zh()))
          .append("</span></div>");
    }
    html.append("</td></tr>\n");
  }

  private static String counts(RuleCoverage.RuleUse use) {
    return "生效 "
        + use.inForce()
        + " · 未定 "
        + use.open()
        + " · 让位 "
        + use.beaten()
        + " · 不满足 "
        + use.notMet();
  }

  private static boolean isFull(RuleCoverage.ComparisonUse comparison) {
    return comparison.asTrue()
        && comparison.asFalse()
        && (comparison.asUnknown() || !comparison.canBeUnknown());
  }

  private void law(@Nullable LegalBasis basis) {
    if (basis == null) {
      html.append("—");
      return;
    }
    String quote = basis.quote();
    html.append("<b>")
        .append(TestReportWriter.escaped(basis.article()))
        .append("</b> ")
        .append(TestReportWriter.escaped(quote == null ? "" : quote));
  }

  private void mark(String kind, String sign, boolean seen, boolean possible) {
    html.append("<span class=\"")
        .append(kind)
        .append(seen ? " yes" : possible ? " no" : " na")
        .append("\">")
        .append(sign)
        .append("</span>");
  }

  private void failures() {
    if (report.passed() == report.results().size()) {
      return;
    }
    html.append("<h2>未通过或者无法判定的用例</h2>\n<table><tr><th>用例</th><th>差异或者原因</th></tr>\n");
    for (RuleTestReport.Result result : report.results()) {
      if (!result.passed()) {
        html.append("<tr class=\"none\">");
        cell(result.of().name());
        html.append("<td>");
        result
            .differences()
            .forEach(d -> html.append(TestReportWriter.escaped(d.text().zh())).append("<br>"));
        result
            .of()
            .errors()
            .forEach(f -> html.append(TestReportWriter.escaped(f.message().zh())).append("<br>"));
        html.append("</td></tr>\n");
      }
    }
    html.append("</table>\n");
  }
}
