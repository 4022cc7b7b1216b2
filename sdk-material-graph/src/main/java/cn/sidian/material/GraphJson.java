package cn.sidian.material;

import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.condition.internal.JsonText;
import cn.sidian.core.law.LegalBasis;
import java.math.BigDecimal;

/** A graph as {@code sidian-graph/1}, one node or requirement a line. */
final class GraphJson {
  private final StringBuilder out = new StringBuilder();

  private GraphJson() {}

  static String write(PrerequisiteGraph graph) {
    GraphJson json = new GraphJson();
    json.out.append("{\"format\":\"").append(GraphReader.FORMAT).append("\",\n\"nodes\":[");
    for (int v = 0; v < graph.nodeCount(); v++) {
      json.out.append(v == 0 ? "\n" : ",\n");
      json.node(graph.node(v));
    }
    json.out.append("\n],\n\"requires\":[");
    int[] order = graph.tables().declaredOrder();
    for (int i = 0; i < order.length; i++) {
      json.out.append(i == 0 ? "\n" : ",\n");
      json.requirement(graph.requirement(order[i]));
    }
    return json.out.append("\n]}\n").toString();
  }

  private void node(GraphNode node) {
    out.append("{\"id\":");
    JsonText.append(out, node.id());
    out.append(",\"zh\":");
    JsonText.append(out, node.name());
    out.append(",\"from\":\"").append(node.from()).append('"');
    amount("weight", node.weight(), BigDecimal.ONE);
    amount("days", node.days(), BigDecimal.ZERO);
    if (node.validDays() != null) {
      out.append(",\"validDays\":").append(node.validDays().toPlainString());
    }
    out.append('}');
  }

  private void amount(String key, BigDecimal value, BigDecimal usual) {
    if (value.compareTo(usual) != 0) {
      out.append(",\"").append(key).append("\":").append(value.toPlainString());
    }
  }

  private void requirement(Prerequisite requirement) {
    out.append("{\"id\":");
    JsonText.append(out, requirement.id());
    out.append(",\"node\":");
    JsonText.append(out, requirement.node());
    out.append(",\"anyOf\":[");
    boolean first = true;
    for (Alternative alternative : requirement.anyOf()) {
      out.append(first ? "" : ",").append("{\"node\":");
      first = false;
      JsonText.append(out, alternative.node());
      if (alternative.when() != null) {
        out.append(",\"when\":").append(ConditionWriter.write(alternative.when()));
      }
      out.append('}');
    }
    out.append(']');
    if (requirement.when() != null) {
      out.append(",\"when\":").append(ConditionWriter.write(requirement.when()));
    }
    if (requirement.basis() != null) {
      basis(requirement.basis());
    }
    if (requirement.from() != null || requirement.to() != null) {
      out.append(",\"inForce\":[");
      out.append(requirement.from() == null ? "null" : "\"" + requirement.from() + "\"");
      out.append(',');
      out.append(requirement.to() == null ? "null" : "\"" + requirement.to() + "\"");
      out.append(']');
    }
    if (!requirement.verified()) {
      out.append(",\"unverified\":true");
    }
    out.append('}');
  }

  private void basis(LegalBasis basis) {
    out.append(",\"basis\":{\"document\":");
    JsonText.append(out, basis.document());
    out.append(",\"article\":");
    JsonText.append(out, basis.article());
    if (basis.quote() != null) {
      out.append(",\"quote\":");
      JsonText.append(out, basis.quote());
    }
    out.append(",\"rank\":\"").append(basis.rank()).append("\"}");
  }
}
