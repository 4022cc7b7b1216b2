package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds catch-all wording (兜底性材料): names that leave open what is asked for. “其他有关材料” is one,
 * “其他组织登记证书” is not. Implements 卫政办发〔2022〕22号 二（二）.
 */
public final class CatchAllWording {
  /** What kind of openness. */
  public enum Kind {
    /** 兜底: anything at all may be asked for; to be cancelled. */
    CATCH_ALL,
    /** 模糊: says roughly what is meant, but not what. */
    VAGUE
  }

  /**
   * A passage.
   *
   * @param kind what kind of openness
   * @param from where it begins in the name, in characters
   * @param to behind its end
   * @param text the passage itself
   */
  public record Passage(Kind kind, int from, int to, String text) {}

  /** A word that names no particular thing. */
  private static final String THING =
      "(?:证明|材料|文件|资料|证件|手续|要件|凭证|文书|附件|文本|书面|证据|佐证|申报|申请|事项|说明|证书|批件|批准|许可|登记|原件|复印件|电子件|清单)";

  private static final String THINGS = THING + "+(?:(?:、|，|,|/|和|或|及|与|以及|或者)" + THING + "+)*";

  private static final int LONGEST = 120;
  private static final String AUTHORITY =
      "(?:主管|审批|许可|登记|受理|审核|有关|相关|行政|政府|业务|承办|办理|本|上级|综合|发证|监管)*+" + "(?:部门|机关|机构|单位|窗口|中心|局|人员)";
  private static final String MODIFIER =
      "(?:有关|相关|必要|必需|必须|需要|需|应当|应|可能|所需|要求|规定|提交|提供|出具|补充|具备|"
          + "的|类|各类|各种|一切|特殊|情况|与之|涉及|证明性|支持性|审批|审查|上述|所|由|其|认为|"
          + AUTHORITY
          + ")*+"; // possessive: no name may make the search slow
  private static final String TAIL = "(?:[（(](?:如有|若有|如需|视情况|视情|必要时|可选)[）)])?[。.；;…]*$";

  private static final List<Pattern> CATCH_ALL =
      List.of(
          // 其他材料, 其他应当提交的文件、资料
          Pattern.compile("其[他它余](?:与[^，。、]{1,20}?(?:有关|相关)的)?" + MODIFIER + THINGS + TAIL),
          // 主管部门要求的…, 登记机关认为需要提供的材料
          Pattern.compile(
              AUTHORITY
                  + "(?:认为|要求|规定|指定|通知)(?:有?必要|需要|应当|必须|需|应|补充|提交|提供|出具|的|其他)*"
                  + "(?:"
                  + THINGS
                  + ")?"
                  + TAIL),
          // 法律、法规、规章规定的文件
          Pattern.compile(
              "(?:(?:国家|国务院|省|市|自治区|有关|相关)*(?:法律|法规|规章|政策|文件|规定|标准))"
                  + "(?:(?:、|和|及|或|与|以及)(?:行政)?(?:法律|法规|规章|政策|文件))*"
                  + "(?:规定|要求)(?:应当|需要|必须|提交|提供|的|其他)*"
                  + THINGS
                  + TAIL));

  private static final List<Pattern> VAGUE =
      List.of(
          // …等相关证明, …等材料, …等
          Pattern.compile("(?<![高初中上下同平优相])等(?:" + MODIFIER + THINGS + ")?" + TAIL),
          // 与申请有关的材料, 相关证明材料
          Pattern.compile("(?:有关|相关|相应|必要|必需|所需|需要)(?:的)?" + THINGS + TAIL),
          // 主管部门要求的审计报告
          Pattern.compile(AUTHORITY + "(?:认为|要求)(?:的|应当|需要|提供|提交|必须|补充)[^，。]*$"),
          // 必要时提供的材料, 视情况提交
          Pattern.compile("(?:必要时|需要时|视情况|视情|根据需要|根据情况|按需|酌情)[^，。]*$"),
          Pattern.compile("^(?:补充|辅助|支持性?|佐证|证明性?|申报|申请|审批|办事)?" + THINGS + TAIL));

  /** Whole names that are generic words only and still mean a certain thing. */
  private static final Pattern CERTAIN =
      Pattern.compile(
          "^(?:申请文书|申请书面|申请说明|证明文书|登记证书|登记证件|登记证明|许可证书|许可证件|许可证明|批准证书|"
              + "批准文件|批准文书|许可文件|许可文书|批准证明|登记文书|申请登记文书)"
              + TAIL);

  private CatchAllWording() {}

  /**
   * Looks through the name of a material.
   *
   * @param name the name
   * @return the first passage that leaves open what is asked for, catch-alls before vague wording
   */
  public static Optional<Passage> scan(String name) {
    List<Passage> found = scanAll(name);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /**
   * Everything of the kind in a name.
   *
   * @param name the name
   * @return catch-alls before vague wording
   */
  public static List<Passage> scanAll(String name) {
    List<Passage> found = new ArrayList<>();
    if (CERTAIN.matcher(name.strip()).find()) {
      return found;
    }
    // what leaves things open stands at the end; more than this is no name, and costs stack
    String plain = name.stripTrailing();
    int cut = Math.max(0, plain.length() - LONGEST);
    for (Pattern pattern : CATCH_ALL) {
      add(Kind.CATCH_ALL, pattern, plain, cut, found);
    }
    for (Pattern pattern : VAGUE) {
      add(Kind.VAGUE, pattern, plain, cut, found);
    }
    return List.copyOf(found);
  }

  private static void add(Kind kind, Pattern pattern, String name, int cut, List<Passage> found) {
    Matcher matcher = pattern.matcher(name.substring(cut));
    if (matcher.find()) {
      found.add(new Passage(kind, cut + matcher.start(), cut + matcher.end(), matcher.group()));
    }
  }
}
