package cn.sidian.material.list;

import java.util.List;

/**
 * Whether the system can supply a material itself; every material has exactly one mark
 * (卫政办发〔2022〕22号 二（五）).
 */
public enum Availability implements Labelled {
  /** A certificate that is in force and in use electronically. */
  E_CERTIFICATE("可由系统提供电子证照", "电子证照"),
  /** Data can be queried in real time and made into a sealed document. */
  E_MATERIAL("可由系统提供的电子材料", "电子材料"),
  /** Only on paper so far. */
  PAPER_ONLY("仅纸质", "纸质", "不能由系统提供"),
  /** Not sorted out yet. */
  UNKNOWN("未梳理", "待梳理", "未知");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  Availability(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
