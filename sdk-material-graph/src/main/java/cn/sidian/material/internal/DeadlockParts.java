package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a graph in which something cannot be had. What a part needs from another part will
 * be had once that one is mended, so that only requirements wholly inside a part (or unsatisfiable
 * by themselves) matter; taking the others away may split the part again.
 */
final class DeadlockParts {
  private DeadlockParts() {}

  static List<CutPart> of(Shape shape) {
    Fixpoint free = new Fixpoint(shape).fromLeaves();
    boolean[] blocking = new boolean[shape.requirements()];
    boolean any = false;
    for (int v = 0; v < shape.nodes; v++) {
      if (!free.has(v)) {
        for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
          blocking[r] = !free.isMet(r);
          any |= blocking[r];
        }
      }
    }
    if (!any) {
      return List.of();
    }
    Shape.Part blocked = shape.part(blocking, null);
    Components parts = Components.of(blocked.shape());
    boolean split = true;
    while (split) {
      boolean[] inside = inside(blocked.shape(), parts);
      split = false;
      for (boolean in : inside) {
        split |= !in;
      }
      if (split) {
        blocked = blocked.part(inside, null);
        parts = Components.of(blocked.shape());
      }
    }
    return collect(blocked, parts);
  }

  /** Which requirements have no alternative in another part. */
  private static boolean[] inside(Shape shape, Components parts) {
    boolean[] inside = new boolean[shape.requirements()];
    for (int v = 0; v < shape.nodes; v++) {
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        inside[r] = true;
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target[a];
          inside[r] &= w >= shape.nodes || parts.part[w] == parts.part[v];
        }
      }
    }
    return inside;
  }

  private static List<CutPart> collect(Shape.Part blocked, Components parts) {
    Shape shape = blocked.shape();
    List<CutPart> result = new ArrayList<>();
    for (int p = 0; p < parts.count(); p++) {
      int[] members = parts.members(p);
      int requirements = 0;
      int alternatives = 0;
      for (int v : members) {
        requirements += shape.endRequirement(v) - shape.firstRequirement(v);
        alternatives += shape.endEdge(v) - shape.firstEdge(v);
      }
      if (requirements > 0) {
        result.add(part(blocked, members, requirements, alternatives));
      }
    }
    return result;
  }

  private static CutPart part(Shape.Part blocked, int[] members, int requirements, int most) {
    Shape shape = blocked.shape();
    int[] nodeStart = new int[members.length + 1];
    int[] requirementStart = new int[requirements + 1];
    int[] target = new int[most];
    int[] source = new int[requirements];
    int r2 = 0;
    int a2 = 0;
    for (int i = 0; i < members.length; i++) {
      int v = members[i];
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        source[r2] = blocked.requirementSource(r);
        requirementStart[r2++] = a2;
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target[a];
          if (w < shape.nodes) { // an undeclared alternative never comes
            target[a2++] = Arrays.binarySearch(members, w);
          }
        }
      }
      nodeStart[i + 1] = r2;
    }
    requirementStart[r2] = a2;
    Shape local =
        Shape.of(members.length, 0, nodeStart, requirementStart, Arrays.copyOf(target, a2));
    return new DeadlockPart(local, source);
  }
}
