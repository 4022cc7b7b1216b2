package cn.sidian.material.list;

import cn.sidian.core.Finding;
import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Severity;
import cn.sidian.core.code.CodeParse;
import cn.sidian.core.code.ServiceItemCode;
import cn.sidian.core.code.Strictness;
import cn.sidian.core.code.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a list, at once: each finding with its code, the place in the file
 * and what to do. Implements the six heads of 卫政办发〔2022〕22号 二（三） (集中统管、科学归类、统一名称、统一编码、样表齐全、调整报备),
 * the authority for data of 二（五）, and the levels of items of 减证便民 三.
 */
public final class MaterialListCheck {
  private static final MessageCatalog WORDS = ListMessages.WORDS;

  private final MaterialList list;
  private final NamingRules names;
  private final LocalDate day;
  private final List<Finding> found = new ArrayList<>();

  private MaterialListCheck(MaterialList list, NamingRules names, LocalDate day) {
    this.list = list;
    this.names = names;
    this.day = day;
  }

  /**
   * Checks a list.
   *
   * @param list the list
   * @param names when two names mean the same
   * @param day the day on which sources must answer
   * @return the findings, in the order of the list
   */
  public static List<Finding> check(MaterialList list, NamingRules names, LocalDate day) {
    MaterialListCheck check = new MaterialListCheck(list, names, day);
    check.departments();
    check.items();
    check.materials();
    check.requirements();
    check.sources();
    return List.copyOf(check.found);
  }

  /**
   * Whether no finding is an ERROR.
   *
   * @param findings the findings of a check
   * @return true when the list can be filed
   */
  public static boolean isClean(List<Finding> findings) {
    return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
  }

  private void error(@Nullable String place, String code, Object... values) {
    add(WORDS.error(code, values), place);
  }

  private void warning(@Nullable String place, String code, Object... values) {
    add(WORDS.warning(code, values), place);
  }

  private void add(Finding finding, @Nullable String place) {
    found.add(place == null ? finding : finding.at(place));
  }

  private void departments() {
    Map<String, Department> seen = new HashMap<>();
    for (Department department : list.departments()) {
      Department other = seen.putIfAbsent(department.code(), department);
      if (other != null && !names.key(other.name()).equals(names.key(department.name()))) {
        error(
            department.place(), "CODE_REUSED", department.code(), other.name(), department.name());
      }
      checkCredit(department.code(), department.place());
    }
  }

  private void checkCredit(String code, @Nullable String place) {
    CodeParse<UnifiedSocialCreditCode> parsed =
        UnifiedSocialCreditCode.parse(code, Strictness.LENIENT);
    if (!parsed.isValid() || !parsed.findings().isEmpty()) {
      warning(place, "DEPARTMENT_CODE", code, parsed.findings().get(0).message());
    }
  }

  private Set<String> departmentCodes() {
    return list.departments().stream().map(Department::code).collect(Collectors.toSet());
  }

  private void items() {
    Map<String, ServiceItem> seen = new HashMap<>();
    Set<String> departments = departmentCodes();
    for (ServiceItem item : list.items()) {
      ServiceItem other = seen.putIfAbsent(item.code(), item);
      if (other != null) {
        error(item.place(), "CODE_REUSED", item.code(), other.name(), item.name());
      }
      itemCode(item);
      if (item.department() != null && !departments.contains(item.department())) {
        error(item.place(), "UNKNOWN_DEPARTMENT", item.department(), item.name());
      }
      if (item.parent() != null && list.item(item.parent()).isEmpty()) {
        error(item.place(), "DANGLING_REFERENCE", item.parent(), item.name());
      }
      if (item.promisedDays() != null
          && item.legalDays() != null
          && item.promisedDays() > item.legalDays()) {
        error(
            item.place(),
            "LIMIT_LONGER_THAN_LEGAL",
            item.name(),
            item.promisedDays(),
            item.legalDays());
      }
      if (item.level() == ItemLevel.MAIN_ITEM && !list.requirementsOf(item.code()).isEmpty()) {
        error(item.place(), "LIST_ON_MAIN_ITEM", item.name());
      }
    }
  }

  /** Local codes are kept as they are; codes of national length must be well formed. */
  private void itemCode(ServiceItem item) {
    CodeParse<ServiceItemCode> parsed = ServiceItemCode.parse(item.code(), Strictness.LENIENT);
    for (Finding finding : parsed.findings()) {
      if (!finding.code().equals("LOCAL_CODE")) {
        warning(item.place(), "ITEM_CODE", item.code(), finding.message());
        return;
      }
    }
  }

