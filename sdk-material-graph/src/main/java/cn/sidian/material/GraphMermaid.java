package cn.sidian.material;

import cn.sidian.material.internal.Shape;

/** A graph for Mermaid. Nodes are numbered; in names every sign that Mermaid may read is coded. */
final class GraphMermaid {
  private GraphMermaid() {}

  static String write(PrerequisiteGraph graph) {
    StringBuilder out = new StringBuilder("flowchart RL\n");
    for (int v = 0; v < graph.tables().ids().size(); v++) {
      boolean declared = v < graph.nodeCount();
      String name = declared ? graph.tables().name(v) : graph.tables().ids().id(v);
      out.append("  n").append(v).append(declared ? "[\"" : "{{\"").append(coded(name));
      out.append(declared ? "\"]\n" : "\"}}\n");
    }
    Shape shape = graph.shape();
    for (int r : graph.tables().declaredOrder()) {
      int first = shape.firstAlternative(r);
      int end = shape.endAlternative(r);
      String owner = "  n" + shape.nodeOf(r);
      boolean verified = graph.tables().terms(r).verified();
      String arrow = verified ? " --> " : " -->|UNVERIFIED| ";
      if (end == first + 1) {
        out.append(owner).append(arrow).append('n').append(shape.target(first)).append('\n');
        continue;
      }
      out.append("  r").append(r).append("((\"/\"))\n");
      out.append(owner).append(arrow).append('r').append(r).append('\n');
      for (int a = first; a < end; a++) {
        out.append("  r").append(r).append(" -.-> n").append(shape.target(a)).append('\n');
      }
    }
    return out.toString();
  }

  /** ASCII signs and control characters as entity codes, which Mermaid turns back. */
  static String coded(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              boolean plain =
                  c > 0x9f
                      || (c >= '0' && c <= '9')
                      || (c >= 'A' && c <= 'Z')
                      || (c >= 'a' && c <= 'z')
                      || c == ' ';
              if (plain) {
                out.appendCodePoint(c);
              } else {
                out.append('#').append(c).append(';');
              }
            });
    return out.toString();
  }
}
