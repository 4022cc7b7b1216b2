package cn.sidian.exemption;

import cn.sidian.exemption.internal.engine.CaseFindings;
import cn.sidian.exemption.internal.json.DecisionJson;
import cn.sidian.exemption.internal.json.Json;
import cn.sidian.exemption.internal.text.DecisionPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a whole case: one decision per material, and what concerns the office, the item or
 * the system. Immutable and safe for many threads.
 */
public final class CaseDecision {
  private final ExemptionRules rules;
  private final ServiceCase given;
  private final LocalDate decidedAt;
  private final List<ExemptionDecision> decisions;
  private volatile @Nullable CaseFindings findings;

  CaseDecision(
      ExemptionRules rules,
      ServiceCase given,
      LocalDate decidedAt,
      List<ExemptionDecision> decisions) {
    this.rules = rules;
    this.given = given;
    this.decidedAt = decidedAt;
    this.decisions = List.copyOf(decisions);
  }

  private CaseFindings findings() {
    CaseFindings made = findings;
    if (made == null) {
      made = new CaseFindings(rules.compiled(), given, decidedAt, rules.isStrict());
      findings = made;
    }
    return made;
  }

  /**
   * The rules that decided.
   *
   * @return never null
   */
  public ExemptionRules rules() {
    return rules;
  }

  /**
   * The case.
   *
   * @return as given
   */
  public ServiceCase given() {
    return given;
  }

  /**
   * The day of the decision.
   *
   * @return never null
   */
  public LocalDate decidedAt() {
    return decidedAt;
  }

  /**
   * One decision per material.
   *
   * @return unmodifiable, in the order of the materials
   */
  public List<ExemptionDecision> decisions() {
    return decisions;
  }

  /**
   * The decision on one material.
   *
   * @param material how the case calls it
   * @return empty if the case has none of that id
   */
  public Optional<ExemptionDecision> of(String material) {
    return decisions.stream().filter(d -> d.material().id().equals(material)).findFirst();
  }

  /**
   * The duties that concern no single material.
   *
   * @return unmodifiable
   */
  public List<Duty> duties() {
    return findings().duties();
  }

  /**
   * The violations that concern no single material and hold or may hold.
   *
   * @return unmodifiable
   */
  public List<Violation> violations() {
    return findings().violations();
  }

  /**
   * Every ground for exemption from liability, with its answer.
   *
   * @return unmodifiable; empty when no pack names any
   */
  public List<Immunity> immunities() {
    return findings().immunities();
  }

  /**
   * All of it as one line of JSON. It holds the values of the facts that were compared.
   *
   * @return in the shape of {@code docs/schemas/decide.json}
   */
  public String toJson() {
    return Json.write(DecisionJson.of(this));
  }

  /**
   * The whole case as one self-contained page for the clerk: the answer for each material, the
   * grounds with the words of the law, and every rule with its conditions. It holds the values of
   * the facts that were compared.
   *
   * @param locale Chinese, else English
   * @return an HTML document
   */
  public String toHtml(Locale locale) {
    return DecisionPage.of(this, rules.compiled(), locale);
  }

  @Override
  public String toString() {
    return "CaseDecision" + decisions;
  }
}
