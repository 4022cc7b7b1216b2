package cn.sidian.material;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;

/** Nodes and laws as people read them. */
final class Labels {
  private static final Text NO_BASIS = new Text("无依据", "no basis");

  private Labels() {}

  /** The id, and the name where it says more. */
  static String of(PrerequisiteGraph graph, String id) {
    return graph
        .node(id)
        .filter(n -> !n.name().equals(id))
        .map(n -> n.name() + "(" + id + ")")
        .orElse(id);
  }

  /** Document and article, marked when nobody has checked it. */
  static Text law(Prerequisite requirement) {
    LegalBasis basis = requirement.basis();
    if (basis == null) {
      return NO_BASIS;
    }
    String cited = "《" + basis.document() + "》" + basis.article();
    return requirement.verified()
        ? new Text(cited, cited)
        : new Text(cited + "（未核实 UNVERIFIED）", cited + " (UNVERIFIED)");
  }
}
