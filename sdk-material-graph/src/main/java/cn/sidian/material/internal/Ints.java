package cn.sidian.material.internal;

import java.util.Arrays;

/** A growing row of numbers. */
public final class Ints {
  private int[] values;
  private int size;

  public Ints() {
    this.values = new int[16];
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  public int get(int at) {
    return values[at];
  }

  public void set(int at, int value) {
    values[at] = value;
  }

  public int size() {
    return size;
  }

  /** The values themselves; only the first {@link #size()} count. */
  int[] raw() {
    return values;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
