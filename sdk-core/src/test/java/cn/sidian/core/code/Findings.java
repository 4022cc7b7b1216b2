package cn.sidian.core.code;

import cn.sidian.core.Finding;
import java.util.List;

/** Findings in one line each, so that a test shows all of them at once. */
final class Findings {
  private Findings() {}

  /** As in {@code ERROR CHECK_CHARACTER at character 18}. */
  static List<String> of(CodeParse<?> parse) {
    return parse.findings().stream().map(Findings::line).toList();
  }

  static Finding only(CodeParse<?> parse) {
    if (parse.findings().size() != 1) {
      throw new AssertionError("one finding expected: " + of(parse));
    }
    return parse.findings().get(0);
  }

  private static String line(Finding finding) {
    String place = finding.place() == null ? "" : " at " + finding.place();
    return finding.severity() + " " + finding.code() + place;
  }
}
