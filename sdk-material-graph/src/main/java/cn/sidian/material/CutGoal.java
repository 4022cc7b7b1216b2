package cn.sidian.material;

/** What a cut is to achieve. */
public enum CutGoal {
  /** Everything becomes obtainable; whole requirements are dropped, never an alternative. */
  DEADLOCK,
  /** No cycle is left at all, also none that an alternative avoids. */
  ACYCLIC
}
