package cn.sidian.material.list;

import cn.sidian.condition.Condition;
import cn.sidian.core.law.LegalBasis;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item asks for a material.
 *
 * @param item the code of the item
 * @param material the code of the material
 * @param alternatives the codes of materials any of which may take its place
 * @param bases the texts that ask for it; empty when none is given
 * @param when the condition under which it is asked for; null when always
 * @param place where it was declared, or null
 */
public record MaterialRequirement(
    String item,
    String material,
    List<String> alternatives,
    List<LegalBasis> bases,
    @Nullable Condition when,
    @Nullable String place) {

  /**
   * Checks and copies the parts.
   *
   * @param item the code of the item
   * @param material the code of the material
   * @param alternatives what may take its place
   * @param bases the texts that ask for it
   * @param when the condition, or null
   * @param place where it was declared, or null
   */
  public MaterialRequirement {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(material, "material");
    alternatives = List.copyOf(alternatives);
    bases = List.copyOf(bases);
  }
}
