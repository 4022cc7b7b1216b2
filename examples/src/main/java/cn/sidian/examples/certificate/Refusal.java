package cn.sidian.examples.certificate;

import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A "no": one object with code and words, exit 4, nothing changed. */
final class Refusal {
  private Refusal() {}

  static int say(Reporter reporter, String code, Text text) {
    return say(reporter, null, code, text, null);
  }

  static int say(
      Reporter reporter,
      @Nullable String file,
      String code,
      Text text,
      @Nullable QualityReport report) {
    if (reporter.json()) {
      ObjectNode line =
          file == null ? JsonNodeFactory.instance.objectNode() : Reporter.object(file);
      ObjectNode refused = line.putObject("refused");
      refused.put("code", code).put("zh", text.zh()).put("en", text.en());
      if (report != null) {
        line.put("quality", report.result().name());
        line.set("defects", defects(report.defects(), reporter.locale()));
      }
      reporter.line(line);
    } else {
      reporter.say(code + "  " + text.in(reporter.locale()));
      if (report != null) {
        report.defects().forEach(defect -> reporter.say(line(defect, reporter.locale())));
      }
    }
    return ExitCode.OPEN.code();
  }

  /** Defects as JSON; the hint is in the language of the call. */
  static ArrayNode defects(List<Defect> defects, Locale locale) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Defect defect : defects) {
      array
          .addObject()
          .put("code", defect.code())
          .put("field", defect.field())
          .put("severity", defect.severity().name())
          .put("zh", defect.message().zh())
          .put("en", defect.message().en())
          .put("hint", defect.hint().in(locale))
          .put("clause", defect.clause());
    }
    return array;
  }

  /** A defect as a line for people. */
  static String line(Defect defect, Locale locale) {
    return "  "
        + defect.severity()
        + " "
        + defect.code()
        + " "
        + defect.field()
        + ": "
        + defect.message().in(locale)
        + " "
        + defect.hint().in(locale);
  }
}
