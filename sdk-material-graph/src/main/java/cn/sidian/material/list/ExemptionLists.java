package cn.sidian.material.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Departments' exemption lists made into the city's (事项材料减免清单), conflicts named and not resolved.
 * Implements 减证便民 三（六）.
 */
public final class ExemptionLists {

  /**
   * One line of a department's list.
   *
   * @param department who says so
   * @param item the code of the item
   * @param material the code of the material
   * @param exempt whether the applicant need not submit it
   * @param way how the office gets it instead, as the department writes it
   */
  public record Entry(
      String department, String item, String material, boolean exempt, String way) {}

  /**
   * Entries that contradict each other.
   *
   * @param item the item
   * @param material the material
   * @param entries what each department says, in the order of the lists
   */
  public record Conflict(String item, String material, List<Entry> entries) {
    /**
     * Copies the list.
     *
     * @param item the item
     * @param material the material
     * @param entries what each says
     */
    public Conflict {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The merged list.
   *
   * @param entries what no department contradicts, each once
   * @param conflicts what needs a decision
   */
  public record CityList(List<Entry> entries, List<Conflict> conflicts) {
    /**
     * Copies the lists.
     *
     * @param entries the agreed entries
     * @param conflicts the conflicts
     */
    public CityList {
      entries = List.copyOf(entries);
      conflicts = List.copyOf(conflicts);
    }
  }

  private ExemptionLists() {}

  /**
   * Merges lists.
   *
   * @param lists the entries of each department
   * @return agreed entries and conflicts, in the order of first mention
   */
  public static CityList merge(List<List<Entry>> lists) {
    Map<List<String>, List<Entry>> byPair = new LinkedHashMap<>();
    lists.forEach(
        list ->
            list.forEach(
                e ->
                    byPair
                        .computeIfAbsent(List.of(e.item(), e.material()), k -> new ArrayList<>())
                        .add(e)));
    List<Entry> agreed = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    byPair.forEach(
        (pair, entries) -> {
          boolean same =
              entries.stream().map(e -> List.of(e.exempt(), e.way())).distinct().count() == 1;
          if (same) {
            agreed.add(entries.get(0));
          } else {
            conflicts.add(new Conflict(pair.get(0), pair.get(1), entries));
          }
        });
    return new CityList(agreed, conflicts);
  }
}
