package cn.sidian.certificate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table of holder kinds; a host may add its own. Immutable and safe for many threads.
 *
 * <p>Only 001 and 111 have a form that a standard fixes; the others take 1 to 32 letters, digits
 * and hyphens, or Chinese characters as on military documents.
 */
public final class HolderKinds {
  private static final Pattern CREDIT = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
  private static final Pattern CITIZEN = Pattern.compile("[0-9]{17}[0-9X]");
  private static final Pattern OTHER = Pattern.compile("[0-9A-Za-z\\p{IsHan}（）()〔〕-]{1,32}");

  /** The kinds met in practice. */
  public static final HolderKinds STANDARD =
      new HolderKinds(
          List.of(
              new HolderKind(HolderKind.CREDIT_CODE, "统一社会信用代码", false, CREDIT),
              new HolderKind("099", "其他法人或其他组织代码", false, OTHER),
              new HolderKind(HolderKind.CITIZEN_ID, "公民身份号码", true, CITIZEN),
              person("114", "军官证号码"),
              person("115", "武警警官证号码"),
              person("118", "士兵证号码"),
              person("119", "武警士兵证号码"),
              person("120", "文职人员证号码"),
              person("122", "武警文职人员证号码"),
              person("411", "外交护照号码"),
              person("412", "公务护照号码"),
              person("413", "公务普通护照号码"),
              person("414", "普通护照号码"),
              person("511", "台湾居民来往大陆通行证号码"),
              person("516", "港澳居民来往内地通行证号码"),
              person("999", "其他自然人证件号码")));

  private final Map<String, HolderKind> byCode;

  private HolderKinds(Collection<HolderKind> kinds) {
    Map<String, HolderKind> table = new LinkedHashMap<>();
    kinds.forEach(kind -> table.put(kind.code(), kind));
    this.byCode = Map.copyOf(table);
  }

  private static HolderKind person(String code, String zh) {
    return new HolderKind(code, zh, true, OTHER);
  }

  /**
   * This table with one kind more or replaced.
   *
   * @param kind the kind
   * @return a new table
   */
  public HolderKinds with(HolderKind kind) {
    Map<String, HolderKind> table = new LinkedHashMap<>(byCode);
    table.put(kind.code(), kind);
    return new HolderKinds(table.values());
  }

  /**
   * The kind of a code.
   *
   * @param code three digits
   * @return empty if the table does not have it
   */
  public Optional<HolderKind> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
