package cn.sidian.material;

import java.util.List;

/**
 * What can be had in a case, from the leaves up; things that only support one another never count.
 *
 * @param free what can be had for certain
 * @param deadlocked what can never be had because things wait for one another
 * @param missing what can never be had because something below is undeclared or cannot be met by
 *     anything; the undeclared ids themselves come last
 * @param depends what can be had only if named facts turn out well
 * @param cores why things are deadlocked: every deadlocked node lies in or above one of them
 */
public record Obtainability(
    List<String> free,
    List<String> deadlocked,
    List<String> missing,
    List<DependsOn> depends,
    List<DeadlockCore> cores) {

  /**
   * Copies the lists.
   *
   * @param free what can be had for certain
   * @param deadlocked what waits for itself
   * @param missing what lacks something below
   * @param depends what depends on facts
   * @param cores why things are deadlocked
   */
  public Obtainability {
    free = List.copyOf(free);
    deadlocked = List.copyOf(deadlocked);
    missing = List.copyOf(missing);
    depends = List.copyOf(depends);
    cores = List.copyOf(cores);
  }

  /**
   * A node and the unknown facts that decide about it.
   *
   * @param node the id of the node
   * @param facts the ids of the facts; knowing them all decides the node
   */
  public record DependsOn(String node, List<String> facts) {
    /**
     * Copies the list.
     *
     * @param node the id of the node
     * @param facts the ids of the facts
     */
    public DependsOn {
      facts = List.copyOf(facts);
    }
  }
}
