package cn.sidian.material.list;

import java.util.List;

/** Whether a material must be there (材料必要性). */
public enum Necessity implements Labelled {
  /** 非必要: may be left out. */
  OPTIONAL("非必要", "非必须"),
  /** 容缺后补: may be supplied later. */
  DEFERRABLE("容缺后补", "容缺", "容缺受理"),
  /** 必要: must be there from the start. */
  REQUIRED("必要", "必须", "必要件");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  Necessity(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /**
   * The stricter of two: required is stricter than deferrable, deferrable than optional.
   *
   * @param other the other
   * @return the one that asks more of the applicant
   */
  public Necessity stricter(Necessity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
