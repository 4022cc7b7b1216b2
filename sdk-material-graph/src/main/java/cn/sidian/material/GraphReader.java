package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.condition.internal.ConditionReader;
import cn.sidian.condition.internal.FactCatalog;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.Finding;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Graphs of the format {@code sidian-graph/1}; all problems at once. Used once. */
final class GraphReader {
  static final String FORMAT = "sidian-graph/1";

  private final Problems problems;
  private final ConditionReader conditions;
  private final PrerequisiteGraphBuilder builder;
  private final Map<String, Place> nodes = new HashMap<>();
  private final Map<String, Place> requirements = new HashMap<>();
  private final List<Finding> notes = new ArrayList<>();
  private final Map<Terms, LegalBasis> known = new HashMap<>();

  GraphReader(String name, Problems problems) {
    this.problems = problems;
    this.conditions = new ConditionReader(FactCatalog.OPEN, problems);
    this.builder = PrerequisiteGraph.builder().allowUndeclared().file(name);
  }

  /** What does not prevent judging. */
  List<Finding> notes() {
    return notes;
  }

  PrerequisiteGraph read(SourceNode root) {
    Fields fields = Fields.of(root, problems);
    String format = fields.requiredText("format");
    if (!format.isBlank() && !format.equals(FORMAT)) {
      problems.error(fields.place("format"), MaterialMessages.WORDS, "GRAPH_FORMAT", FORMAT);
    }
    fields.required("nodes");
    fields.required("requires");
    fields.list("nodes").forEach(this::node);
    fields.list("requires").forEach(this::requirement);
    fields.text("title");
    fields.text("note");
    fields.done();
    problems.throwIfErrors();
    return builder.build();
  }

  private void node(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String id = fields.requiredText("id");
    String zh = fields.text("zh");
    fields.text("en");
    fields.required("from");
    SuppliedBy from = fields.constant("from", SuppliedBy.class);
    BigDecimal weight = amount(fields, "weight", BigDecimal.ONE);
    BigDecimal days = amount(fields, "days", BigDecimal.ZERO);
    BigDecimal valid = fields.has("validDays") ? amount(fields, "validDays", null) : null;
    fields.done();
    if (id.isBlank() || !isNew(nodes, id, fields.place("id"), "NODE_TWICE")) {
      return;
    }
    if (from != null && weight != null && days != null) {
      builder.node(new GraphNode(id, zh == null ? id : zh, from, weight, days, valid));
    } else {
      builder.node(id);
    }
  }

  private boolean isNew(Map<String, Place> seen, String id, Place place, String code) {
    Place earlier = seen.putIfAbsent(id, place);
    if (earlier != null) {
      problems.error(place, MaterialMessages.WORDS, code, Fields.shown(id), earlier.line());
    }
    return earlier == null;
  }

  private @Nullable BigDecimal amount(Fields fields, String key, @Nullable BigDecimal otherwise) {
    SourceNode node = fields.node(key);
    if (node == null) {
      return otherwise;
    }
    BigDecimal amount = Scalars.number(node, problems);
    if (amount != null && !Amounts.fits(amount)) {
      problems.error(node.place(), MaterialMessages.WORDS, "AMOUNT", key);
      return null;
    }
    return amount;
  }

  private void requirement(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String id = fields.requiredText("id");
    String node = fields.requiredText("node");
    fields.required("anyOf");
    List<Alternative> anyOf = new ArrayList<>();
    for (SourceNode item : fields.list("anyOf")) {
      Alternative alternative = alternative(item);
      if (alternative != null) {
        anyOf.add(alternative);
      }
    }
    Condition when = when(fields);
    LegalBasis basis = basis(fields.node("basis"));
    LocalDate[] force = inForce(fields);
    boolean verified = !fields.flag("unverified", false);
    fields.done();
    if (id.isBlank()
        || node.isBlank()
        || !isNew(requirements, id, fields.place("id"), "REQUIREMENT_TWICE")) {
      return;
    }
    if (!nodes.containsKey(node)) {
      notes.add(
          Finding.error(
                  "DANGLING",
                  MaterialMessages.WORDS.text(
                      "DANGLING.owner", Fields.shown(node), Fields.shown(id)))
              .at(fields.place("node").toString()));
      return;
    }
    LocalDate from = force[0];
    LocalDate to = force[1];
    if (basis != null && (from != null || to != null)) {
      basis = basis.inForce(from, to);
    }
    builder.requires(
        new Prerequisite(id, node, anyOf, when, basis, from, to, verified, null),
        source.place().line(),
        source.place().column());
  }

  private @Nullable Alternative alternative(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String node = fields.requiredText("node");
    Condition when = when(fields);
    fields.done();
    return node.isBlank() ? null : new Alternative(node, when);
  }

  private @Nullable Condition when(Fields fields) {
    SourceNode when = fields.node("when");
    return when == null ? null : conditions.read(when);
  }

  private @Nullable LegalBasis basis(@Nullable SourceNode source) {
    if (source == null) {
      return null;
    }
    Fields fields = Fields.of(source, problems);
    String document = fields.requiredText("document");
    String article = fields.requiredText("article");
    fields.required("rank");
    LegalRank rank = fields.constant("rank", LegalRank.class);
    String quote = fields.text("quote");
    fields.done();
    if (rank == null) {
      return null;
    }
    LegalBasis basis = LegalBasis.of(document, article, rank);
    if (quote != null) {
      basis = basis.quoting(quote);
    }
    return Objects.requireNonNull(
        known.merge(new Terms(basis, null, null, true), basis, (old, same) -> old));
  }

  private LocalDate[] inForce(Fields fields) {
    LocalDate[] days = new LocalDate[2];
    SourceNode node = fields.node("inForce");
    if (node == null) {
      return days;
    }
    if (!(node instanceof SourceNode.Sequence list) || list.items().size() != 2) {
      problems.error(node.place(), MaterialMessages.WORDS, "IN_FORCE");
      return days;
    }
    for (int i = 0; i < 2; i++) {
      SourceNode item = list.items().get(i);
      boolean open = item instanceof SourceNode.Scalar scalar && scalar.isNull();
      days[i] = open ? null : Scalars.day(item, problems);
    }
    if (days[0] != null && days[1] != null && days[1].isBefore(days[0])) {
      problems.error(node.place(), MaterialMessages.WORDS, "IN_FORCE");
      return new LocalDate[2];
    }
    return days;
  }
}
