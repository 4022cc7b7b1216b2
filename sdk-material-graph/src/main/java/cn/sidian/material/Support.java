package cn.sidian.material;

import java.util.List;

/**
 * A node that another one may need, and a shortest explanation.
 *
 * @param node the id of the node
 * @param need whether it is needed in every way or only in some
 * @param path the ids from the node that was asked about down to this one, both included
 */
public record Support(String node, Need need, List<String> path) {

  /** How firmly a node is needed. */
  public enum Need {
    /** In every way, whatever the unknown facts turn out to be. */
    NEEDED,
    /** In some way, or in some case. */
    POSSIBLE
  }

  /**
   * Copies the path.
   *
   * @param node the id of the node
   * @param need how firmly it is needed
   * @param path a shortest path down to it
   */
  public Support {
    path = List.copyOf(path);
  }
}
