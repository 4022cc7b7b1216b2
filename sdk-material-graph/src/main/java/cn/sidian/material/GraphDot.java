package cn.sidian.material;

import cn.sidian.core.law.LegalBasis;

/**
 * A graph for graphviz. Nodes are numbered; what they are called stands in their labels, so that no
 * name can end a string. A requirement with several alternatives becomes a point that they share.
 */
final class GraphDot {
  private GraphDot() {}

  static String write(PrerequisiteGraph graph) {
    StringBuilder out = new StringBuilder("digraph prerequisites {\n  rankdir=RL;\n");
    out.append("  node [shape=box, fontname=\"sans-serif\"];\n");
    for (int v = 0; v < graph.tables().ids().size(); v++) {
      boolean declared = v < graph.nodeCount();
      String id = graph.tables().ids().id(v);
      String name = declared ? graph.tables().name(v) : id;
      out.append("  n").append(v).append(" [label=\"").append(escaped(name));
      if (!name.equals(id)) {
        out.append("\\n").append(escaped(id));
      }
      out.append(declared ? "\"];\n" : "\", style=dashed, color=red];\n");
    }
    for (int r : graph.tables().declaredOrder()) {
      requirement(graph, r, out);
    }
    return out.append("}\n").toString();
  }

  private static void requirement(PrerequisiteGraph graph, int r, StringBuilder out) {
    int owner = graph.shape().nodeOf(r);
    int first = graph.shape().firstAlternative(r);
    int end = graph.shape().endAlternative(r);
    Prerequisite requirement = graph.requirement(r);
    String attributes = attributes(requirement);
    if (end == first + 1) {
      out.append("  n").append(owner).append(" -> n").append(graph.shape().target(first));
      out.append(attributes);
      return;
    }
    out.append("  r").append(r).append(" [shape=point];\n");
    out.append("  n").append(owner).append(" -> r").append(r).append(attributes);
    for (int a = first; a < end; a++) {
      out.append("  r").append(r).append(" -> n").append(graph.shape().target(a));
      out.append(" [style=dashed];\n");
    }
  }

  private static String attributes(Prerequisite requirement) {
    LegalBasis basis = requirement.basis();
    String law = basis == null ? "" : "《" + basis.document() + "》" + basis.article();
    String mark = requirement.verified() ? "" : " UNVERIFIED";
    return " [tooltip=\""
        + escaped(requirement.id() + " " + law + mark)
        + "\""
        + (requirement.verified() ? "" : ", label=\"UNVERIFIED\"")
        + "];\n";
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r', '\u0000' -> {}
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
