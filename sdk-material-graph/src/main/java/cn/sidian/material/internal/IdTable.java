package cn.sidian.material.internal;

import java.util.Arrays;

/** Ids to numbers and back, in the order of first mention: one array of slots, no entries. */
public final class IdTable {
  private String[] ids;
  private int[] slots; // number + 1; 0 is empty
  private int size;

  public IdTable() {
    this.ids = new String[16];
    this.slots = new int[64];
  }

  private IdTable(String[] ids, int[] slots, int size) {
    this.ids = ids;
    this.slots = slots;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public String id(int number) {
    return ids[number];
  }

  /** The number of an id, or -1. */
  public int find(String id) {
    int mask = slots.length - 1;
    int at = spread(id.hashCode()) & mask;
    while (slots[at] != 0) {
      if (ids[slots[at] - 1].equals(id)) {
        return slots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** The number of an id, a new one if it was not there. */
  public int add(String id) {
    int mask = slots.length - 1;
    int at = spread(id.hashCode()) & mask;
    while (slots[at] != 0) {
      if (ids[slots[at] - 1].equals(id)) {
        return slots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size + (size >> 1));
    }
    ids[size++] = id;
    slots[at] = size;
    if (size * 2 > slots.length) {
      rehash(slots.length * 2);
    }
    return size - 1;
  }

  private void rehash(int length) {
    int[] fresh = new int[length];
    int mask = length - 1;
    for (int i = 0; i < size; i++) {
      int at = spread(ids[i].hashCode()) & mask;
      while (fresh[at] != 0) {
        at = (at + 1) & mask;
      }
      fresh[at] = i + 1;
    }
    slots = fresh;
  }

  /** The same, without room to spare. */
  public IdTable trimmed() {
    IdTable trimmed = new IdTable(Arrays.copyOf(ids, size), slots, size);
    int least = 16;
    while (least * 3L < size * 4L) {
      least *= 2;
    }
    if (least < slots.length) {
      trimmed.rehash(least);
    }
    return trimmed;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
