package cn.sidian.condition;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.SidianException;
import java.util.List;

/**
 * A file that cannot be used, with everything that is wrong with it. Code, text and place are those
 * of the first ERROR.
 */
public final class SourceException extends SidianException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * Collects the problems of one file.
   *
   * @param findings in the order of their places; at least one ERROR among them
   */
  public SourceException(List<Finding> findings) {
    this(first(findings), findings);
  }

  private SourceException(Finding first, List<Finding> findings) {
    super(first.code(), first.message(), first.place());
    this.findings = List.copyOf(findings);
  }

  private static Finding first(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a file without an ERROR is usable; do not throw"));
  }

  /**
   * Everything that is wrong with the file.
   *
   * @return unmodifiable; each place reads {@code FILE, line L, column C}
   */
  public List<Finding> findings() {
    return findings;
  }
}
