package cn.sidian.material;

import java.util.List;

/**
 * A cycle: the nodes in the order in which each needs the next, and the requirements that say so.
 *
 * @param nodes from the first declared node around and back to it, so that the first is repeated at
 *     the end
 * @param requirements of each node but the last the first declared requirement by which it needs
 *     the next, with basis and place
 */
public record PrerequisiteCycle(List<String> nodes, List<Prerequisite> requirements) {

  /**
   * Copies the lists.
   *
   * @param nodes the nodes around
   * @param requirements the requirements between them
   */
  public PrerequisiteCycle {
    nodes = List.copyOf(nodes);
    requirements = List.copyOf(requirements);
  }

  /**
   * How many nodes it has.
   *
   * @return the length; 1 when a node needs itself
   */
  public int length() {
    return nodes.size() - 1;
  }
}
