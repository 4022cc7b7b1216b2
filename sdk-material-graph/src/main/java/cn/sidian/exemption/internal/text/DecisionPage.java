package cn.sidian.exemption.internal.text;

import static cn.sidian.exemption.internal.text.Words.WORDS;

import cn.sidian.condition.KnownFact;
import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseDecision;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.Immunity;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.CompiledRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decided case as one page for the clerk: per material the answer, the grounds in words, and each
 * rule with its provision and conditions. It needs nothing else: no script, no style sheet.
 */
public final class DecisionPage {
  private static final String STYLE =
      """
      body{font:15px/1.65 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:64em;padding:0 1em;color:#222}
      h1{font-size:1.4em;margin-bottom:.2em} h2{font-size:1.15em;margin:0}
      section{border:1px solid #ddd;border-radius:6px;margin:1.4em 0;padding:1em 1.2em;border-left:6px solid #888}
      .EXEMPT,.CANCELLED{border-left-color:#3c8f3c} .REQUIRED{border-left-color:#2f6db3} .DEFERRED{border-left-color:#c58a00}
      .UNDETERMINED,.CONFLICT{border-left-color:#c0392b}
      .head{display:flex;gap:.8em;align-items:baseline;flex-wrap:wrap} .tag{padding:.05em .7em;border-radius:1em;background:#eee;font-size:.9em}
      .may-NO{background:#dff0df} .may-YES{background:#dde9f7} .may-UNKNOWN{background:#fbe3e3}
      .small{font-size:.86em;color:#555} p{margin:.35em 0} details{margin-top:.6em} summary{cursor:pointer;color:#2f6db3}
      table{border-collapse:collapse;width:100%;margin-top:.5em;table-layout:fixed} td,th{border:1px solid #ddd;padding:.35em .55em;vertical-align:top;text-align:left}
      th:nth-child(1){width:26%} th:nth-child(2){width:28%}
      .fact{display:flex;gap:.5em;margin-bottom:.2em} .truth{flex:none;min-width:3.2em;text-align:center;border-radius:3px;font-size:.85em;height:1.7em}
      .TRUE{background:#cfe8cf} .FALSE{background:#eee} .UNKNOWN{background:#fff0c2}
      code{font-size:.8em;color:#777;word-break:break-all}
      @media print{body{margin:0;max-width:none} section{break-inside:avoid}}
      """;

  private final StringBuilder html = new StringBuilder(1 << 14);
  private final CompiledRules rules;
  private final Locale locale;

  private DecisionPage(CompiledRules rules, Locale locale) {
    this.rules = rules;
    this.locale = locale;
  }

  /** The page of a decided case. */
  public static String of(CaseDecision decided, CompiledRules rules, Locale locale) {
    DecisionPage page = new DecisionPage(rules, locale);
    page.head(decided);
    decided.decisions().forEach(page::material);
    page.ofCase(decided);
    return page.html.append("</body></html>\n").toString();
  }

  private void head(CaseDecision decided) {
    String title = say("PAGE.TITLE");
    html.append("<!DOCTYPE html>\n<html lang=\"")
        .append(locale.getLanguage().equals("zh") ? "zh-CN" : "en")
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n");
    line(
        say(
            "PAGE.CASE",
            decided.given().item(),
            decided.given().acceptedAt(),
            decided.decidedAt()));
    List<Text> packs = decided.rules().packs().stream().map(RulePack::title).toList();
    line(say("PAGE.PACKS", Words.join(packs, "；", "; ")));
  }

  private void line(String text) {
    html.append("<p class=\"small\">").append(escaped(text)).append("</p>\n");
  }

  private String say(String key, Object... values) {
    return WORDS.text(key, values).in(locale);
  }

  private void material(ExemptionDecision decision) {
    html.append("<section class=\"")
        .append(decision.type())
        .append("\"><div class=\"head\"><h2>")
        .append(escaped(decision.material().name()))
        .append("</h2><span class=\"tag\">")
        .append(escaped(Words.code("DECISION", headline(decision)).in(locale)))
        .append("</span><span class=\"tag may-")
        .append(decision.mayDemand())
        .append("\">")
        .append(escaped(say("PAGE.MAY." + decision.mayDemand())))
        .append("</span></div>\n");
    decision
        .explanation()
        .in(locale)
        .lines()
        .forEach(sentence -> html.append("<p>").append(escaped(sentence)).append("</p>\n"));
    List<Reason> speaking = decision.reasons().stream().filter(DecisionPage::plays).toList();
    List<Reason> silent = decision.reasons().stream().filter(r -> !plays(r)).toList();
    table(say("PAGE.RULES"), speaking, true);
    table(say("PAGE.OTHERS", silent.size()), silent, false);
    html.append("</section>\n");
  }

