package cn.sidian.exemption.internal.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts whose presumption is switched off: none, some, or all of them in strict mode. */
final class Lifted {
  static final Lifted NONE = new Lifted(Set.of());
  static final Lifted ALL = new Lifted(null);

  private final @Nullable Set<Integer> slots;

  private Lifted(@Nullable Set<Integer> slots) {
    this.slots = slots;
  }

  static Lifted of(boolean strict) {
    return strict ? ALL : NONE;
  }

  static Lifted only(int slot) {
    return new Lifted(Set.of(slot));
  }

  boolean isAll() {
    return slots == null;
  }

  boolean contains(int slot) {
    return slots == null || slots.contains(slot);
  }
}
