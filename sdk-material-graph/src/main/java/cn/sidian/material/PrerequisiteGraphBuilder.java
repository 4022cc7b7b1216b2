package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.internal.IdTable;
import cn.sidian.material.internal.Ints;
import cn.sidian.material.internal.Sorted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        counts = padded(counts, target.size() - 1);
        counts.add(alternative.when());
      }
    }
    if (requirement.when() != null || due != null) {
      due = padded(due, owner.size() - 1);
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

  private static List<@Nullable Condition> padded(
      @Nullable List<@Nullable Condition> list, int size) {
    List<@Nullable Condition> padded = list == null ? new ArrayList<>() : list;
    while (padded.size() < size) {
      padded.add(null);
    }
    return padded;
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
    return new PrerequisiteGraph(
        new GraphTables(
            renumbered(number),
            declaredNodes,
            sorted.shape(),
            names(),
            kinds(),
            amounts(Field.WEIGHT),
            amounts(Field.DAYS),
            amounts(Field.VALID),
            requirementIds == null ? null : strings(requirementIds, source),
            inverse(source),
            ints(termsOf, source),
            terms.toArray(new Terms[0]),
            ints(lines, source),
            chars(columns, source),
            bytes(fileOf, source),
            fileNames(),
            conditions(due, owner.size(), source),
            conditions(counts, target.size(), sorted.sourceAlt())));
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

  private List<@Nullable GraphNode> declaredNodes() {
    List<@Nullable GraphNode> list = new ArrayList<>();
    for (int v = declared.nextSetBit(0); v >= 0; v = declared.nextSetBit(v + 1)) {
      list.add(v < nodes.size() ? nodes.get(v) : null);
    }
    return list;
  }

  private String @Nullable [] names() {
    if (plainNodes) {
      return null;
    }
    return declaredNodes().stream()
        .map(n -> n == null || n.name().equals(n.id()) ? null : n.name())
        .toArray(String[]::new);
  }

  private byte @Nullable [] kinds() {
    if (plainNodes) {
      return null;
    }
    List<@Nullable GraphNode> list = declaredNodes();
    byte[] kinds = new byte[list.size()];
    for (int v = 0; v < kinds.length; v++) {
      GraphNode node = list.get(v);
      kinds[v] = GraphTables.code(node == null ? SuppliedBy.RESULT : node.from());
    }
    return kinds;
  }

  private enum Field {
    WEIGHT,
    DAYS,
    VALID
  }

  private long @Nullable [] amounts(Field field) {
    if (plainNodes) {
      return null;
    }
    List<@Nullable GraphNode> list = declaredNodes();
    long[] amounts = new long[list.size()];
    boolean special = false;
    for (int v = 0; v < amounts.length; v++) {
      GraphNode node = list.get(v);
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

  private static String[] strings(List<@Nullable String> list, int @Nullable [] source) {
    String[] strings = new String[list.size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = list.get(source == null ? i : source[i]);
    }
    return strings;
  }

  private static int @Nullable [] ints(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    int[] ints = new int[list.size()];
    Arrays.setAll(ints, i -> list.get(source == null ? i : source[i]));
    return ints;
  }

  private static char @Nullable [] chars(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    char[] chars = new char[list.size()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) Math.min(Character.MAX_VALUE, list.get(source == null ? i : source[i]));
    }
    return chars;
  }

  private static byte @Nullable [] bytes(@Nullable Ints list, int @Nullable [] source) {
    if (list == null) {
      return null;
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) list.get(source == null ? i : source[i]);
    }
    return bytes;
  }

  private static Condition @Nullable [] conditions(
      @Nullable List<@Nullable Condition> list, int size, int @Nullable [] source) {
    if (list == null || list.stream().allMatch(Objects::isNull)) {
      return null;
    }
    List<@Nullable Condition> full = padded(list, size);
    Condition[] conditions = new Condition[size];
    for (int i = 0; i < size; i++) {
      conditions[i] = full.get(source == null ? i : source[i]);
    }
    return conditions;
  }

  /** Of each place in the order written, the number of the requirement. */
  private static int @Nullable [] inverse(int @Nullable [] source) {
    if (source == null) {
      return null;
    }
    int[] inverse = new int[source.length];
    for (int i = 0; i < source.length; i++) {
      inverse[source[i]] = i;
    }
    return inverse;
  }
}
