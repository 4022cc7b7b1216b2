package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The signed revision beside a later one, and what the rules have said so far.
 *
 * <p>Every place that uses a changed object must have been allowed. Where only some of its keys
 * changed it is enough that it is used as what the rule took it for ({@link #allowKeys}); where its
 * content was exchanged each place counts ({@link #allowUsage}).
 */
final class Comparison {
  /** Lists in lists, as in number trees. */
  private static final int DEEPEST_LIST = 4;

  private final PdfDocument signed;
  private final PdfDocument later;
  private final ObjectDifferences differences;
  private final SignedRevision before;
  private final PdfEquality equality;
  private final Permissions permissions;
  private final Map<Integer, List<Predicate<Usage>>> usagesAllowed = new HashMap<>();
  private final Set<Integer> newWidgets = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  Comparison(
      SignedRevision before,
      PdfDocument later,
      ObjectDifferences differences,
      Permissions permissions) {
    this.before = before;
    this.signed = before.document();
    this.later = later;
    this.permissions = permissions;
    this.equality = new PdfEquality(signed, later);
    this.differences = differences;
  }

  PdfDocument signed() {
    return signed;
  }

  /** The signed revision with what was found out about it. */
  SignedRevision before() {
    return before;
  }

  PdfDocument later() {
    return later;
  }

  ObjectDifferences differences() {
    return differences;
  }

  /** Where the signed revision refers to what was defined anew, maybe by another later revision. */
  Usages usages() {
    return before.usages();
  }

  Permissions permissions() {
    return permissions;
  }

  boolean same(@Nullable PdfObject before, @Nullable PdfObject after) {
    return equality.same(before, after);
  }

  Set<String> differentKeys(Dictionary before, Dictionary after) {
    return equality.differentKeys(before, after);
  }

  /** Whether an object of the signed revision means something else now. */
  boolean isChanged(@Nullable PdfObject object) {
    return object instanceof Reference reference
        && differences.changed().contains(reference.number());
  }

  /** Whether an object is new in the later revision. */
  boolean isNew(@Nullable PdfObject object) {
    return object instanceof Reference reference
        && differences.added().contains(reference.number());
  }

  /** Whether an object of the signed revision is gone in the later one. */
  boolean isFreed(@Nullable PdfObject object) {
    return object instanceof Reference reference
        && differences.freed().contains(reference.number());
  }

  /**
   * The changed keys of a dictionary were judged: its change is justified where it is used in such
   * roles. In another role the same keys may mean anything: they may name pictures of a page.
   */
  void allowKeys(@Nullable PdfObject object, Set<String> roles) {
    if (areDictionaries(object)) {
      allowUsage(object, usage -> isIn(usage, roles));
    }
  }

  /** The same for a dictionary whose changed keys mean nothing in any other role. */
  void allowKeys(@Nullable PdfObject object) {
    if (areDictionaries(object)) {
      allowUsage(object, usage -> true);
    }
  }

  /** Streams have data, which nobody judges who compares keys. */
  private boolean areDictionaries(@Nullable PdfObject object) {
    return signed.resolve(object) instanceof Dictionary
        && later.resolve(object) instanceof Dictionary;
  }

  /** Every place of the signed revision that uses an object, changed or not. */
  Set<Usage> allUsages(@Nullable PdfObject object) {
    return object instanceof Reference reference ? before.allUsages(reference.number()) : Set.of();
  }

  /** Whether an object has no other roles, so that its parts are shown nowhere else. */
  boolean isOnly(@Nullable PdfObject object, Set<String> roles) {
    return allUsages(object).stream().allMatch(usage -> isIn(usage, roles));
  }

  /** An array that is an object of its own is what it is used as, wherever that is. */
  private boolean isIn(Usage usage, Set<String> roles) {
    return isIn(usage, roles, 0);
  }

  private boolean isIn(Usage usage, Set<String> roles, int depth) {
    boolean list = usage.role().isEmpty();
    return roles.contains(usage.role())
        && (!list
            || (depth < DEEPEST_LIST
                && before.allUsages(usage.container()).stream()
                    .allMatch(above -> isIn(above, roles, depth + 1))));
  }

  /** An object may have another content as far as it is used in such places. */
  void allowUsage(@Nullable PdfObject object, Predicate<Usage> places) {
    if (object instanceof Reference reference) {
      usagesAllowed.computeIfAbsent(reference.number(), number -> new ArrayList<>()).add(places);
    }
  }

  boolean isJustified(int number) {
    List<Predicate<Usage>> allowed = usagesAllowed.getOrDefault(number, List.of());
    return usages().of(number).stream()
        .allMatch(usage -> allowed.stream().anyMatch(places -> places.test(usage)));
  }

  /** A widget of a field that was justified as new: pages may list it. */
  void allowWidget(Reference widget) {
    newWidgets.add(widget.number());
  }

  boolean isAllowedWidget(PdfObject object) {
    return object instanceof Reference reference && newWidgets.contains(reference.number());
  }

  void add(Change change) {
    changes.add(change);
  }

  /** A change that a rule justifies. */
  void permitted(String rule, ChangeLevel level, String place) {
    changes.add(new Change(rule, level, place, null, null));
  }

  /** A change that nothing justifies. */
  void forbidden(String code, String place) {
    changes.add(new Change(code, ChangeLevel.OTHER, place, null, null));
  }

  List<Change> changes() {
    return changes;
  }
}
