package cn.sidian.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import cn.sidian.exemption.internal.cases.CaseModel;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case that tests rules: what is given and what is expected, as a lawyer wrote it. Immutable and
 * safe for many threads.
 */
public final class RuleCase {
  private final CaseModel model;
  private final @Nullable ExemptionRules rules;
  private final @Nullable SourceException unusable;

  RuleCase(CaseModel model, ExemptionRules rules) {
    this.model = model;
    this.rules = rules;
    this.unusable = null;
  }

  /** A case whose packs cannot be compiled together. */
  RuleCase(CaseModel model, SourceException unusable) {
    this.model = model;
    this.rules = null;
    this.unusable = unusable;
  }

  /**
   * Its id.
   *
   * @return unique in its folder
   */
  public String id() {
    return model.id();
  }

  /**
   * The requirement ids it tests.
   *
   * @return unmodifiable, as written
   */
  public List<String> requirements() {
    return model.requirements();
  }

  /**
   * A name for reports: its id and the requirements it tests.
   *
   * @return one line
   */
  public String name() {
    return requirements().isEmpty() ? id() : id() + " " + requirements();
  }

  /**
   * Where it is written.
   *
   * @return file, line and column
   */
  public String place() {
    return model.place().toString();
  }

  /**
   * The file it is written in.
   *
   * @return as the caller named it
   */
  public String file() {
    return model.place().file();
  }

  /**
   * What is known.
   *
   * @return the case
   */
  public ServiceCase given() {
    return model.given();
  }

  /**
   * The day of the decision.
   *
   * @return that of the case, else the day of acceptance
   */
  public LocalDate at() {
    return model.at();
  }

  /**
   * What keeps the case from being evaluated: its packs, each right by itself, cannot be compiled
   * together.
   *
   * @return unmodifiable; empty for a case that can be evaluated
   */
  public List<Finding> errors() {
    return unusable == null
        ? List.of()
        : unusable.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  /**
   * The rules it is decided with.
   *
   * @return never null
   * @throws SourceException if there are {@link #errors()}
   */
  public ExemptionRules rules() {
    if (unusable != null) {
      // made anew: an exception that many threads throw must not be shared
      throw new SourceException(unusable.findings());
    }
    return Objects.requireNonNull(rules, "rules");
  }

  /**
   * Decides it and compares.
   *
   * @return what differs; empty when all is as expected
   * @throws SourceException if there are {@link #errors()}
   */
  public List<Difference> run() {
    return run(rules());
  }

  /** The same with other rules, for analyses. */
  List<Difference> run(ExemptionRules others) {
    CaseDecision decided = others.decide(given(), at());
    Map<String, Set<String>> got = new LinkedHashMap<>();
    for (ExemptionDecision decision : decided.decisions()) {
      collect(decision, got);
    }
    got.put("expectCase.duties", codes(decided.duties()));
    got.put("expectCase.violations", violations(decided.violations()));
    got.put(
        "expectCase.immunities",
        decided.immunities().stream()
            .map(immunity -> immunity.code() + ":" + immunity.holds())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    return model.expected().entrySet().stream()
        .map(
            entry ->
                new Difference(
                    entry.getKey(),
                    List.copyOf(entry.getValue()),
                    List.copyOf(got.getOrDefault(entry.getKey(), Set.of()))))
        .filter(Difference::differs)
        .toList();
  }

  private void collect(ExemptionDecision decision, Map<String, Set<String>> got) {
    String path = "expect." + decision.material().id() + ".";
    got.put(path + "decision", Set.of(decision.type().name()));
    got.put(path + "mayDemand", Set.of(decision.mayDemand().name()));
    Set<String> needed = model.expected().get(path + "needed");
    if (needed != null) {
      got.put(path + "needed", new LinkedHashSet<>(decision.needed()));
    }
    Set<String> outcomes = new LinkedHashSet<>();
    decision.outcomes().forEach(outcome -> outcomes.add(outcome.name()));
    got.put(path + "outcomes", outcomes);
    Set<String> inForce = new LinkedHashSet<>();
    for (Reason reason : decision.reasons()) {
      if (reason.status() == ReasonStatus.IN_FORCE) {
        inForce.add(reason.rule());
      }
    }
    got.put(path + "rules", inForce);
    got.put(path + "duties", codes(decision.duties()));
    got.put(path + "violations", violations(decision.violations()));
  }

  private static Set<String> codes(List<Duty> duties) {
    return duties.stream().map(Duty::code).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> violations(List<Violation> violations) {
    return violations.stream()
        .map(v -> v.mature() == Answer.YES ? v.code() : v.code() + ":" + v.mature())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Decides it and throws when something differs: the body of a test in any framework.
   *
   * @throws AssertionError naming every difference
   * @throws SourceException if there are {@link #errors()}
   */
  public void check() {
    List<Difference> differences = run();
    if (!differences.isEmpty()) {
      throw new AssertionError(
          place()
              + ": "
              + differences.stream()
                  .map(difference -> difference.text().en())
                  .collect(Collectors.joining("; ")));
    }
  }

  @Override
  public String toString() {
    return name();
  }

  /**
   * Something that is not as expected.
   *
   * @param path where in the case, as in {@code expect.m1.decision}
   * @param expected the codes expected; one for a decision or answer
   * @param got the codes got
   */
  public record Difference(String path, List<String> expected, List<String> got) {
    /**
     * Copies the lists.
     *
     * @param path where in the case
     * @param expected the codes expected
     * @param got the codes got
     */
    public Difference {
      expected = List.copyOf(expected);
      got = List.copyOf(got);
    }

    private boolean differs() {
      return !Set.copyOf(expected).equals(Set.copyOf(got));
    }

    /**
     * Whether a single code stands there, and no list.
     *
     * @return true for a decision and for mayDemand
     */
    public boolean isSingle() {
      return path.endsWith(".decision") || path.endsWith(".mayDemand");
    }

    /**
     * The difference in words: for a list, what is missing and what is too much.
     *
     * @return Chinese and English
     */
    public Text text() {
      if (isSingle()) {
        return new Text(
            path + "：期望 " + shown(expected) + "，得到 " + shown(got),
            path + ": expected " + shown(expected) + ", got " + shown(got));
      }
      Set<String> missing = new TreeSet<>(expected);
      missing.removeAll(got);
      Set<String> extra = new TreeSet<>(got);
      extra.removeAll(expected);
      return new Text(
          path + "：缺少 " + missing + "，多出 " + extra,
          path + ": missing " + missing + ", extra " + extra);
    }

    private static String shown(List<String> codes) {
      return codes.isEmpty() ? "-" : codes.get(0);
    }
  }
}
