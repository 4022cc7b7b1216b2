package cn.sidian.material;

import java.util.List;

/**
 * A set in which every node has a requirement all of whose alternatives lie in the set. No smaller
 * set inside it is one.
 *
 * @param nodes the ids of the nodes, in declared order
 * @param requirements those of its nodes all of whose alternatives lie in the set: what closes it
 * @param smallest whether it is proven that no core in the same strongly connected part has fewer
 *     nodes
 */
public record DeadlockCore(List<String> nodes, List<Prerequisite> requirements, boolean smallest) {

  /**
   * Copies the lists.
   *
   * @param nodes the ids of the nodes
   * @param requirements what closes the core
   * @param smallest whether none is smaller
   */
  public DeadlockCore {
    nodes = List.copyOf(nodes);
    requirements = List.copyOf(requirements);
  }
}
