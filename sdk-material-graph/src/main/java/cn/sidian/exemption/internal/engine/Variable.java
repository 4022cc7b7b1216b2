package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.FactValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is open: a fact, one code of an incomplete set, or the existence of a certificate.
 *
 * @param fact the id under which it is asked for
 * @param slot the slot, or {@link Leaf#NONE} for a certificate
 * @param leaf the comparison, for a certificate
 * @param code the code, for a set
 * @param values the values that make a difference, one of each kind
 */
record Variable(String fact, int slot, int leaf, @Nullable String code, List<Object> values) {

  int size() {
    return values.size();
  }

  /** Whether a comparison of its fact asks for it; of a set, only those for its code do. */
  boolean isOf(Leaf comparison) {
    return code == null
        || (comparison.condition instanceof Condition.Contains contains
            && contains.value().equals(code));
  }

  /** Assumes one of the values. */
  void assume(Frame frame, int value) {
    if (slot == Leaf.NONE) {
      frame.assumeLeaf(leaf, Tri.of((Boolean) values.get(value)));
    } else if (code != null) {
      Object current = frame.value(slot);
      PartialSet set =
          current instanceof PartialSet partial
              ? partial
              : PartialSet.of(current instanceof FactValue.CodeSet known ? known : null);
      frame.assume(slot, set.with(code, (Boolean) values.get(value)));
    } else {
      frame.assume(slot, values.get(value));
    }
  }
}
