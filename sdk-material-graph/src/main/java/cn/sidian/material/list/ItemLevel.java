package cn.sidian.material.list;

import java.util.List;

/** The three levels of service items (主项、子项、办理项); materials are listed by 办理项. */
public enum ItemLevel implements Labelled {
  /** 主项: a heading; it has no material list of its own. */
  MAIN_ITEM("主项"),
  /** 子项: a part of a main item. */
  SUB_ITEM("子项"),
  /** 办理项: what an applicant applies for. */
  HANDLING_ITEM("办理项", "业务办理项");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  ItemLevel(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
