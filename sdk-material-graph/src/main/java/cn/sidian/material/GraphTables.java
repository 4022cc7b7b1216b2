package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.material.internal.IdTable;
import cn.sidian.material.internal.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Everything a graph holds, as arrays. Requirements are numbered by node; {@code declared} gives
 * back the order in which they were written. Arrays that would hold one and the same value
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
    int @Nullable [] termsOf,
    Terms[] terms,
    int @Nullable [] lines,
    char @Nullable [] columns,
    byte @Nullable [] fileOf,
    String[] files,
    Condition @Nullable [] due,
    Condition @Nullable [] counts) {

  static final long ONE = 1_000_000;

  /** The requirement that was written as number {@code i}. */
  int declared(int i) {
    return declared == null ? i : declared[i];
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
    return termsOf == null ? terms[0] : terms[termsOf[r]];
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
    if (lines == null || lines[r] == 0) {
      return null;
    }
    String file = files[fileOf == null ? 0 : fileOf[r]];
    String place = "line " + lines[r];
    if (columns != null && columns[r] > 0) {
      place += ", column " + (int) columns[r];
    }
    return file.isEmpty() ? place : file + ", " + place;
  }
}
