package cn.sidian.benchmarks.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** 50 rules of three conditions each, and 10,000 different maps of facts. */
final class Workload {
  record Rule(String id, String flag, boolean is, String code, String value, String number, int over) {}

  static final List<Rule> RULES =
      List.of(
          new Rule("r0", "b5", false, "c3", "A", "n0", 88),
          new Rule("r1", "b1", true, "c0", "E", "n1", 24),
          new Rule("r2", "b1", true, "c0", "B", "n0", 74),
          new Rule("r3", "b0", false, "c0", "B", "n4", 27),
          new Rule("r4", "b9", false, "c0", "B", "n0", 37),
          new Rule("r5", "b4", true, "c4", "A", "n4", 59),
          new Rule("r6", "b8", false, "c1", "A", "n4", 44),
          new Rule("r7", "b5", true, "c0", "E", "n0", 46),
          new Rule("r8", "b7", false, "c3", "C", "n3", 78),
          new Rule("r9", "b5", true, "c1", "B", "n0", 58),
          new Rule("r10", "b8", true, "c2", "D", "n2", 29),
          new Rule("r11", "b1", false, "c1", "C", "n1", 82),
          new Rule("r12", "b6", true, "c0", "E", "n4", 60),
          new Rule("r13", "b5", false, "c4", "D", "n4", 78),
          new Rule("r14", "b1", false, "c2", "D", "n0", 27),
          new Rule("r15", "b4", false, "c3", "C", "n3", 64),
          new Rule("r16", "b0", false, "c2", "B", "n4", 34),
          new Rule("r17", "b7", true, "c2", "B", "n1", 70),
          new Rule("r18", "b6", false, "c3", "A", "n1", 77),
          new Rule("r19", "b6", false, "c1", "D", "n4", 55),
          new Rule("r20", "b6", false, "c3", "B", "n1", 30),
          new Rule("r21", "b2", true, "c1", "A", "n3", 43),
          new Rule("r22", "b4", true, "c1", "D", "n4", 67),
          new Rule("r23", "b9", false, "c1", "E", "n4", 26),
          new Rule("r24", "b7", false, "c4", "D", "n3", 71),
          new Rule("r25", "b6", true, "c3", "A", "n1", 28),
          new Rule("r26", "b3", true, "c0", "C", "n4", 26),
          new Rule("r27", "b1", true, "c1", "E", "n0", 66),
          new Rule("r28", "b9", true, "c1", "E", "n3", 39),
          new Rule("r29", "b4", false, "c4", "C", "n3", 35),
          new Rule("r30", "b1", false, "c3", "D", "n3", 59),
          new Rule("r31", "b1", true, "c2", "C", "n3", 40),
          new Rule("r32", "b8", true, "c4", "C", "n1", 89),
          new Rule("r33", "b0", false, "c2", "A", "n2", 86),
          new Rule("r34", "b5", false, "c2", "B", "n4", 89),
          new Rule("r35", "b8", true, "c1", "E", "n1", 50),
          new Rule("r36", "b6", false, "c1", "B", "n4", 83),
          new Rule("r37", "b5", false, "c0", "C", "n3", 53),
          new Rule("r38", "b3", false, "c2", "D", "n2", 66),
          new Rule("r39", "b1", true, "c1", "D", "n1", 63),
          new Rule("r40", "b3", true, "c4", "A", "n3", 64),
          new Rule("r41", "b1", false, "c0", "D", "n1", 81),
          new Rule("r42", "b2", true, "c2", "A", "n3", 79),
          new Rule("r43", "b6", false, "c0", "B", "n1", 36),
          new Rule("r44", "b0", true, "c3", "B", "n4", 80),
          new Rule("r45", "b5", true, "c4", "B", "n0", 21),
          new Rule("r46", "b1", false, "c1", "D", "n1", 47),
          new Rule("r47", "b0", true, "c2", "E", "n1", 61),
          new Rule("r48", "b4", false, "c1", "A", "n2", 78),
          new Rule("r49", "b9", false, "c4", "D", "n4", 36));

  private Workload() {}

  static List<Map<String, Object>> maps() {
    Random random = new Random(11);
    List<Map<String, Object>> maps = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int k = 0; k < 10; k++) {
        map.put("b" + k, random.nextBoolean());
      }
      for (int k = 0; k < 5; k++) {
        map.put("c" + k, String.valueOf((char) ('A' + random.nextInt(5))));
      }
      for (int k = 0; k < 5; k++) {
        map.put("n" + k, random.nextInt(100));
      }
      // settles "no rule speaks", which peers do not ask
      map.put("material.listed", false);
      maps.add(map);
    }
    return maps;
  }

  /** The rules as a pack; each exempts. */
  static String pack(int copies) {
    StringBuilder out =
        new StringBuilder(
            "format: sidian-rules/1\nid: p\nversion: '1'\ntitle: {zh: 例, en: example}\nsource: none\nfacts:\n");
    for (int k = 0; k < 10; k++) {
      fact(out, "b" + k, "BOOLEAN", "");
    }
    for (int k = 0; k < 5; k++) {
      fact(out, "c" + k, "ENUM", ", values: [" + values(copies) + "]");
      fact(out, "n" + k, "NUMBER", "");
    }
    out.append("rules:\n");
    for (int copy = 0; copy < copies; copy++) {
      for (Rule rule : RULES) {
        String suffix = copy == 0 ? "" : "-" + copy;
        String value = copy == 0 ? rule.value() : rule.value() + copy;
        out.append("  - {id: p.").append(rule.id()).append(suffix)
            .append(", label: {zh: 例, en: example}, requirements: [X], outcome: EXEMPT_SHARED_DATA, when: {all: [{fact: ")
            .append(rule.flag()).append(", is: ").append(rule.is()).append("}, {fact: ")
            .append(rule.code()).append(", is: ").append(value).append("}, {fact: ")
            .append(rule.number()).append(", over: ").append(rule.over()).append("}]}}\n");
      }
    }
    return out.toString();
  }

  private static String values(int copies) {
    StringBuilder out = new StringBuilder();
    for (int copy = 0; copy < copies; copy++) {
      for (char c = 'A'; c <= 'E'; c++) {
        out.append(out.isEmpty() ? "" : ", ").append(c).append(copy == 0 ? "" : copy);
      }
    }
    return out.toString();
  }

  private static void fact(StringBuilder out, String id, String type, String more) {
    out.append("  - {id: ").append(id).append(", scope: MATERIAL, type: ").append(type)
        .append(", zh: 例, en: example, ask: {zh: 例, en: example}, knownBy: CLERK, requirements: [X]")
        .append(more).append("}\n");
  }
}
