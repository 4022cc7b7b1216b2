package cn.sidian.exemption;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.list.Availability;
import java.util.List;

/**
 * Whether the system can supply a material (卫政办发〔2022〕22号 二（五）).
 *
 * @param availability the mark
 * @param provisions the provisions of the packs in use
 * @param why the reason in words
 */
public record MaterialMark(Availability availability, List<LegalBasis> provisions, Text why) {
  /**
   * Copies the list.
   *
   * @param availability the mark
   * @param provisions the provisions
   * @param why the reason in words
   */
  public MaterialMark {
    provisions = List.copyOf(provisions);
  }
}
