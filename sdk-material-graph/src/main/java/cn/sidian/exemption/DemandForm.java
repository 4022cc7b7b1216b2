package cn.sidian.exemption;

/** In which form a material is demanded. */
public enum DemandForm {
  /** The original on paper. */
  ORIGINAL,
  /** A copy on paper. */
  COPY,
  /** An electronic file. */
  ELECTRONIC
}
