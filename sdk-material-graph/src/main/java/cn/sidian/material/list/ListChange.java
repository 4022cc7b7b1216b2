package cn.sidian.material.list;

import cn.sidian.core.law.LegalBasis;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the list that is filed (增、删、改). It needs a basis: the list follows law and policy,
 * not habit.
 *
 * @param act what is done
 * @param item the item whose list changes
 * @param material the material that is added, removed or amended
 * @param becomes the requirement as it will be; null when it is removed
 * @param basis the text that makes the change necessary
 * @param by the department that files it
 * @param on the day of filing
 */
public record ListChange(
    Act act,
    String item,
    String material,
    @Nullable MaterialRequirement becomes,
    LegalBasis basis,
    String by,
    LocalDate on) {

  /** What is done. */
  public enum Act {
    /** 增. */
    ADD,
    /** 删. */
    REMOVE,
    /** 改. */
    AMEND
  }

  /**
   * Checks the parts.
   *
   * @param act what is done
   * @param item the item
   * @param material the material
   * @param becomes the requirement as it will be, or null
   * @param basis the text behind the change
   * @param by who files it
   * @param on when
   * @throws IllegalArgumentException if the requirement does not fit the act, the item or the
   *     material
   */
  public ListChange {
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(on, "on");
    if ((act == Act.REMOVE) != (becomes == null)) {
      throw new IllegalArgumentException(
          "give the requirement as it will be for ADD and AMEND, and null for REMOVE");
    }
    if (becomes != null && (!becomes.item().equals(item) || !becomes.material().equals(material))) {
      throw new IllegalArgumentException(
          "the requirement must name the item and material of the change");
    }
  }
}
