package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.material.internal.IdTable;
import cn.sidian.material.internal.Packed;
import cn.sidian.material.internal.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything a graph holds, as arrays. Requirements are numbered by node; {@link #declaredOrder()}
 * gives back the order in which they were written. Arrays that would hold one and the same value
 * everywhere are null.
 */
@SuppressWarnings("ArrayRecordComponent") // the graph's own storage: shared, never compared
record GraphTables(
    IdTable ids,
    int declaredNodes,
    Shape shape,
    String @Nullable [] names,
    byte @Nullable [] from,
    long @Nullable [] weights,
    long @Nullable [] days,
    long @Nullable [] validDays,
    String @Nullable [] requirementIds,
    int @Nullable [] declared,
    @Nullable Packed termsOf,
    Terms[] terms,
    @Nullable Packed lines,
    char @Nullable [] columns,
    byte @Nullable [] fileOf,
    String[] files,
    Condition @Nullable [] due,
    Condition @Nullable [] counts) {

  static final long ONE = 1_000_000;

  /**
   * Checks, and drops the declared order where the lines tell it.
   *
   * @param declared of each place in the order written the requirement; null if that order is the
   *     order of the numbers
   */
  GraphTables {
    if (lines != null) {
      declared =
          declared == null
              ? byLine(lines, shape.requirements(), null) ? null : identity(shape.requirements())
              : byLine(lines, declared.length, declared) ? null : declared;
    }
  }

  private static int[] identity(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** Whether sorting by line, then by number, gives this order. */
  private static boolean byLine(Packed lines, int count, int @Nullable [] order) {
    for (int i = 1; i < count; i++) {
      int before = order == null ? i - 1 : order[i - 1];
      int after = order == null ? i : order[i];
      int difference = Integer.compare(lines.get(before), lines.get(after));
      if (difference > 0 || (difference == 0 && before > after)) {
        return false;
      }
    }
    return true;
  }

  /** All requirements in the order in which they were written; not to be changed. */
  int[] declaredOrder() {
    if (declared != null) {
      return declared;
    }
    int[] order = identity(shape.requirements());
    if (lines != null && !byLine(lines, order.length, order)) {
      long[] keys = new long[order.length];
      Arrays.setAll(keys, r -> (long) lines.get(r) << Integer.SIZE | r);
      Arrays.sort(keys);
      Arrays.setAll(order, i -> (int) keys[i]);
    }
    return order;
  }

  String requirementId(int r) {
    if (requirementIds != null) {
      String id = requirementIds[r];
      if (id != null) {
        return id;
      }
    }
    // a line of an edge list names itself
    StringBuilder id = new StringBuilder(ids.id(shape.nodeOf(r)));
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      id.append(a == shape.firstAlternative(r) ? ' ' : '|').append(ids.id(shape.target(a)));
    }
    return id.toString();
  }

  Terms terms(int r) {
    return termsOf == null ? terms[0] : terms[termsOf.get(r)];
  }

  long weight(int v) {
    return weights == null ? ONE : weights[v];
  }

  long days(int v) {
    return days == null ? 0 : days[v];
  }

  SuppliedBy from(int v) {
    return from == null ? SuppliedBy.RESULT : KINDS[from[v]];
  }

  private static final SuppliedBy[] KINDS = {
    SuppliedBy.RESULT, SuppliedBy.APPLICANT, SuppliedBy.SHARED
  };

  /** A kind in one byte. */
  static byte code(SuppliedBy kind) {
    return switch (kind) {
      case RESULT -> 0;
      case APPLICANT -> 1;
      case SHARED -> 2;
    };
  }

  String name(int v) {
    return names == null || names[v] == null ? ids.id(v) : names[v];
  }

  @Nullable String place(int r) {
    if (lines == null || lines.get(r) == 0) {
      return null;
    }
    String file = files[fileOf == null ? 0 : fileOf[r]];
    String place = "line " + lines.get(r);
    if (columns != null && columns[r] > 0) {
      place += ", column " + (int) columns[r];
    }
    return file.isEmpty() ? place : file + ", " + place;
  }
}
