package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that one thing of the signed revision is made of, and where it holds each. */
final class Parts {
  private final Map<PdfObject, Set<Usage>> places = new HashMap<>();

  /** Where the parts of an object stand that is none of these itself. */
  static Usage of(@Nullable PdfObject object) {
    return new Usage(object instanceof Reference self ? self.number() : Usages.TRAILER, "");
  }

  /** Notes where an object stands; returns where its own parts stand. */
  Usage enter(@Nullable PdfObject object, Usage above, String key) {
    Usage place = new Usage(above.container(), above.path() + key);
    if (object instanceof Reference reference) {
      places.computeIfAbsent(reference, node -> new HashSet<>()).add(place);
      return new Usage(reference.number(), "");
    }
    return place;
  }

  /** Notes that fields may hold an object too. */
  void enterFields(FormTree form, @Nullable PdfObject object, String key) {
    form.all().forEach(field -> enter(object, of(field.self()), key));
  }

  /** Whether one of them means something else now. */
  boolean areTouched(Comparison comparison) {
    return places.keySet().stream().anyMatch(comparison::isChanged);
  }

  /** Whether the document uses them nowhere else, as for what a page shows. */
  boolean areNothingElse(Comparison comparison) {
    return places.entrySet().stream()
        .allMatch(part -> part.getValue().containsAll(comparison.allUsages(part.getKey())));
  }

  /** Lets each have another content where it stands. */
  void allow(Comparison comparison) {
    places.forEach((part, at) -> comparison.allowUsage(part, at::contains));
  }
}
