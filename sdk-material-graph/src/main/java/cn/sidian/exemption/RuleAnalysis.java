package cn.sidian.exemption;

import cn.sidian.core.Finding;
import cn.sidian.core.Text;
import cn.sidian.exemption.internal.engine.Analysis;
import cn.sidian.exemption.internal.engine.EngineMessages;
import cn.sidian.exemption.internal.json.CaseJson;
import cn.sidian.exemption.internal.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be proven of rules without any case: a rule that can never be in force or is always
 * beaten, a contradiction of equal rank, an outcome nobody reaches, a gap, a fact that is never
 * used or decides alone. Findings come with a case that shows them. Exact over one value of each
 * kind that the comparisons tell apart; where that was too much, the finding says so.
 *
 * @param day the day of acceptance and decision that was looked at
 * @param items what was found
 */
public record RuleAnalysis(LocalDate day, List<Item> items) {
  private static final Set<String> ERRORS = Set.of("RULE_NEVER_IN_FORCE", "RULE_ALWAYS_BEATEN");
  private static final Set<String> REMARKS = Set.of("GAP", "FACT_DECIDES_ALONE");

  /**
   * Something found.
   *
   * @param finding code, severity and words
   * @param about the rules, facts or outcomes it is about
   * @param witness a case that shows it, with material {@code m1}; empty where there can be none
   * @param exhaustive whether everything was tried
   */
  public record Item(
      Finding finding, List<String> about, Optional<ServiceCase> witness, boolean exhaustive) {
    /**
     * Copies the list.
     *
     * @param finding code, severity and words
     * @param about what it is about
     * @param witness a case that shows it
     * @param exhaustive whether everything was tried
     */
    public Item {
      about = List.copyOf(about);
    }
  }

  /**
   * Copies the list.
   *
   * @param day the day that was looked at
   * @param items what was found
   */
  public RuleAnalysis {
    items = List.copyOf(items);
  }

  /**
   * Analyses rules as they hold on a day.
   *
   * @param rules the rules
   * @param day the day of acceptance and decision
   * @return what was found
   */
  public static RuleAnalysis of(ExemptionRules rules, LocalDate day) {
    List<Item> items = new ArrayList<>();
    for (Analysis.Found found : Analysis.of(rules.compiled(), day)) {
      String about = String.join(", ", found.about());
      Text words = EngineMessages.MESSAGES.text(found.code(), about);
      Finding finding =
          ERRORS.contains(found.code()) && found.exhaustive()
              ? Finding.error(found.code(), words)
              : REMARKS.contains(found.code())
                  ? Finding.info(found.code(), words)
                  : Finding.warning(found.code(), words);
      items.add(
          new Item(
              finding, found.about(), Optional.ofNullable(found.witness()), found.exhaustive()));
    }
    return new RuleAnalysis(day, items);
  }

  /**
   * All of it as one line of JSON; each witness is a facts file.
   *
   * @return in the shape of {@code docs/schemas/rules-analyse.json}
   */
  public String toJson() {
    Map<String, @Nullable Object> json = Json.object();
    json.put("at", day.toString());
    List<Object> all = new ArrayList<>();
    for (Item item : items) {
      Map<String, @Nullable Object> one = Json.object();
      one.put("code", item.finding().code());
      one.put("severity", item.finding().severity());
      one.put("zh", item.finding().message().zh());
      one.put("en", item.finding().message().en());
      one.put("about", item.about());
      one.put("exhaustive", item.exhaustive());
      one.put("witness", item.witness().map(CaseJson::of).orElse(null));
      all.add(one);
    }
    json.put("findings", all);
    return Json.write(json);
  }
}
