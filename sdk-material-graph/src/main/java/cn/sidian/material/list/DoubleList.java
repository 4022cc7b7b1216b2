package cn.sidian.material.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 内加外减双清单: inside, the materials that connected interfaces supply and no office may ask for on
 * paper (加法清单); outside, per item, what the applicant still submits (减法清单). The two never share a
 * material, and connecting an interface never lengthens the outer one. Immutable. Implements
 * 卫政办发〔2022〕22号 二（六）.
 */
public final class DoubleList {

  /**
   * A material of the inner list.
   *
   * @param material the code of the material
   * @param name its name
   * @param interfaceId the interface that supplies it
   * @param department the department that answers for it
   */
  public record Obtainable(String material, String name, String interfaceId, String department) {}

  /**
   * Who gets a material for a case (归集).
   *
   * @param material the code of the material
   * @param name its name
   * @param byOffice whether the office fetches it; else the applicant submits it
   * @param from the department it is fetched from; empty when the applicant submits it
   * @param interfaceId by which interface; empty when the applicant submits it
   */
  public record Collection(
      String material,
      String name,
      boolean byOffice,
      Optional<String> from,
      Optional<String> interfaceId) {}

  private final MaterialList list;
  private final Map<String, Obtainable> inside = new LinkedHashMap<>();

  private DoubleList(MaterialList list, LocalDate day) {
    this.list = list;
    Map<String, List<AuthoritativeSource>> answering = new LinkedHashMap<>();
    for (AuthoritativeSource source : list.sources()) {
      if (source.isInForceOn(day)) {
        answering.computeIfAbsent(source.material(), k -> new ArrayList<>()).add(source);
      }
    }
    answering.forEach(
        (code, sources) -> {
          AuthoritativeSource only = sources.get(0);
          String interfaceId = only.interfaceId();
          // two sources at once are a conflict: until it is settled nobody supplies it
          if (sources.size() == 1 && interfaceId != null) {
            list.material(code)
                .filter(
                    m ->
                        m.availability() == Availability.E_CERTIFICATE
                            || m.availability() == Availability.E_MATERIAL)
                .ifPresent(
                    m ->
                        inside.put(
                            code, new Obtainable(code, m.name(), interfaceId, only.department())));
          }
        });
  }

  /**
   * The two lists on a day.
   *
   * @param list the unified list
   * @param day the day: an interface counts while its source is in force
   * @return the two lists
   */
  public static DoubleList of(MaterialList list, LocalDate day) {
    return new DoubleList(list, day);
  }

  /**
   * The inner list: what the system supplies.
   *
   * @return in the order of the sources
   */
  public List<Obtainable> obtainableMaterials() {
    return List.copyOf(inside.values());
  }

  /**
   * The outer list of an item: what the applicant still submits. A requirement one of whose
   * alternatives the system supplies asks nothing of the applicant.
   *
   * @param item the code of the item
   * @return the materials in declared order, each once
   */
  public List<Material> materialsToSubmit(String item) {
    Map<String, Material> outside = new LinkedHashMap<>();
    for (MaterialRequirement requirement : list.requirementsOf(item)) {
      if (supplied(requirement) == null) {
        Material material =
            list.material(requirement.material())
                .orElseGet(() -> Material.of(requirement.material(), requirement.material()));
        outside.putIfAbsent(material.code(), material);
      }
    }
    return List.copyOf(outside.values());
  }

  @org.jspecify.annotations.Nullable
  Obtainable supplied(MaterialRequirement requirement) {
    Obtainable first = inside.get(requirement.material());
    if (first != null) {
      return first;
    }
    for (String alternative : requirement.alternatives()) {
      Obtainable other = inside.get(alternative);
      if (other != null) {
        return other;
      }
    }
    return null;
  }

  /**
   * Who gets what for a case of an item.
   *
   * @param item the code of the item
   * @return one entry for each requirement, in declared order
   */
  public List<Collection> collectionPlan(String item) {
    List<Collection> plan = new ArrayList<>();
    for (MaterialRequirement requirement : list.requirementsOf(item)) {
      Obtainable by = supplied(requirement);
      String name =
          list.material(requirement.material()).map(Material::name).orElse(requirement.material());
      plan.add(
          by == null
              ? new Collection(
                  requirement.material(), name, false, Optional.empty(), Optional.empty())
              : new Collection(
                  by.material(),
                  by.name(),
                  true,
                  Optional.of(by.department()),
                  Optional.of(by.interfaceId())));
    }
    return List.copyOf(plan);
  }

  /**
   * The certificates and the other documents that departments issue, each issued material in
   * exactly one of the two (编制电子证照清单和政务部门核发电子材料清单; 卫东 附件3 二（二）1).
   *
   * @param list the unified list
   * @param certificates true for the list of certificates, false for the list of other documents
   * @return in declared order
   */
  public static List<Material> issuedByGovernment(MaterialList list, boolean certificates) {
    return list.materials().stream()
        .filter(Material::isGovernmentIssued)
        .filter(m -> (m.kind() == MaterialKind.E_CERTIFICATE) == certificates)
        .toList();
  }

  MaterialList list() {
    return list;
  }
}
