package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.internal.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A graph as GraphML. An edge leads from who needs to what is needed; alternatives of one
 * requirement carry the same requirement id.
 */
final class GraphMl {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="id" for="node" attr.name="id" attr.type="string"/>
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="from" for="node" attr.name="from" attr.type="string"/>
        <key id="declared" for="node" attr.name="declared" attr.type="boolean"/>
        <key id="weight" for="node" attr.name="weight" attr.type="double"/>
        <key id="days" for="node" attr.name="days" attr.type="double"/>
        <key id="requirement" for="edge" attr.name="requirement" attr.type="string"/>
        <key id="basis" for="edge" attr.name="basis" attr.type="string"/>
        <key id="rank" for="edge" attr.name="rank" attr.type="string"/>
        <key id="dueWhen" for="edge" attr.name="dueWhen" attr.type="string"/>
        <key id="countsWhen" for="edge" attr.name="countsWhen" attr.type="string"/>
        <key id="unverified" for="edge" attr.name="unverified" attr.type="boolean"/>
        <graph id="prerequisites" edgedefault="directed">
      """;

  private GraphMl() {}

  static String write(PrerequisiteGraph graph) {
    StringBuilder out = new StringBuilder(HEAD);
    for (int v = 0; v < graph.tables().ids().size(); v++) {
      boolean declared = v < graph.nodeCount();
      out.append("    <node id=\"n").append(v).append("\">");
      data(out, "id", graph.tables().ids().id(v));
      if (declared) {
        GraphNode node = graph.node(v);
        data(out, "name", node.name());
        data(out, "from", node.from().name());
        data(out, "weight", node.weight().toPlainString());
        data(out, "days", node.days().toPlainString());
      } else {
        data(out, "declared", "false");
      }
      out.append("</node>\n");
    }
    Shape shape = graph.shape();
    int edge = 0;
    for (int r : graph.tables().declaredOrder()) {
      Prerequisite requirement = graph.requirement(r);
      for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
        out.append("    <edge id=\"e").append(edge++).append("\" source=\"n");
        out.append(shape.nodeOf(r)).append("\" target=\"n").append(shape.target(a)).append("\">");
        edge(out, requirement, requirement.anyOf().get(a - shape.firstAlternative(r)));
        out.append("</edge>\n");
      }
    }
    return out.append("  </graph>\n</graphml>\n").toString();
  }

  private static void edge(StringBuilder out, Prerequisite requirement, Alternative alternative) {
    data(out, "requirement", requirement.id());
    LegalBasis basis = requirement.basis();
    if (basis != null) {
      data(out, "basis", "《" + basis.document() + "》" + basis.article());
      data(out, "rank", basis.rank().name());
    }
    condition(out, "dueWhen", requirement.when());
    condition(out, "countsWhen", alternative.when());
    if (!requirement.verified()) {
      data(out, "unverified", "true");
    }
  }

  private static void condition(StringBuilder out, String key, @Nullable Condition condition) {
    if (condition != null) {
      data(out, key, ConditionWriter.write(condition));
    }
  }

  private static void data(StringBuilder out, String key, String value) {
    out.append("<data key=\"").append(key).append("\">");
    out.append(Markup.escaped(value)).append("</data>");
  }
}
