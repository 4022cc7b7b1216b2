package cn.sidian.material;

import cn.sidian.condition.Facts;
import cn.sidian.condition.HeldCertificate;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.condition.internal.ValueReader;
import cn.sidian.core.Limits;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts for graphs, from the facts files of rule decisions: no fact needs a declaration here. */
public final class GraphFacts {
  private final Problems problems;
  private final ValueReader values;

  private GraphFacts(Problems problems) {
    this.problems = problems;
    this.values = new ValueReader(problems);
  }

  /**
   * Reads the case of a facts file: {@code facts}, {@code acceptedAt}, {@code decidedAt} and {@code
   * certificates}; the rest of such a file does not concern a graph and is passed over.
   *
   * @param file YAML or JSON
   * @param limits protection against hostile input
   * @return what is known
   * @throws cn.sidian.condition.SourceException with everything that is wrong
   */
  public static Facts read(Path file, Limits limits) {
    Problems problems = new Problems();
    SourceNode root = SourceReader.read(file, limits, problems);
    Facts facts = new GraphFacts(problems).facts(root);
    problems.throwIfErrors();
    return facts;
  }

  private Facts facts(SourceNode root) {
    Fields fields = Fields.of(root, problems);
    for (String other : List.of("format", "region", "item", "readings", "adopted", "materials")) {
      fields.node(other);
    }
    Facts.Builder builder = Facts.builder();
    builder.acceptedAt(day(fields, "acceptedAt"));
    builder.decidedAt(day(fields, "decidedAt"));
    SourceNode known = fields.node("facts");
    if (known != null) {
      Fields inner = Fields.of(known, problems);
      for (SourceNode.Entry entry : inner.entries()) {
        KnownFact fact = values.fact(entry.value(), null);
        if (fact != null) {
          builder.put(entry.key().text(), fact);
        }
      }
    }
    SourceNode held = fields.node("certificates");
    if (held != null) {
      certificates(Fields.of(held, problems), builder);
    }
    fields.done();
    return builder.build();
  }

  /** A day, or the day of an instant where the offices are. */
  private @Nullable LocalDate day(Fields fields, String key) {
    SourceNode node = fields.node(key);
    if (!(node instanceof SourceNode.Scalar scalar) || scalar.text().length() <= 10) {
      return node == null ? null : Scalars.day(node, problems);
    }
    Instant moment = Scalars.instant(node, problems);
    return moment == null ? null : LocalDate.ofInstant(moment, Facts.ZONE);
  }

  private void certificates(Fields fields, Facts.Builder builder) {
    List<HeldCertificate> list = new ArrayList<>();
    for (SourceNode item : fields.list("value")) {
      Fields one = Fields.of(item, problems);
      String type = one.requiredText("type");
      SourceNode matches = one.node("holderMatches");
      Boolean holder = matches == null ? null : Scalars.flag(matches, problems);
      LocalDate from = one.day("from");
      LocalDate to = one.day("to");
      String state = one.text("state");
      one.done();
      list.add(
          new HeldCertificate(
              type, holder, from, to, state == null ? null : state.equals("IN_FORCE")));
    }
    builder.certificates(list, fields.flag("complete", false));
    fields.done();
  }
}
