package cn.sidian.material.list;

import java.util.List;

/** Where a material comes from (来源渠道). */
public enum SourceChannel implements Labelled {
  /** 申请人自备: made by the applicant. */
  APPLICANT("申请人自备", "自备"),
  /** 政府部门核发: issued by a department. */
  GOVERNMENT("政府部门核发", "政府核发", "部门核发"),
  /** 中介机构: made by an intermediary. */
  INTERMEDIARY("中介机构", "中介机构出具", "中介机构或法定机构产生"),
  /** 其他. */
  OTHER("其他", "其他渠道");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  SourceChannel(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