  /** Undetermined is not the same as "no rule speaks", which is one of the possible outcomes. */
  private static String headline(ExemptionDecision decision) {
    boolean open =
        decision instanceof ExemptionDecision.Undetermined && !decision.needed().isEmpty();
    return open ? "OPEN" : decision.type().name();
  }

  private static boolean plays(Reason reason) {
    return switch (reason.status()) {
      case IN_FORCE, OPEN, BEATEN, ERROR, NO_RULE_SPEAKS -> true;
      case SWITCHED_OFF, NOT_MET -> false;
    };
  }

  private void table(String title, List<Reason> reasons, boolean open) {
    if (reasons.isEmpty()) {
      return;
    }
    html.append("<details").append(open ? " open" : "").append("><summary>");
    html.append(escaped(title)).append("</summary>\n<table><tr>");
    for (String column : List.of("PAGE.RULE", "PAGE.LAW", "PAGE.FACTS")) {
      html.append("<th>").append(escaped(say(column))).append("</th>");
    }
    html.append("</tr>\n");
    reasons.forEach(this::reason);
    html.append("</table></details>\n");
  }

  private void reason(Reason reason) {
    html.append("<tr><td>").append(escaped(reason.label().in(locale))).append("<br><b>");
    html.append(escaped(say("STATUS." + reason.status()))).append("</b>");
    if (reason.by() != null && reason.status() != ReasonStatus.IN_FORCE) {
      html.append(" <span class=\"small\">").append(escaped(by(reason.by()))).append("</span>");
    }
    html.append("<br><code>").append(escaped(reason.rule())).append("</code></td><td>");
    LegalBasis basis = reason.basis();
    if (basis != null) {
      String quote = basis.quote();
      html.append("<b>").append(escaped(basis.article())).append("</b> ");
      html.append(escaped(quote == null ? "" : quote));
    } else if (reason.unverified()) {
      html.append("UNVERIFIED");
    }
    html.append("</td><td>");
    CompiledRule rule = rules.find(reason.rule());
    List<Text> words = rule == null ? List.of() : rules.words(rule);
    for (int i = 0; i < reason.facts().size(); i++) {
      ReasonFact fact = reason.facts().get(i);
      Text text = i < words.size() ? words.get(i) : rules.label(fact.id());
      fact(fact, text.in(locale));
    }
    html.append("</td></tr>\n");
  }

  private String by(String id) {
    CompiledRule rule = rules.find(id);
    return say("PAGE.BY", rule == null ? id : rule.model().label());
  }

  private void fact(ReasonFact fact, String words) {
    html.append("<div class=\"fact\"><span class=\"truth ")
        .append(fact.truth())
        .append("\">")
        .append(escaped(say("PAGE." + fact.truth())))
        .append("</span><span>")
        .append(escaped(words));
    KnownFact known = fact.known();
    if (fact.presumed()) {
      html.append(" <span class=\"small\">[")
          .append(escaped(say("PAGE.PRESUMED")))
          .append("]</span>");
    } else if (known != null) {
      String value = ConditionWords.value(fact.id(), known.value()).in(locale);
      String source = known.source() == null ? "" : "，" + known.source();
      html.append(" <span class=\"small\">[")
          .append(escaped(say("PAGE.VALUE", value + source)))
          .append("]</span>");
    }
    html.append("</span></div>\n");
  }

  private void ofCase(CaseDecision decided) {
    StringBuilder lines = new StringBuilder();
    decided.duties().forEach(d -> item(lines, say("PAGE.DUTY", cited(d.label(), d.article()))));
    for (Violation violation : decided.violations()) {
      String text = say("PAGE.VIOLATION", cited(violation.label(), violation.article()));
      switch (violation.mature()) {
        case YES -> item(lines, text);
        case NO -> item(lines, say("PAGE.NOT_MATURE", text));
        case UNKNOWN -> item(lines, say("PAGE.PERHAPS", text));
      }
    }
    for (Immunity immunity : decided.immunities()) {
      if (immunity.holds() != Answer.NO) {
        String text = say("PAGE.IMMUNITY", cited(immunity.label(), immunity.article()));
        item(lines, immunity.holds() == Answer.YES ? text : say("PAGE.PERHAPS", text));
      }
    }
    if (!lines.isEmpty()) {
      html.append("<section><h2>").append(escaped(say("PAGE.OF_CASE"))).append("</h2>\n<ul>\n");
      html.append(lines).append("</ul></section>\n");
    }
  }

  private static void item(StringBuilder lines, String text) {
    lines.append("<li>").append(escaped(text)).append("</li>\n");
  }

  private String cited(Text label, @Nullable String article) {
    return label.in(locale) + (article == null ? "" : "（" + article + "）");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
