package cn.sidian.seal.internal.changes;

/** How far a change goes; each level includes those before it. */
public enum ChangeLevel {
  /** Evidence for long-term verification, document time stamps, metadata. */
  LONG_TERM,
  /** Form fields and further signatures. */
  FORM_FILLING,
  /** What a form field shows, while its value stays; by which colours a document is shown. */
  FORM_APPEARANCE,
  /** Annotations. */
  ANNOTATIONS,
  /** Anything else: never allowed. */
  OTHER
}
