package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Truth;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The truths of all comparisons of a material, and what follows from truths alone. */
public final class RecordedTruths {
  private RecordedTruths() {}

  /** What truths alone leave possible. */
  public record Consequence(Set<DecisionType> decisions, Set<Answer> answers) {
    /** Copies the sets. */
    public Consequence {
      decisions = Set.copyOf(decisions);
      answers = Set.copyOf(answers);
    }
  }

  /** The truth of every comparison, by its text. */
  public static Map<String, Truth> of(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial material,
      LocalDate decidedAt,
      boolean strict) {
    Frame frame = new Frame(rules, given, material, decidedAt, Lifted.of(strict));
    Map<String, Truth> truths = new LinkedHashMap<>();
    for (int i = 0; i < rules.leafCount(); i++) {
      truths.put(key(rules.leaf(i)), Tri.truth(frame.leaf(i)));
    }
    return truths;
  }

  private static String key(Leaf leaf) {
    String written = leaf.written();
    return leaf.presumed == null ? written : written + " presumed " + leaf.presumed.text();
  }

  /** What follows from recorded truths; comparisons that were not recorded are unknown. */
  public static Consequence consequence(
      CompiledRules rules,
      ServiceCase frameOfCase,
      CaseMaterial material,
      LocalDate decidedAt,
      boolean strict,
      Map<String, Truth> truths) {
    Frame frame = new Frame(rules, frameOfCase, material, decidedAt, Lifted.of(strict));
    for (int i = 0; i < rules.leafCount(); i++) {
      Truth truth = truths.getOrDefault(key(rules.leaf(i)), Truth.UNKNOWN);
      frame.assumeLeaf(i, Tri.of(truth));
    }
    Standing standing = Standing.of(Evaluation.ofAll(frame));
    return new Consequence(standing.decisions(), standing.answers());
  }
}
