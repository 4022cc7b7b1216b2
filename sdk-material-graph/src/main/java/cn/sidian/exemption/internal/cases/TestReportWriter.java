package cn.sidian.exemption.internal.cases;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import cn.sidian.exemption.RuleCase;
import cn.sidian.exemption.RuleCoverage;
import cn.sidian.exemption.RuleTestReport;
import cn.sidian.exemption.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports of runs as JSON and as JUnit's XML. */
public final class TestReportWriter {
  private TestReportWriter() {}

  /** One line of JSON. */
  public static String json(RuleTestReport report) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("cases", report.results().stream().map(TestReportWriter::result).toList());
    json.put("total", report.results().size());
    json.put("passed", report.passed());
    json.put("failed", report.failed());
    json.put("errors", report.errors());
    Map<String, @Nullable Object> coverage = Json.object();
    coverage.put("rules", share(report.coverage().ofRules()));
    coverage.put("conditions", share(report.coverage().ofConditions()));
    coverage.put("outcomes", share(report.coverage().ofOutcomes()));
    json.put("coverage", coverage);
    return Json.write(json);
  }

  private static List<Integer> share(RuleCoverage.Share share) {
    return List.of(share.covered(), share.all());
  }

  private static Map<String, @Nullable Object> result(RuleTestReport.Result result) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("id", result.of().id());
    json.put("file", result.of().file());
    json.put("status", result.status());
    json.put("requirements", result.of().requirements());
    json.put(
        "differences", result.differences().stream().map(TestReportWriter::difference).toList());
    if (result.status() == RuleTestReport.Status.ERROR) {
      json.put("error", error(result.of().errors().get(0)));
    }
    return json;
  }

  private static Map<String, @Nullable Object> error(Finding finding) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("code", finding.code());
    json.put("zh", finding.message().zh());
    json.put("en", finding.message().en());
    json.put("place", finding.place());
    return json;
  }

  private static Map<String, @Nullable Object> difference(RuleCase.Difference difference) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("path", difference.path());
    boolean single = difference.isSingle();
    json.put("expected", single ? first(difference.expected()) : difference.expected());
    json.put("got", single ? first(difference.got()) : difference.got());
    return json;
  }

  private static @Nullable String first(List<String> codes) {
    return codes.isEmpty() ? null : codes.get(0);
  }

  /** JUnit's XML, one suite per file. */
  public static String junitXml(RuleTestReport report) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"sidian rules test\" tests=\"")
        .append(report.results().size())
        .append("\" failures=\"")
        .append(report.failed())
        .append("\" errors=\"")
        .append(report.errors())
        .append("\">\n");
    Map<String, List<RuleTestReport.Result>> byFile =
        report.results().stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.of().file(), LinkedHashMap::new, Collectors.toList()));
    byFile.forEach((file, results) -> suite(xml, file, results));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, String file, List<RuleTestReport.Result> results) {
    long failed = count(results, RuleTestReport.Status.FAIL);
    long errors = count(results, RuleTestReport.Status.ERROR);
    long nanoseconds = results.stream().mapToLong(RuleTestReport.Result::nanoseconds).sum();
    xml.append("  <testsuite name=\"")
        .append(escaped(file))
        .append("\" tests=\"")
        .append(results.size())
        .append("\" failures=\"")
        .append(failed)
        .append("\" errors=\"")
        .append(errors)
        .append("\" skipped=\"0\" time=\"")
        .append(seconds(nanoseconds))
        .append("\">\n");
    for (RuleTestReport.Result result : results) {
      xml.append("    <testcase name=\"")
          .append(escaped(result.of().name()))
          .append("\" classname=\"")
          .append(escaped(file))
          .append("\" time=\"")
          .append(seconds(result.nanoseconds()))
          .append('"');
      if (result.passed()) {
        xml.append("/>\n");
        continue;
      }
      xml.append(">\n");
      if (result.status() == RuleTestReport.Status.ERROR) {
        problem(
            xml,
            "error",
            result.of().errors().get(0).code(),
            result.of().place(),
            result.of().errors().stream().map(TestReportWriter::placed).toList());
      } else {
        problem(
            xml,
            "failure",
            "difference",
            result.of().place(),
            result.differences().stream().map(RuleCase.Difference::text).toList());
      }
      xml.append("    </testcase>\n");
    }
    xml.append("  </testsuite>\n");
  }

  private static long count(List<RuleTestReport.Result> results, RuleTestReport.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  private static Text placed(Finding finding) {
    String place = finding.place();
    return new Text(
        (place == null ? "" : place + "：") + finding.message().zh(),
        (place == null ? "" : place + ": ") + finding.message().en());
  }

  private static void problem(
      StringBuilder xml, String element, String type, String place, List<Text> texts) {
    String all =
        texts.stream().map(text -> text.zh() + "\n" + text.en()).collect(Collectors.joining("\n"));
    xml.append("      <")
        .append(element)
        .append(" type=\"")
        .append(escaped(type))
        .append("\" message=\"")
        .append(escaped(texts.get(0).en()))
        .append("\">")
        .append(escaped(place + "\n" + all))
        .append("</")
        .append(element)
        .append(">\n");
  }

  private static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.3f", nanoseconds / 1e9);
  }

  /** Text as XML and HTML hold it; characters that XML forbids become a replacement mark. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                  boolean allowed =
                      c == '\n' || c == '\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
                  boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
                  out.appendCodePoint(allowed && !surrogate ? c : 0xFFFD);
                }
              }
            });
    return out.toString();
  }
}
