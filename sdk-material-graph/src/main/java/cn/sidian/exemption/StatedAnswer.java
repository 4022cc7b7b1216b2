package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import java.util.List;

/**
 * An answer with its conditions and provisions.
 *
 * @param answer YES, NO or UNKNOWN
 * @param conditions the conditions it rests on, each with its truth
 * @param provisions the provisions, with their words
 * @param text the answer in words
 */
public record StatedAnswer(
    Answer answer, List<StatedCondition> conditions, List<LegalBasis> provisions, Text text) {

  /**
   * Copies the lists.
   *
   * @param answer YES, NO or UNKNOWN
   * @param conditions the conditions
   * @param provisions the provisions
   * @param text the answer in words
   */
  public StatedAnswer {
    conditions = List.copyOf(conditions);
    provisions = List.copyOf(provisions);
  }
}
