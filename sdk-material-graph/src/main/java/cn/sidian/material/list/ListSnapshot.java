package cn.sidian.material.list;

import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.condition.internal.JsonText;
import cn.sidian.core.law.LegalBasis;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What some items ask for, as text that is the same whenever the content is the same. */
final class ListSnapshot {
  private ListSnapshot() {}

  static String of(MaterialList list, List<String> items) {
    StringBuilder out = new StringBuilder();
    for (String item : items.stream().sorted().toList()) {
      for (MaterialRequirement requirement : list.requirementsOf(item)) {
        line(list, requirement, out);
      }
    }
    return out.toString();
  }

  private static void line(MaterialList list, MaterialRequirement requirement, StringBuilder out) {
    out.append("{\"item\":");
    JsonText.append(out, requirement.item());
    out.append(",\"material\":");
    JsonText.append(out, requirement.material());
    list.material(requirement.material())
        .ifPresent(
            m -> {
              out.append(",\"name\":");
              JsonText.append(out, m.name());
              out.append(",\"form\":\"").append(m.form());
              out.append("\",\"necessity\":\"").append(m.necessity()).append('"');
            });
    out.append(",\"alternatives\":[");
    for (int i = 0; i < requirement.alternatives().size(); i++) {
      out.append(i == 0 ? "" : ",");
      JsonText.append(out, requirement.alternatives().get(i));
    }
    out.append("],\"basis\":[");
    for (int i = 0; i < requirement.bases().size(); i++) {
      LegalBasis basis = requirement.bases().get(i);
      out.append(i == 0 ? "" : ",");
      JsonText.append(out, basis.document() + " " + basis.article() + " " + basis.rank());
    }
    out.append(']');
    if (requirement.when() != null) {
      out.append(",\"when\":").append(ConditionWriter.write(requirement.when()));
    }
    out.append("}\n");
  }

  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
