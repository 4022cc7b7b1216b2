package cn.sidian.core.code;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.SidianException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of reading a code: the value, or everything that is wrong with what was written.
 * There is a value exactly when no finding is an ERROR. Immutable and safe for many threads (as
 * every value class of this package is).
 *
 * @param <T> the kind of code
 */
public final class CodeParse<T> {
  private final @Nullable T value;
  private final List<Finding> findings;

  private CodeParse(@Nullable T value, List<Finding> findings) {
    this.value = value;
    this.findings = List.copyOf(findings);
  }

  /** The value is only asked for when no finding is an ERROR. */
  static <T> CodeParse<T> of(List<Finding> findings, Supplier<T> value) {
    return new CodeParse<>(
        findings.stream().anyMatch(CodeParse::isError) ? null : value.get(), findings);
  }

  /**
   * The code that was read.
   *
   * @return the value, with the characters as written; empty when a finding is an ERROR
   */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Everything that was noticed, not only the first problem.
   *
   * @return an unmodifiable list in the order of examination; empty when there is nothing to say.
   *     No message repeats the code, or more of it than single characters
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Whether the code is well formed, as far as the chosen strictness asks.
   *
   * @return true when there is a value, that is when no finding is an ERROR
   */
  public boolean isValid() {
    return value != null;
  }

  /**
   * The value, for callers that cannot go on without.
   *
   * @return the value, never null
   * @throws SidianException with the code, message and place of the first ERROR, when there is no
   *     value
   */
  public T orThrow() {
    if (value == null) {
      Finding first = findings.stream().filter(CodeParse::isError).findFirst().orElseThrow();
      throw new SidianException(first.code(), first.message(), first.place());
    }
    return value;
  }

  /**
   * The outcome for logs: the value's own {@code toString()} (a citizen number never shows) and the
   * codes of the findings.
   *
   * @return a short text without line breaks
   */
  @Override
  public String toString() {
    List<String> codes = findings.stream().map(Finding::code).toList();
    return "CodeParse[" + (value == null ? "no value" : value) + ", findings=" + codes + "]";
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }
}
