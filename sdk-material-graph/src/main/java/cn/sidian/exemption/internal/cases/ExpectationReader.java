package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.ServiceCase;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a case expects; a misspelt key or code is a problem. */
final class ExpectationReader {
  private static final List<String> LISTS =
      List.of("outcomes", "rules", "needed", "duties", "violations");
  private static final List<String> ANSWERS =
      Arrays.stream(Answer.values()).map(Enum::name).toList();

  private final Problems problems;
  private final Map<String, Set<String>> expected;

  ExpectationReader(Map<String, Set<String>> expected, Problems problems) {
    this.expected = expected;
    this.problems = problems;
  }

  void read(Fields fields, @Nullable ServiceCase given) {
    int before = problems.errors();
    SourceNode expect = fields.node("expect");
    SourceNode ofCase = fields.node("expectCase");
    if (expect == null && ofCase == null) {
      fields.required("expect");
      return;
    }
    if (expect != null) {
      for (SourceNode.Entry entry : Fields.of(expect, problems).entries()) {
        material(entry, given);
      }
    }
    if (ofCase != null) {
      Fields inner = Fields.of(ofCase, problems);
      list(inner, "expectCase", "duties");
      list(inner, "expectCase", "violations");
      list(inner, "expectCase", "immunities");
      inner.done();
    }
    if (expected.isEmpty() && problems.errors() == before) {
      problems.error(fields.place(), CaseMessages.MESSAGES, "EXPECTS_NOTHING");
    }
  }

  private void material(SourceNode.Entry entry, @Nullable ServiceCase given) {
    String id = entry.key().text();
    if (given != null && given.materials().stream().noneMatch(m -> m.id().equals(id))) {
      problems.error(
          entry.key().place(),
          CaseMessages.MESSAGES,
          "MATERIAL_NOT_GIVEN",
          Fields.shown(id),
          Nearest.hint(id, given.materials().stream().map(m -> m.id()).toList()));
    }
    String path = "expect." + id;
    Fields fields = Fields.of(entry.value(), problems);
    DecisionType decision = fields.constant("decision", DecisionType.class);
    if (decision != null) {
      expected.put(path + ".decision", Set.of(decision.name()));
    }
    Answer mayDemand = fields.constant("mayDemand", Answer.class);
    if (mayDemand != null) {
      expected.put(path + ".mayDemand", Set.of(mayDemand.name()));
    }
    LISTS.forEach(key -> list(fields, path, key));
    fields.done();
  }

  private void list(Fields fields, String path, String key) {
    if (!fields.has(key)) {
      return;
    }
    Set<String> codes = new LinkedHashSet<>();
    for (SourceNode item : fields.list(key)) {
      String code = code(item, key);
      if (code != null && !codes.add(code)) {
        problems.error(item.place(), CaseMessages.MESSAGES, "EXPECTED_TWICE", Fields.shown(code));
      }
    }
    expected.put(path + "." + key, codes);
  }

  private @Nullable String code(SourceNode item, String key) {
    if (key.equals("outcomes")) {
      Outcome outcome = Fields.constant(item, Outcome.class, problems);
      return outcome == null ? null : outcome.name();
    }
    String text = Scalars.text(item, problems);
    if (text == null || !(key.equals("violations") || key.equals("immunities"))) {
      return text;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      // a violation by itself has matured; an immunity always says which
      if (key.equals("immunities")) {
        problems.error(item.place(), CaseMessages.MESSAGES, "ANSWER_MISSING", Fields.shown(text));
      }
      return text;
    }
    String answer = text.substring(colon + 1);
    if (!ANSWERS.contains(answer)) {
      problems.error(
          item.place(),
          CaseMessages.MESSAGES,
          "ANSWER_UNKNOWN",
          Fields.shown(answer),
          ANSWERS.stream().collect(Collectors.joining(", ")));
    }
    boolean plain = key.equals("violations") && answer.equals(Answer.YES.name());
    return plain ? text.substring(0, colon) : text;
  }
}
