package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.internal.IdTable;
import cn.sidian.material.internal.Ints;
import cn.sidian.material.internal.Packed;
import cn.sidian.material.internal.Sorted;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects nodes and requirements and makes a {@link PrerequisiteGraph} of them. Not safe for many
 * threads.
 */
public final class PrerequisiteGraphBuilder {
  private static final int MOST_SHOWN = 10;

  private final IdTable ids = new IdTable();
  private final BitSet declared = new BitSet();
  private final List<@Nullable GraphNode> nodes = new ArrayList<>();
  private boolean plainNodes = true;

  private final Ints owner = new Ints();
  private final Ints target = new Ints();
  private @Nullable Ints start;
  private @Nullable Ints termsOf;
  private @Nullable Ints lines;
  private @Nullable Ints columns;
  private @Nullable Ints fileOf;
  private @Nullable List<@Nullable String> requirementIds;
  private final Set<String> usedIds = new HashSet<>();
  private @Nullable List<@Nullable Condition> due;
  private @Nullable List<@Nullable Condition> counts;
  private final List<Terms> terms = new ArrayList<>(List.of(Terms.NONE));
  private final Map<Terms, Integer> termNumbers = new HashMap<>(Map.of(Terms.NONE, 0));
  private Terms lastTerms = Terms.NONE;
  private int lastTermsNumber;
  private final List<String> files = new ArrayList<>(List.of(""));
  private boolean undeclaredAllowed;

  PrerequisiteGraphBuilder() {}

  /**
   * Declares a node.
   *
   * @param node the node
   * @return this builder
   * @throws IllegalArgumentException if the id is declared already
   */
  public PrerequisiteGraphBuilder node(GraphNode node) {
    int v = ids.add(node.id());
    if (declared.get(v)) {
      throw new IllegalArgumentException(
          "node `" + node.id() + "` is declared twice; give the second one another id");
    }
    declared.set(v);
    while (nodes.size() <= v) {
      nodes.add(null);
    }
    nodes.set(v, node);
    plainNodes = false;
    return this;
  }

  /**
   * Declares a result of which only the id is known, unless it is declared already.
   *
   * @param id its id, which is also its name
   * @return this builder
   */
  public PrerequisiteGraphBuilder node(String id) {
    declared.set(ids.add(id));
    return this;
  }

  boolean isDeclared(String id) {
    int v = ids.find(id);
    return v >= 0 && declared.get(v);
  }

  /**
   * Adds the line {@code node needs} of an edge list: a requirement with one alternative; both ids
   * are declared if they are new.
   *
   * @param node who needs
   * @param needs what it needs first
   * @return this builder
   */
  public PrerequisiteGraphBuilder edge(String node, String needs) {
    return edge(node, needs, null, 0);
  }

  /**
   * Adds an edge with its legal basis and place.
   *
   * @param node who needs
   * @param needs what it needs first
   * @param basis the text that demands it, or null; its in-force dates are those of the edge
   * @param line the line it was read from, 0 if none
   * @return this builder
   */
  public PrerequisiteGraphBuilder edge(
      String node, String needs, @Nullable LegalBasis basis, int line) {
    int v = ids.add(node);
    int w = ids.add(needs);
    declared.set(v);
    declared.set(w);
    Terms of = basis == null ? Terms.NONE : new Terms(basis, basis.from(), basis.to(), true);
    begin(v, of);
    target.add(w);
    place(line, 0);
    end(null);
    return this;
  }

  /**
   * Adds a requirement. Its node and alternatives may be declared later.
   *
   * @param requirement the requirement
   * @return this builder
   * @throws IllegalArgumentException if its id is used already
   */
  public PrerequisiteGraphBuilder requires(Prerequisite requirement) {
    return requires(requirement, 0, 0);
  }

  PrerequisiteGraphBuilder requires(Prerequisite requirement, int line, int column) {
    if (!usedIds.add(requirement.id())) {
      throw new IllegalArgumentException(
          "requirement `" + requirement.id() + "` is given twice; give the second another id");
    }
    begin(
        ids.add(requirement.node()),
        new Terms(
            requirement.basis(), requirement.from(), requirement.to(), requirement.verified()));
    if (requirement.anyOf().size() != 1) {
      startsFromHere();
    }
    for (Alternative alternative : requirement.anyOf()) {
      target.add(ids.add(alternative.node()));
      if (alternative.when() != null || counts != null) {
        counts = Reordered.padded(counts, target.size() - 1);
        counts.add(alternative.when());
      }
    }
    if (requirement.when() != null || due != null) {
      due = Reordered.padded(due, owner.size() - 1);
      due.add(requirement.when());
    }
    place(line, column);
    end(requirement.id());
    return this;
  }

  private void begin(int v, Terms of) {
    if (!of.equals(lastTerms)) {
      Integer number = termNumbers.get(of);
      if (number == null) {
        number = terms.size();
        terms.add(of);
        termNumbers.put(of, number);
      }
      lastTerms = of;
      lastTermsNumber = number;
    }
    if (lastTermsNumber != 0 && termsOf == null) {
      termsOf = zeros(owner.size());
    }
    if (termsOf != null) {
      termsOf.add(lastTermsNumber);
    }
    if (start != null) {
      start.add(target.size());
    }
    owner.add(v);
  }

