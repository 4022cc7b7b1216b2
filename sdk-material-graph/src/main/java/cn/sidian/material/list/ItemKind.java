package cn.sidian.material.list;

import java.util.List;

/**
 * The kinds of government services (国发〔2022〕5号): seven of power on application, and public
 * services.
 */
public enum ItemKind implements Labelled {
  /** 行政许可. */
  LICENCE("行政许可", "许可"),
  /** 行政确认. */
  CONFIRMATION("行政确认", "确认"),
  /** 行政裁决. */
  ADJUDICATION("行政裁决", "裁决"),
  /** 行政给付. */
  PAYMENT("行政给付", "给付"),
  /** 行政奖励. */
  REWARD("行政奖励", "奖励"),
  /** 行政备案. */
  FILING("行政备案", "备案"),
  /** 其他行政权力. */
  OTHER_POWER("其他行政权力", "其他权力"),
  /** 公共服务. */
  PUBLIC_SERVICE("公共服务", "公共服务事项");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  ItemKind(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
