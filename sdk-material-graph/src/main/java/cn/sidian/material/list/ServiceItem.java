package cn.sidian.material.list;

import cn.sidian.core.law.LegalBasis;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service item (政务服务事项).
 *
 * @param code its code, as written
 * @param name its name
 * @param level 主项, 子项 or 办理项
 * @param parent the code of the item above; null for a main item
 * @param kind its kind
 * @param field the field of a public service; null for every other kind
 * @param department the credit code of the department that handles it; null when not given
 * @param promisedDays promised limit in working days; null when not given
 * @param legalDays legal limit in working days; null when not given
 * @param bases the texts it rests on
 * @param process the steps of handling in order; empty when not given
 * @param forms the names of the fields of its application form; empty when not given
 * @param resultCode the code of the material that is its result; null when not given
 * @param resultName the name of its result; null when not given
 * @param place where it was declared, or null
 */
public record ServiceItem(
    String code,
    String name,
    ItemLevel level,
    @Nullable String parent,
    ItemKind kind,
    @Nullable PublicServiceField field,
    @Nullable String department,
    @Nullable Integer promisedDays,
    @Nullable Integer legalDays,
    List<LegalBasis> bases,
    List<String> process,
    List<String> forms,
    @Nullable String resultCode,
    @Nullable String resultName,
    @Nullable String place) {

  /**
   * Checks and copies the parts.
   *
   * @param code its code
   * @param name its name
   * @param level its level
   * @param parent the item above, or null
   * @param kind its kind
   * @param field the field of a public service, or null
   * @param department the handling department, or null
   * @param promisedDays promised limit, or null
   * @param legalDays legal limit, or null
   * @param bases the texts it rests on
   * @param process the steps of handling
   * @param forms the fields of its form
   * @param resultCode the code of its result, or null
   * @param resultName the name of its result, or null
   * @param place where it was declared, or null
   */
  public ServiceItem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(kind, "kind");
    bases = List.copyOf(bases);
    process = List.copyOf(process);
    forms = List.copyOf(forms);
  }

  /**
   * A handling item of which only this much is known.
   *
   * @param code its code
   * @param name its name
   * @param kind its kind
   * @param department the handling department, or null
   * @return the item
   */
  public static ServiceItem of(
      String code, String name, ItemKind kind, @Nullable String department) {
    return new ServiceItem(
        code,
        name,
        ItemLevel.HANDLING_ITEM,
        null,
        kind,
        null,
        department,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
