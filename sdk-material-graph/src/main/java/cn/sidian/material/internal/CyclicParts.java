package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected parts that hold a cycle, each with the requirements that run inside it.
 */
final class CyclicParts {
  private CyclicParts() {}

  static List<CutPart> of(Shape shape) {
    Components parts = Components.of(shape);
    List<CutPart> result = new ArrayList<>();
    for (int p = 0; p < parts.count(); p++) {
      int[] members = parts.members(p);
      int requirements = 0;
      int edges = 0;
      for (int v : members) {
        for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
          int inside = inside(shape, r, parts, p);
          edges += inside;
          requirements += inside > 0 ? 1 : 0;
        }
      }
      if (requirements > 0) {
        result.add(part(shape, parts, p, members, requirements, edges));
      }
    }
    return result;
  }

  private static int inside(Shape shape, int r, Components parts, int p) {
    int inside = 0;
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      int w = shape.target[a];
      inside += w < shape.nodes && parts.part[w] == p ? 1 : 0;
    }
    return inside;
  }

  private static CutPart part(
      Shape shape, Components parts, int p, int[] members, int requirements, int edges) {
    int[] nodeStart = new int[members.length + 1];
    int[] requirementStart = new int[requirements + 1];
    int[] target = new int[edges];
    int[] source = new int[requirements];
    int r2 = 0;
    int a2 = 0;
    for (int i = 0; i < members.length; i++) {
      int v = members[i];
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (inside(shape, r, parts, p) > 0) {
          source[r2] = r;
          requirementStart[r2++] = a2;
          for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
            int w = shape.target[a];
            if (w < shape.nodes && parts.part[w] == p) {
              target[a2++] = Arrays.binarySearch(members, w);
            }
          }
        }
      }
      nodeStart[i + 1] = r2;
    }
    requirementStart[r2] = a2;
    return new CyclicPart(Shape.of(members.length, 0, nodeStart, requirementStart, target), source);
  }
}
