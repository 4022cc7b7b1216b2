package cn.sidian.material;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the declared nodes say, one array for each kind of thing; null where all say the usual. */
final class NodeColumns {
  private final boolean plain;
  private final List<@Nullable GraphNode> nodes;

  private NodeColumns(boolean plain, List<@Nullable GraphNode> nodes) {
    this.plain = plain;
    this.nodes = nodes;
  }

  /**
   * The columns of the declared nodes.
   *
   * @param plain whether no node says anything but its id
   */
  static NodeColumns of(boolean plain, BitSet declared, List<@Nullable GraphNode> nodes) {
    List<@Nullable GraphNode> list = new ArrayList<>();
    for (int v = declared.nextSetBit(0); v >= 0 && !plain; v = declared.nextSetBit(v + 1)) {
      list.add(v < nodes.size() ? nodes.get(v) : null);
    }
    return new NodeColumns(plain, list);
  }

  String @Nullable [] names() {
    if (plain) {
      return null;
    }
    return nodes.stream()
        .map(n -> n == null || n.name().equals(n.id()) ? null : n.name())
        .toArray(String[]::new);
  }

  byte @Nullable [] kinds() {
    if (plain) {
      return null;
    }
    byte[] kinds = new byte[nodes.size()];
    for (int v = 0; v < kinds.length; v++) {
      GraphNode node = nodes.get(v);
      kinds[v] = GraphTables.code(node == null ? SuppliedBy.RESULT : node.from());
    }
    return kinds;
  }

  enum Field {
    WEIGHT,
    DAYS,
    VALID
  }

  long @Nullable [] amounts(Field field) {
    if (plain) {
      return null;
    }
    long[] amounts = new long[nodes.size()];
    boolean special = false;
    for (int v = 0; v < amounts.length; v++) {
      GraphNode node = nodes.get(v);
      long usual =
          switch (field) {
            case WEIGHT -> GraphTables.ONE;
            case DAYS -> 0;
            case VALID -> -1;
          };
      amounts[v] = node == null ? usual : amount(node, field, usual);
      special |= amounts[v] != usual;
    }
    return special ? amounts : null;
  }

  private static long amount(GraphNode node, Field field, long usual) {
    return switch (field) {
      case WEIGHT -> Amounts.units(node.weight());
      case DAYS -> Amounts.units(node.days());
      case VALID -> node.validDays() == null ? usual : Amounts.units(node.validDays());
    };
  }
}
