package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.material.internal.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a builder collected in the order of writing, as arrays in the order of the nodes. {@code
 * source} gives of each new place the old one; null where nothing moves.
 */
final class Reordered {
  private Reordered() {}

  /** The list, or a new one, filled with null up to a size. */
  static List<@Nullable Condition> padded(@Nullable List<@Nullable Condition> list, int size) {
    List<@Nullable Condition> padded = list == null ? new ArrayList<>() : list;
    while (padded.size() < size) {
      padded.add(null);
    }
    return padded;
  }

  static String[] strings(List<@Nullable String> list, int @Nullable [] source) {
    String[] strings = new String[list.size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = list.get(source == null ? i : source[i]);
    }
    return strings;
  }

  static int @Nullable [] ints(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    int[] ints = new int[list.size()];
    Arrays.setAll(ints, i -> list.get(source == null ? i : source[i]));
    return ints;
  }

  static char @Nullable [] chars(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    char[] chars = new char[list.size()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) Math.min(Character.MAX_VALUE, list.get(source == null ? i : source[i]));
    }
    return chars;
  }

  static byte @Nullable [] bytes(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) list.get(source == null ? i : source[i]);
    }
    return bytes;
  }

  static Condition @Nullable [] conditions(
      @Nullable List<@Nullable Condition> list, int size, int @Nullable [] source) {
    if (list == null || list.stream().allMatch(Objects::isNull)) {
      return null;
    }
    List<@Nullable Condition> full = padded(list, size);
    Condition[] conditions = new Condition[size];
    for (int i = 0; i < size; i++) {
      conditions[i] = full.get(source == null ? i : source[i]);
    }
    return conditions;
  }

  /** Of each place in the order written, the number of the requirement. */
  static int @Nullable [] inverse(int @Nullable [] source) {
    if (source == null) {
      return null;
    }
    int[] inverse = new int[source.length];
    for (int i = 0; i < source.length; i++) {
      inverse[source[i]] = i;
    }
    return inverse;
  }
}