  private void startsFromHere() {
    if (start == null) {
      start = new Ints();
      for (int r = 0; r < owner.size(); r++) {
        start.add(r); // each before had one alternative
      }
    }
  }

  private void place(int line, int column) {
    int before = owner.size() - 1;
    if (line > 0 && lines == null) {
      lines = zeros(before);
    }
    if (column > 0 && columns == null) {
      columns = zeros(before);
    }
    if (files.size() > 2 && fileOf == null) {
      fileOf = zeros(before);
      for (int r = 0; r < before; r++) {
        fileOf.set(r, 1);
      }
    }
    if (lines != null) {
      lines.add(line);
    }
    if (columns != null) {
      columns.add(column);
    }
    if (fileOf != null) {
      fileOf.add(files.size() - 1);
    }
  }

  private void end(@Nullable String id) {
    if (id != null && requirementIds == null) {
      requirementIds = new ArrayList<>();
      for (int r = 0; r < owner.size() - 1; r++) {
        requirementIds.add(null);
      }
    }
    if (requirementIds != null) {
      requirementIds.add(id);
    }
  }

  /** What follows was read from this file. */
  PrerequisiteGraphBuilder file(String name) {
    files.add(name);
    return this;
  }

  /**
   * Lets requirements name ids that nobody declares: such a graph is judged all the same, and the
   * ids are missing.
   *
   * @return this builder
   */
  public PrerequisiteGraphBuilder allowUndeclared() {
    undeclaredAllowed = true;
    return this;
  }

  private static Ints zeros(int count) {
    Ints zeros = new Ints();
    for (int i = 0; i < count; i++) {
      zeros.add(0);
    }
    return zeros;
  }

  /**
   * The graph of what was collected so far.
   *
   * @return the graph
   * @throws IllegalArgumentException if a requirement belongs to a node that was not declared, or
   *     names one and {@link #allowUndeclared()} was not called
   */
  public PrerequisiteGraph build() {
    int[] number = numbers();
    Ints owners = new Ints();
    for (int r = 0; r < owner.size(); r++) {
      owners.add(number[owner.get(r)]);
    }
    Ints targets = new Ints();
    for (int a = 0; a < target.size(); a++) {
      targets.add(number[target.get(a)]);
    }
    int declaredNodes = declared.cardinality();
    Ints starts = start;
    if (starts != null) {
      Ints closed = new Ints();
      for (int r = 0; r < starts.size(); r++) {
        closed.add(starts.get(r));
      }
      closed.add(target.size());
      starts = closed;
    }
    Sorted sorted = Sorted.of(declaredNodes, ids.size() - declaredNodes, owners, starts, targets);
    int[] source = sorted.sourceRequirement();
    NodeColumns ofNodes = NodeColumns.of(plainNodes, declared, nodes);
    return new PrerequisiteGraph(
        new GraphTables(
            renumbered(number),
            declaredNodes,
            sorted.shape(),
            ofNodes.names(),
            ofNodes.kinds(),
            ofNodes.amounts(NodeColumns.Field.WEIGHT),
            ofNodes.amounts(NodeColumns.Field.DAYS),
            ofNodes.amounts(NodeColumns.Field.VALID),
            requirementIds == null ? null : Reordered.strings(requirementIds, source),
            Reordered.inverse(source),
            Packed.of(Reordered.ints(termsOf, source)),
            terms.toArray(new Terms[0]),
            Packed.of(Reordered.ints(lines, source)),
            Reordered.chars(columns, source),
            Reordered.bytes(fileOf, source),
            fileNames(),
            Reordered.conditions(due, owner.size(), source),
            Reordered.conditions(counts, target.size(), sorted.sourceAlt())));
  }

  private String[] fileNames() {
    // places before the first file belong to no file; with one file its name stands at 0
    return files.size() == 2 && fileOf == null
        ? new String[] {files.get(1)}
        : files.toArray(new String[0]);
  }

  /** Declared ids first, in the order of declaration; then the undeclared ones. */
  private int[] numbers() {
    int[] number = new int[ids.size()];
    int next = 0;
    for (int v = 0; v < number.length; v++) {
      number[v] = declared.get(v) ? next++ : -1;
    }
    List<String> undeclared = new ArrayList<>();
    Set<Integer> owners = new HashSet<>();
    if (next < number.length) {
      for (int r = 0; r < owner.size(); r++) {
        owners.add(owner.get(r));
      }
    }
    for (int v = 0; v < number.length; v++) {
      if (number[v] < 0) {
        number[v] = next++;
        boolean bad = owners.contains(v) || !undeclaredAllowed;
        if (bad && undeclared.size() < MOST_SHOWN) {
          undeclared.add("`" + ids.id(v) + "`");
        }
      }
    }
    if (!undeclared.isEmpty()) {
      throw new IllegalArgumentException(
          "requirements name nodes that are not declared: "
              + String.join(", ", undeclared)
              + "; declare each with node(…), or correct the id");
    }
    return number;
  }

  private IdTable renumbered(int[] number) {
    boolean same = true;
    for (int v = 0; v < number.length; v++) {
      same &= number[v] == v;
    }
    if (same) {
      return ids.trimmed();
    }
    String[] inOrder = new String[number.length];
    for (int v = 0; v < number.length; v++) {
      inOrder[number[v]] = ids.id(v);
    }
    IdTable table = new IdTable();
    for (String id : inOrder) {
      table.add(id);
    }
    return table.trimmed();
  }
}
