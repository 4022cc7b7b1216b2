package cn.sidian.material.list;

import java.util.List;

/** What a material is by its making. */
public enum MaterialKind implements Labelled {
  /** 电子证照: a certificate that exists as an electronic one. */
  E_CERTIFICATE("电子证照", "证照", "证件证书"),
  /** 文件批复: an approval document. */
  APPROVAL("文件批复", "批复", "批文", "批准文书"),
  /** 证明材料: a proof of facts. */
  PROOF("证明材料", "证明"),
  /** 其他: forms, plans, contracts, statements. */
  OTHER("其他", "其他材料", "申请表格文书");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  MaterialKind(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
