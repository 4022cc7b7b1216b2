package cn.sidian.examples.material;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.Prerequisite;

/** A requirement in one line, for people. */
final class CutText {
  private CutText() {}

  static String of(Prerequisite requirement) {
    LegalBasis basis = requirement.basis();
    StringBuilder text = new StringBuilder();
    text.append(requirement.id()).append(": ").append(requirement.node()).append(" ← ");
    text.append(String.join(" | ", requirement.anyOf().stream().map(a -> a.node()).toList()));
    if (basis != null) {
      text.append("  《").append(basis.document()).append("》").append(basis.article());
      text.append(" (").append(basis.rank().zh()).append(")");
      if (basis.issuer() != null) {
        text.append(' ').append(basis.issuer());
      }
    }
    if (!requirement.verified()) {
      text.append(" UNVERIFIED");
    }
    if (requirement.place() != null) {
      text.append(" [").append(requirement.place()).append(']');
    }
    return text.toString();
  }
}
