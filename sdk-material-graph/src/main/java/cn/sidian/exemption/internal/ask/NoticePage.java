package cn.sidian.exemption.internal.ask;

import cn.sidian.exemption.Notice;
import java.util.List;
import java.util.Locale;

/** A notice as one page that needs nothing else. */
public final class NoticePage {
  private static final String STYLE =
      "@page{size:A4;margin:20mm}"
          + "body{font:17px/1.75 'Noto Serif CJK SC',SimSun,serif;max-width:40em;margin:2em auto;padding:0 1em}"
          + "h1{text-align:center;font-size:1.6em;letter-spacing:.15em;margin-bottom:.8em}"
          + "h2{font-size:1.1em;margin:1.4em 0 .3em;border-bottom:1px solid #999}"
          + "ul{margin:.3em 0;padding-left:1.4em}li{margin:.25em 0}.case{margin:.1em 0}"
          + ".signed{margin-top:3em;border-top:1px solid #999;padding-top:1em;white-space:pre-wrap}"
          + "@media print{body{margin:0;max-width:none}li{break-inside:avoid}}";

  private NoticePage() {}

  /** The page. */
  public static String of(
      String heading, List<Notice.Section> sections, String signed, Locale locale) {
    List<String> lines = heading.lines().toList();
    StringBuilder html = new StringBuilder(2_048);
    boolean chinese = locale.getLanguage().equals("zh");
    html.append("<!DOCTYPE html>\n<html lang=\"")
        .append(chinese ? "zh-CN" : "en")
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(lines.get(0)))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped(lines.get(0)))
        .append("</h1>\n");
    lines.stream()
        .skip(1)
        .forEach(line -> html.append("<p class=\"case\">").append(escaped(line)).append("</p>\n"));
    for (Notice.Section section : sections) {
      html.append("<h2>").append(escaped(section.title().in(locale))).append("</h2>\n<ul>\n");
      section
          .lines()
          .forEach(line -> html.append("<li>").append(escaped(line.in(locale))).append("</li>\n"));
      html.append("</ul>\n");
    }
    html.append("<p class=\"signed\">").append(escaped(signed)).append("</p>\n");
    return html.append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
