package cn.sidian.benchmarks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same rules as plain Java: the physical limit on maps of facts. */
final class HandWritten {
  private HandWritten() {}

  static List<String> fired(Map<String, Object> f) {
    List<String> fired = new ArrayList<>();
    if (Boolean.FALSE.equals(f.get("b5")) && "A".equals(f.get("c3")) && (int) f.get("n0") > 88) {
      fired.add("r0");
    }
    if (Boolean.TRUE.equals(f.get("b1")) && "E".equals(f.get("c0")) && (int) f.get("n1") > 24) {
      fired.add("r1");
    }
    if (Boolean.TRUE.equals(f.get("b1")) && "B".equals(f.get("c0")) && (int) f.get("n0") > 74) {
      fired.add("r2");
    }
    if (Boolean.FALSE.equals(f.get("b0")) && "B".equals(f.get("c0")) && (int) f.get("n4") > 27) {
      fired.add("r3");
    }
    if (Boolean.FALSE.equals(f.get("b9")) && "B".equals(f.get("c0")) && (int) f.get("n0") > 37) {
      fired.add("r4");
    }
    if (Boolean.TRUE.equals(f.get("b4")) && "A".equals(f.get("c4")) && (int) f.get("n4") > 59) {
      fired.add("r5");
    }
    if (Boolean.FALSE.equals(f.get("b8")) && "A".equals(f.get("c1")) && (int) f.get("n4") > 44) {
      fired.add("r6");
    }
    if (Boolean.TRUE.equals(f.get("b5")) && "E".equals(f.get("c0")) && (int) f.get("n0") > 46) {
      fired.add("r7");
    }
    if (Boolean.FALSE.equals(f.get("b7")) && "C".equals(f.get("c3")) && (int) f.get("n3") > 78) {
      fired.add("r8");
    }
    if (Boolean.TRUE.equals(f.get("b5")) && "B".equals(f.get("c1")) && (int) f.get("n0") > 58) {
      fired.add("r9");
    }
    if (Boolean.TRUE.equals(f.get("b8")) && "D".equals(f.get("c2")) && (int) f.get("n2") > 29) {
      fired.add("r10");
    }
    if (Boolean.FALSE.equals(f.get("b1")) && "C".equals(f.get("c1")) && (int) f.get("n1") > 82) {
      fired.add("r11");
    }
    if (Boolean.TRUE.equals(f.get("b6")) && "E".equals(f.get("c0")) && (int) f.get("n4") > 60) {
      fired.add("r12");
    }
    if (Boolean.FALSE.equals(f.get("b5")) && "D".equals(f.get("c4")) && (int) f.get("n4") > 78) {
      fired.add("r13");
    }
    if (Boolean.FALSE.equals(f.get("b1")) && "D".equals(f.get("c2")) && (int) f.get("n0") > 27) {
      fired.add("r14");
    }
    if (Boolean.FALSE.equals(f.get("b4")) && "C".equals(f.get("c3")) && (int) f.get("n3") > 64) {
      fired.add("r15");
    }
    if (Boolean.FALSE.equals(f.get("b0")) && "B".equals(f.get("c2")) && (int) f.get("n4") > 34) {
      fired.add("r16");
    }
    if (Boolean.TRUE.equals(f.get("b7")) && "B".equals(f.get("c2")) && (int) f.get("n1") > 70) {
      fired.add("r17");
    }
    if (Boolean.FALSE.equals(f.get("b6")) && "A".equals(f.get("c3")) && (int) f.get("n1") > 77) {
      fired.add("r18");
    }
    if (Boolean.FALSE.equals(f.get("b6")) && "D".equals(f.get("c1")) && (int) f.get("n4") > 55) {
      fired.add("r19");
    }
    if (Boolean.FALSE.equals(f.get("b6")) && "B".equals(f.get("c3")) && (int) f.get("n1") > 30) {
      fired.add("r20");
    }
    if (Boolean.TRUE.equals(f.get("b2")) && "A".equals(f.get("c1")) && (int) f.get("n3") > 43) {
      fired.add("r21");
    }
    if (Boolean.TRUE.equals(f.get("b4")) && "D".equals(f.get("c1")) && (int) f.get("n4") > 67) {
      fired.add("r22");
    }
    if (Boolean.FALSE.equals(f.get("b9")) && "E".equals(f.get("c1")) && (int) f.get("n4") > 26) {
      fired.add("r23");
    }
    if (Boolean.FALSE.equals(f.get("b7")) && "D".equals(f.get("c4")) && (int) f.get("n3") > 71) {
      fired.add("r24");
    }
    if (Boolean.TRUE.equals(f.get("b6")) && "A".equals(f.get("c3")) && (int) f.get("n1") > 28) {
      fired.add("r25");
    }
    if (Boolean.TRUE.equals(f.get("b3")) && "C".equals(f.get("c0")) && (int) f.get("n4") > 26) {
      fired.add("r26");
    }
    if (Boolean.TRUE.equals(f.get("b1")) && "E".equals(f.get("c1")) && (int) f.get("n0") > 66) {
      fired.add("r27");
    }
    if (Boolean.TRUE.equals(f.get("b9")) && "E".equals(f.get("c1")) && (int) f.get("n3") > 39) {
      fired.add("r28");
    }
    if (Boolean.FALSE.equals(f.get("b4")) && "C".equals(f.get("c4")) && (int) f.get("n3") > 35) {
      fired.add("r29");
    }
    if (Boolean.FALSE.equals(f.get("b1")) && "D".equals(f.get("c3")) && (int) f.get("n3") > 59) {
      fired.add("r30");
    }
    if (Boolean.TRUE.equals(f.get("b1")) && "C".equals(f.get("c2")) && (int) f.get("n3") > 40) {
      fired.add("r31");
    }
    if (Boolean.TRUE.equals(f.get("b8")) && "C".equals(f.get("c4")) && (int) f.get("n1") > 89) {
      fired.add("r32");
    }
    if (Boolean.FALSE.equals(f.get("b0")) && "A".equals(f.get("c2")) && (int) f.get("n2") > 86) {
      fired.add("r33");
    }
    if (Boolean.FALSE.equals(f.get("b5")) && "B".equals(f.get("c2")) && (int) f.get("n4") > 89) {
      fired.add("r34");
    }
    if (Boolean.TRUE.equals(f.get("b8")) && "E".equals(f.get("c1")) && (int) f.get("n1") > 50) {
      fired.add("r35");
    }
    if (Boolean.FALSE.equals(f.get("b6")) && "B".equals(f.get("c1")) && (int) f.get("n4") > 83) {
      fired.add("r36");
    }
    if (Boolean.FALSE.equals(f.get("b5")) && "C".equals(f.get("c0")) && (int) f.get("n3") > 53) {
      fired.add("r37");
    }
    if (Boolean.FALSE.equals(f.get("b3")) && "D".equals(f.get("c2")) && (int) f.get("n2") > 66) {
      fired.add("r38");
    }
    if (Boolean.TRUE.equals(f.get("b1")) && "D".equals(f.get("c1")) && (int) f.get("n1") > 63) {
      fired.add("r39");
    }
    if (Boolean.TRUE.equals(f.get("b3")) && "A".equals(f.get("c4")) && (int) f.get("n3") > 64) {
      fired.add("r40");
    }
    if (Boolean.FALSE.equals(f.get("b1")) && "D".equals(f.get("c0")) && (int) f.get("n1") > 81) {
      fired.add("r41");
    }
    if (Boolean.TRUE.equals(f.get("b2")) && "A".equals(f.get("c2")) && (int) f.get("n3") > 79) {
      fired.add("r42");
    }
    if (Boolean.FALSE.equals(f.get("b6")) && "B".equals(f.get("c0")) && (int) f.get("n1") > 36) {
      fired.add("r43");
    }
    if (Boolean.TRUE.equals(f.get("b0")) && "B".equals(f.get("c3")) && (int) f.get("n4") > 80) {
      fired.add("r44");
    }
    if (Boolean.TRUE.equals(f.get("b5")) && "B".equals(f.get("c4")) && (int) f.get("n0") > 21) {
      fired.add("r45");
    }
    if (Boolean.FALSE.equals(f.get("b1")) && "D".equals(f.get("c1")) && (int) f.get("n1") > 47) {
      fired.add("r46");
    }
    if (Boolean.TRUE.equals(f.get("b0")) && "E".equals(f.get("c2")) && (int) f.get("n1") > 61) {
      fired.add("r47");
    }
    if (Boolean.FALSE.equals(f.get("b4")) && "A".equals(f.get("c1")) && (int) f.get("n2") > 78) {
      fired.add("r48");
    }
    if (Boolean.FALSE.equals(f.get("b9")) && "D".equals(f.get("c4")) && (int) f.get("n4") > 36) {
      fired.add("r49");
    }
    return fired;
  }
}
