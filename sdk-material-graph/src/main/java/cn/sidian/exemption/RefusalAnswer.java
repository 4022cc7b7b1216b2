package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an electronic document may be refused (卫政办发〔2022〕22号 二（一）; 规则第十四条).
 *
 * @param answer NO when it must be accepted
 * @param conditions what makes it equal to paper, each with its truth; an unmet one is named
 * @param provisions the provisions that give it its effect, or the one that says otherwise
 * @param contentAnsweredBy the provisions on who answers for what it says
 * @param objection why the basis offered is no ground for refusing, or null
 * @param text the answer in words
 */
public record RefusalAnswer(
    Answer answer,
    List<StatedCondition> conditions,
    List<LegalBasis> provisions,
    List<LegalBasis> contentAnsweredBy,
    @Nullable Text objection,
    Text text) {

  /**
   * Copies the lists.
   *
   * @param answer NO when it must be accepted
   * @param conditions what makes it equal to paper
   * @param provisions the provisions
   * @param contentAnsweredBy who answers for the content
   * @param objection why the basis offered is no ground, or null
   * @param text the answer in words
   */
  public RefusalAnswer {
    conditions = List.copyOf(conditions);
    provisions = List.copyOf(provisions);
    contentAnsweredBy = List.copyOf(contentAnsweredBy);
  }
}
