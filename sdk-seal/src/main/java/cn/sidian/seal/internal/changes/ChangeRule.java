package cn.sidian.seal.internal.changes;

/** A named rule of what may change after a signature. */
interface ChangeRule {
  /** Looks at its part of the document: justifies changes, or calls them forbidden. */
  void judge(Comparison comparison);
}
