package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.DecisionType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Where there are too many completions to try them all: a fact is needed if a sample shows a
 * completion in which it alone makes a difference. The samples are the same for the same input.
 */
final class Sampling {
  private static final int SAMPLES = 64;

  private final Evaluation start;
  private final OpenFacts open;

  private Sampling(Evaluation start, OpenFacts open) {
    this.start = start;
    this.open = open;
  }

  static List<String> needed(Evaluation start, OpenFacts open) {
    return new Sampling(start, open).needed();
  }

  private List<String> needed() {
    Set<String> found = new LinkedHashSet<>();
    List<Variable> variables = open.variables();
    Random random = new Random(variables.size());
    for (int sample = 0; sample < SAMPLES; sample++) {
      int[] values = new int[variables.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(variables.get(i).size());
      }
      DecisionType before = decide(values);
      for (int i = 0; i < values.length; i++) {
        if (found.contains(variables.get(i).fact())) {
          continue;
        }
        int kept = values[i];
        for (int other = 0; other < variables.get(i).size(); other++) {
          values[i] = other;
          if (other != kept && decide(values) != before) {
            found.add(variables.get(i).fact());
            break;
          }
        }
        values[i] = kept;
      }
    }
    if (found.isEmpty()) {
      variables.forEach(variable -> found.add(variable.fact()));
    }
    return inOrderOfUse(found);
  }

  private List<String> inOrderOfUse(Set<String> found) {
    List<String> ordered = new ArrayList<>();
    for (Variable variable : open.variables()) {
      if (found.contains(variable.fact()) && !ordered.contains(variable.fact())) {
        ordered.add(variable.fact());
      }
    }
    return ordered;
  }

  private DecisionType decide(int[] values) {
    Frame frame = start.frame;
    List<Variable> variables = open.variables();
    List<Object> before = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Variable variable = variables.get(i);
      before.add(variable.slot() == Leaf.NONE ? Frame.OPEN : frame.value(variable.slot()));
      variable.assume(frame, values[i]);
    }
    Standing standing = Standing.of(Evaluation.again(start, open.positions()));
    for (int i = values.length - 1; i >= 0; i--) {
      Variable variable = variables.get(i);
      if (variable.slot() == Leaf.NONE) {
        frame.assumeLeaf(variable.leaf(), Tri.UNSET);
      } else {
        frame.assume(variable.slot(), before.get(i));
      }
    }
    return standing.isDecided() ? standing.decision() : DecisionType.UNDETERMINED;
  }
}
