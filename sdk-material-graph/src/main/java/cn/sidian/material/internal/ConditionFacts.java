package cn.sidian.material.internal;

import java.util.BitSet;

/** The unknown facts of unknown conditions, as numbers. */
public interface ConditionFacts {
  /** Nothing is conditional. */
  ConditionFacts NONE =
      new ConditionFacts() {
        @Override
        public BitSet ofRequirement(int requirement) {
          return new BitSet();
        }

        @Override
        public BitSet ofAlternative(int alternative) {
          return new BitSet();
        }
      };

  /** The unknown facts that keep the condition of a requirement open. */
  BitSet ofRequirement(int requirement);

  /** The unknown facts that keep the condition of an alternative open. */
  BitSet ofAlternative(int alternative);
}
