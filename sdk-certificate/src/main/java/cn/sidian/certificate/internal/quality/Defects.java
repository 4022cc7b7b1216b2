package cn.sidian.certificate.internal.quality;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.quality.Defect;
import cn.sidian.core.Severity;
import java.util.ArrayList;
import java.util.List;

/** The defects of one record while it is judged. */
final class Defects {
  private static final String METADATA = "GB/T 36903-2018";

  private final List<Defect> all = new ArrayList<>(0);

  /** A defect whose words are {@code CODE.key} and whose remedy is {@code CODE.key.hint}. */
  void error(String code, String key, String field, Object... values) {
    add(Severity.ERROR, code, key, field, values);
  }

  void warning(String code, String key, String field, Object... values) {
    add(Severity.WARNING, code, key, field, values);
  }

  void info(String code, String key, String field, Object... values) {
    add(Severity.INFO, code, key, field, values);
  }

  private void add(Severity severity, String code, String key, String field, Object... values) {
    all.add(
        new Defect(
            code,
            field,
            severity,
            MESSAGES.text(code + "." + key, values),
            MESSAGES.text(code + ".hint"),
            code.startsWith("IDENTIFIER") ? "GB/T 36904-2018" : METADATA));
  }

  List<Defect> all() {
    return all;
  }

  boolean hasError() {
    return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
