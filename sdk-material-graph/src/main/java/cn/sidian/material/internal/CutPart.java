package cn.sidian.material.internal;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One strongly connected part of a cut, with its requirements numbered from 0. */
interface CutPart {
  int size();

  /** The number of a requirement in the whole graph. */
  int requirement(int element);

  boolean suffices(BitSet dropped);

  /** Elements of which one more must be dropped; null when none must. */
  int @Nullable [] missed(BitSet dropped, long[] weights);

  /**
   * A set that suffices, quickly.
   *
   * @param level the rank of each element
   * @param top no element of a higher rank may be dropped
   */
  BitSet greedy(int[] level, int top);

  /** How many elements of rank {@code top} must be dropped at least, quickly; one or more. */
  int atLeast(int[] level, int top);
}
