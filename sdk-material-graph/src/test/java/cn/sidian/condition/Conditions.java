package cn.sidian.condition;

import cn.sidian.condition.internal.ConditionReader;
import cn.sidian.condition.internal.FactCatalog;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import java.nio.charset.StandardCharsets;

/** Conditions from text, for tests. */
public final class Conditions {
  private Conditions() {}

  /** Reads a condition over undeclared facts. */
  public static Condition condition(String yaml) {
    return condition(yaml, FactCatalog.OPEN);
  }

  /** Reads a condition over declared facts. */
  @SuppressWarnings("exports") // tests of the same module only
  public static Condition condition(String yaml, FactCatalog catalog) {
    Problems problems = new Problems();
    Condition condition =
        new ConditionReader(catalog, problems)
            .read(
                SourceReader.read(
                    "test.yaml", yaml.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, problems));
    problems.throwIfErrors();
    if (condition == null) {
      throw new AssertionError("no condition and no problem");
    }
    return condition;
  }
}
