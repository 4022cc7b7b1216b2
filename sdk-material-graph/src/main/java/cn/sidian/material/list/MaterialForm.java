package cn.sidian.material.list;

import java.util.List;

/**
 * In which form a material is handed in; platforms number these differently, so the label is the
 * key.
 */
public enum MaterialForm implements Labelled {
  /** 电子: an electronic file. */
  ELECTRONIC("电子", "电子件", "电子版", "电子文件"),
  /** 复印件: a paper copy. */
  COPY("复印件"),
  /** 原件或复印件: either. */
  ORIGINAL_OR_COPY("原件或复印件", "原件/复印件", "原件或者复印件"),
  /** 原件: the paper original. */
  ORIGINAL("原件", "纸质", "纸质原件");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  MaterialForm(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /**
   * The stricter of two: the original is stricter than either, either than a copy, a copy than a
   * file.
   *
   * @param other the other form
   * @return the one that asks more of the applicant
   */
  public MaterialForm stricter(MaterialForm other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
