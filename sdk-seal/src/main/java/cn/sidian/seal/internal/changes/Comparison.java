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
 * <p>An object may change in two ways. Some of its keys may: then it is still what it was, wherever
 * it is used ({@link #allowKeys}). Or its content may be exchanged: then every place that uses it
 * must have been allowed ({@link #allowUsage}).
 */
final class Comparison {
  private final PdfDocument signed;
  private final PdfDocument later;
  private final ObjectDifferences differences;
  private final Usages usages;
  private final PdfEquality equality;
  private final Permissions permissions;
  private final Set<Integer> keysAllowed = new HashSet<>();
  private final Map<Integer, List<Predicate<Usage>>> usagesAllowed = new HashMap<>();
  private final Set<Integer> newWidgets = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  Comparison(PdfDocument signed, PdfDocument later, Permissions permissions) {
    this.signed = signed;
    this.later = later;
    this.permissions = permissions;
    this.equality = new PdfEquality(signed, later);
    this.differences = ObjectDifferences.between(signed, later);
    this.usages =
        Usages.of(
            signed,
            number ->
                differences.changed().contains(number)
                    || differences.added().contains(number)
                    || differences.freed().contains(number));
  }

  PdfDocument signed() {
    return signed;
  }

  PdfDocument later() {
    return later;
  }

  ObjectDifferences differences() {
    return differences;
  }

  Usages usages() {
    return usages;
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

  /** The changed keys of an object were judged: its change is justified wherever it is used. */
  void allowKeys(@Nullable PdfObject object) {
    if (object instanceof Reference reference) {
      keysAllowed.add(reference.number());
    }
  }

  /** An object may have another content as far as it is used in such places. */
  void allowUsage(@Nullable PdfObject object, Predicate<Usage> places) {
    if (object instanceof Reference reference) {
      usagesAllowed.computeIfAbsent(reference.number(), number -> new ArrayList<>()).add(places);
    }
  }

  boolean isJustified(int number) {
    if (keysAllowed.contains(number)) {
      return true;
    }
    List<Predicate<Usage>> allowed = usagesAllowed.getOrDefault(number, List.of());
    return usages.of(number).stream()
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
