package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The unified list of materials (材料统一清单) with everything it speaks of. It may hold mistakes: {@link
 * MaterialListCheck} names them all. Immutable and safe for many threads.
 */
public final class MaterialList {
  private final List<Department> departments;
  private final List<ServiceItem> items;
  private final List<Material> materials;
  private final List<MaterialRequirement> requirements;
  private final List<AuthoritativeSource> sources;
  private final Map<String, ServiceItem> itemsByCode = new LinkedHashMap<>();
  private final Map<String, Material> materialsByCode = new LinkedHashMap<>();
  private final Map<String, List<MaterialRequirement>> byItem = new LinkedHashMap<>();

  /**
   * A list of these parts.
   *
   * @param departments the departments
   * @param items the service items
   * @param materials the materials
   * @param requirements which item asks for which material
   * @param sources who answers for the data of which material
   */
  public MaterialList(
      List<Department> departments,
      List<ServiceItem> items,
      List<Material> materials,
      List<MaterialRequirement> requirements,
      List<AuthoritativeSource> sources) {
    this.departments = List.copyOf(departments);
    this.items = List.copyOf(items);
    this.materials = List.copyOf(materials);
    this.requirements = List.copyOf(requirements);
    this.sources = List.copyOf(sources);
    this.items.forEach(i -> itemsByCode.putIfAbsent(i.code(), i));
    this.materials.forEach(m -> materialsByCode.putIfAbsent(m.code(), m));
    this.requirements.forEach(r -> byItem.computeIfAbsent(r.item(), k -> new ArrayList<>()).add(r));
  }

  /**
   * The departments.
   *
   * @return in declared order
   */
  public List<Department> departments() {
    return departments;
  }

  /**
   * The service items.
   *
   * @return in declared order
   */
  public List<ServiceItem> items() {
    return items;
  }

  /**
   * The materials.
   *
   * @return in declared order
   */
  public List<Material> materials() {
    return materials;
  }

  /**
   * Which item asks for which material.
   *
   * @return in declared order
   */
  public List<MaterialRequirement> requirements() {
    return requirements;
  }

  /**
   * Who answers for the data of which material, now and before.
   *
   * @return in declared order
   */
  public List<AuthoritativeSource> sources() {
    return sources;
  }

  /**
   * An item.
   *
   * @param code its code, character by character
   * @return the first declared with this code
   */
  public Optional<ServiceItem> item(String code) {
    return Optional.ofNullable(itemsByCode.get(Objects.requireNonNull(code, "code")));
  }

  /**
   * A material.
   *
   * @param code its code, character by character
   * @return the first declared with this code
   */
  public Optional<Material> material(String code) {
    return Optional.ofNullable(materialsByCode.get(Objects.requireNonNull(code, "code")));
  }

  /**
   * What an item asks for.
   *
   * @param item the code of the item
   * @return in declared order
   */
  public List<MaterialRequirement> requirementsOf(String item) {
    return List.copyOf(byItem.getOrDefault(item, List.of()));
  }

  /**
   * The same list with other requirements.
   *
   * @param others the requirements
   * @return a new list
   */
  public MaterialList withRequirements(List<MaterialRequirement> others) {
    return new MaterialList(departments, items, materials, others, sources);
  }

  /**
   * The same list with other materials.
   *
   * @param others the materials
   * @return a new list
   */
  public MaterialList withMaterials(List<Material> others) {
    return new MaterialList(departments, items, others, requirements, sources);
  }

  /**
   * For logs.
   *
   * @return how many of each there are
   */
  @Override
  public String toString() {
    return "MaterialList["
        + items.size()
        + " items, "
        + materials.size()
        + " materials, "
        + requirements.size()
        + " requirements]";
  }
}
