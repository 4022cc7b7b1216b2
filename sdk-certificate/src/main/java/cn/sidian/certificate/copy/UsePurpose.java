package cn.sidian.certificate.copy;

import cn.sidian.core.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a copy may be used for (WD-49; 卫东 二(三)3). The table is open: a host may add purposes, and a
 * purpose that is not in its table is refused.
 *
 * @param code in UPPER_SNAKE
 * @param name for people
 */
public record UsePurpose(String code, Text name) {
  /** The purposes that are shipped. */
  public static final List<UsePurpose> SHIPPED =
      List.of(
          of("PROJECT_APPLICATION", "项目申报", "project application"),
          of("BIDDING", "招标投标", "bidding"),
          of("GOVERNMENT_PROCUREMENT", "政府采购", "government procurement"),
          of("MEDICAL", "医疗卫生", "medical care"),
          of("FINANCE", "金融服务", "finance"),
          of("CONTRACT", "合同签订", "contract"),
          of("TALENT", "人才服务", "services for talents"),
          of("TRANSPORT", "交通出行", "transport"),
          of("CULTURE_TOURISM", "文化旅游", "culture and tourism"),
          of("GOVERNMENT_SERVICE", "政务服务", "government service"));

  /**
   * Checks the parts.
   *
   * @param code in UPPER_SNAKE
   * @param name for people
   * @throws IllegalArgumentException if the code has another form
   */
  public UsePurpose {
    Objects.requireNonNull(name, "name");
    if (!code.matches("[A-Z][A-Z_]{1,39}")) {
      throw new IllegalArgumentException("the code of a purpose is written in UPPER_SNAKE");
    }
  }

  private static UsePurpose of(String code, String zh, String en) {
    return new UsePurpose(code, new Text(zh, en));
  }

  /**
   * A purpose of a table.
   *
   * @param table the purposes allowed
   * @param code the code asked for
   * @return empty if the table does not have it: refuse with {@code UNKNOWN_PURPOSE}
   */
  public static Optional<UsePurpose> find(List<UsePurpose> table, String code) {
    return table.stream().filter(purpose -> purpose.code.equals(code)).findFirst();
  }
}
