package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What all completions come to.
 *
 * @param diagram the diagram; its ends are positions in the list
 * @param kinds what each end stands for
 */
record Completions(Diagram diagram, List<Search.End> kinds) {

  /** The decisions that are reached. */
  Set<DecisionType> decisions() {
    Set<DecisionType> found = EnumSet.noneOf(DecisionType.class);
    diagram.ends().forEach(end -> found.add(kinds.get(end).decision()));
    return found;
  }

  /** The one answer of all completions, else UNKNOWN. */
  Answer answer() {
    Set<Answer> found = EnumSet.noneOf(Answer.class);
    diagram.ends().forEach(end -> found.add(kinds.get(end).answer()));
    return found.size() == 1 ? found.iterator().next() : Answer.UNKNOWN;
  }

  /** The questions that bear on the decision alone. */
  Diagram ofDecisions() {
    return diagram.project(
        end -> {
          DecisionType decision = kinds.get(end).decision();
          int first = 0;
          while (kinds.get(first).decision() != decision) {
            first++;
          }
          return first;
        });
  }
}