  private void materials() {
    Map<String, Material> byCode = new HashMap<>();
    Map<String, Material> byName = new LinkedHashMap<>();
    Set<String> departments = departmentCodes();
    for (Material material : list.materials()) {
      Material sameCode = byCode.putIfAbsent(material.code(), material);
      String key = names.key(material.name());
      if (sameCode != null && !names.key(sameCode.name()).equals(key)) {
        error(material.place(), "CODE_REUSED", material.code(), sameCode.name(), material.name());
      } else if (sameCode != null && !sameCode.name().equals(material.name())) {
        error(material.place(), "SAME_THING_TWO_NAMES", sameCode.name(), material.name());
      } else if (sameCode != null) {
        error(material.place(), "LISTED_TWICE", material.name(), material.code());
      }
      Material sameName = byName.putIfAbsent(key, material);
      if (sameName != null && !sameName.code().equals(material.code())) {
        if (sameName.name().equals(material.name())) {
          error(
              material.place(),
              "SAME_THING_TWO_CODES",
              material.name(),
              sameName.code(),
              material.code());
        } else {
          error(material.place(), "SAME_THING_TWO_NAMES", sameName.name(), material.name());
        }
      }
      heads(material, departments);
      wording(material);
    }
  }

  private void heads(Material material, Set<String> departments) {
    if (material.category() == null) {
      error(material.place(), "MISSING_CATEGORY", material.name());
    }
    if (material.sample() == null) {
      error(material.place(), "MISSING_SAMPLE", material.name());
    }
    if (material.issuer() == null) {
      if (material.channel() != SourceChannel.APPLICANT) {
        error(material.place(), "MISSING_ISSUER", material.name());
      }
    } else if (!departments.contains(material.issuer())) {
      error(material.place(), "UNKNOWN_DEPARTMENT", material.issuer(), material.name());
    }
    if (material.availability() == Availability.UNKNOWN) {
      add(WORDS.info("AVAILABILITY_UNKNOWN", material.name()), material.place());
    }
  }

  private void wording(Material material) {
    CatchAllWording.scan(material.name())
        .ifPresent(
            passage -> {
              if (passage.kind() == CatchAllWording.Kind.CATCH_ALL) {
                error(
                    material.place(),
                    "CATCH_ALL_MATERIAL",
                    material.name(),
                    passage.text(),
                    passage.from() + 1,
                    passage.to());
              } else {
                warning(
                    material.place(),
                    "VAGUE_WORDING",
                    material.name(),
                    passage.text(),
                    passage.from() + 1,
                    passage.to());
              }
            });
  }

  private void requirements() {
    Map<String, MaterialRequirement> seen = new HashMap<>();
    for (MaterialRequirement requirement : list.requirements()) {
      if (list.item(requirement.item()).isEmpty()) {
        error(requirement.place(), "UNKNOWN_ITEM", requirement.item());
      }
      reference(requirement.material(), requirement);
      requirement.alternatives().forEach(code -> reference(code, requirement));
      if (requirement.bases().isEmpty()) {
        error(
            requirement.place(),
            "MISSING_BASIS",
            name(requirement.material()),
            itemName(requirement.item()));
      }
      String key = requirement.item() + '\n' + requirement.material();
      if (requirement.when() == null && seen.putIfAbsent(key, requirement) != null) {
        warning(
            requirement.place(),
            "ASKED_TWICE",
            name(requirement.material()),
            itemName(requirement.item()));
      }
    }
  }

  private void reference(String material, MaterialRequirement requirement) {
    if (list.material(material).isEmpty()) {
      error(requirement.place(), "DANGLING_REFERENCE", material, itemName(requirement.item()));
    }
  }

  private String name(String material) {
    return list.material(material).map(Material::name).orElse(material);
  }

  private String itemName(String item) {
    return list.item(item).map(ServiceItem::name).orElse(item);
  }

  private void sources() {
    Set<String> departments = departmentCodes();
    Map<String, List<AuthoritativeSource>> byMaterial = new LinkedHashMap<>();
    for (AuthoritativeSource source : list.sources()) {
      if (list.material(source.material()).isEmpty()) {
        error(source.place(), "DANGLING_REFERENCE", source.material(), source.department());
      }
      if (!departments.contains(source.department())) {
        error(source.place(), "UNKNOWN_DEPARTMENT", source.department(), name(source.material()));
      }
      List<AuthoritativeSource> others =
          byMaterial.computeIfAbsent(source.material(), k -> new ArrayList<>());
      for (AuthoritativeSource other : others) {
        if (other.overlaps(source)) {
          error(
              source.place(),
              "SOURCE_CONFLICT",
              name(source.material()),
              other.department(),
              source.department());
          break;
        }
      }
      others.add(source);
    }
    for (Material material : list.materials()) {
      boolean marked =
          material.availability() == Availability.E_CERTIFICATE
              || material.availability() == Availability.E_MATERIAL;
      boolean answered =
          byMaterial.getOrDefault(material.code(), List.of()).stream()
              .anyMatch(s -> s.isInForceOn(day));
      if (marked && !answered) {
        error(material.place(), "SOURCE_UNRESOLVED", material.name(), day);
      }
    }
  }
}
