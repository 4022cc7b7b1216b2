package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fields: values may be filled in where no lock forbids it, empty signature fields may be signed,
 * new signature fields may appear; nothing may vanish, and what is signed stays (12.7.5, 12.8.2).
 */
final class FieldRule {
  /** What filling a field changes; viewers note when they did, and name what they changed. */
  private static final Set<String> FILLING =
      Set.of("Ff", "Type", "AP", "AS", "V", "F", "DA", "Q", "I", "TI", "RV", "MK", "M", "NM");

  /** What may still change on a field that is signed. */
  private static final Set<String> OF_SIGNED = Set.of("Ff", "Type");

  /** What a new signature field consists of; anything else could act or show. */
  private static final Set<String> OF_NEW =
      Set.of(
          "FT",
          "T",
          "TU",
          "TM",
          "V",
          "Ff",
          "F",
          "Type",
          "Subtype",
          "Rect",
          "P",
          "AP",
          "AS",
          "MK",
          "Kids",
          "Parent",
          "Lock",
          "SV",
          "DA",
          "Q",
          "DR",
          "BS",
          "Border",
          "NM",
          "M",
          "StructParent",
          "H");

  /** What refers to a field: the form, pages, its kids, the structure tree, actions, signatures. */
  private static final Set<String> ROLES =
      Set.of(
          "Fields", "", "Kids", "Annots", "Parent", "Obj", "CO", "T", "Data", "AN", "Popup", "IRT");

  private final Comparison comparison;
  private final PdfDocument signed;
  private final PdfDocument later;
  private final FormTree before;
  private final FormTree after;
  private final PageTree pages;
  private final ShownValue shown;

  FieldRule(Comparison comparison) {
    this.comparison = comparison;
    this.signed = comparison.signed();
    this.later = comparison.later();
    this.before = comparison.before().form();
    this.after = FormTree.of(later);
    this.pages = comparison.before().pages();
    this.shown = new ShownValue(later, after);
  }

  void judge() {
    for (FormTree.Field old : before.all()) {
      FormTree.Field now = after.get(old.self());
      if (now == null) {
        comparison.forbidden("FIELD_REMOVED", place(old));
      } else if (!now.name().equals(old.name()) || !now.type().equals(old.type())) {
        comparison.forbidden("FIELD_CHANGED", place(old));
      } else {
        changed(old, now);
      }
    }
    for (FormTree.Field now : after.all()) {
      if (before.get(now.self()) == null) {
        added(now);
      }
    }
  }

  private String place(FormTree.Field field) {
    Integer page =
        field.dictionary().get("P") instanceof Reference reference
            ? pages.numberOf(reference)
            : null;
    return "field " + field.name() + (page == null ? "" : ", page " + page);
  }

  private void changed(FormTree.Field old, FormTree.Field now) {
    Set<String> keys = comparison.differentKeys(old.dictionary(), now.dictionary());
    boolean appearance = appearanceChanged(old);
    boolean value = comparison.isChanged(old.dictionary().get("V"));
    if (keys.isEmpty() && !appearance && !value) {
      return;
    }
    boolean signature = old.type().equals("Sig");
    boolean wasSigned = signature && isSigned(old);
    Set<String> allowed = wasSigned ? OF_SIGNED : FILLING;
    if (signature && !wasSigned && vanishes(now)) {
      keys.remove("Rect");
    }
    if (!allowed.containsAll(keys)
        || (wasSigned && (appearance || value))
        || (keys.contains("Type") && !becomesAnnotation(old, now))
        || !comparison.isOnly(old.self(), ROLES)) {
      comparison.forbidden(wasSigned ? "SIGNED_FIELD_CHANGED" : "FIELD_CHANGED", place(old));
      return;
    }
    comparison.allowKeys(old.self(), ROLES);
    if (wasSigned) {
      comparison.permitted("FIELD_FLAGS", ChangeLevel.LONG_TERM, place(old));
      return;
    }
    if (comparison.permissions().locks(old.name())
        || before.below(old).anyMatch(kid -> comparison.permissions().locks(kid.name()))) {
      comparison.forbidden("LOCKED_FIELD_CHANGED", place(old));
      return;
    }
    if (signature) {
      boolean other = appearance || keys.stream().anyMatch(Set.of("AP", "AS", "F", "MK")::contains);
      signedNow(now, other && shows(now));
    } else {
      comparison.allowUsage(old.dictionary().get("V"), usage -> isAt(old, usage, "/V"));
      boolean filled = isFilled(old) && shown.isSaid(now);
      boolean other = filled && shown.isOther(now, appearance || keys.contains("AP"));
      comparison.add(
          new Change(
              !filled ? "FIELD_APPEARANCE" : other ? "FIELD_SHOWS_OTHER" : "FIELD_FILLED",
              filled && !other ? ChangeLevel.FORM_FILLING : ChangeLevel.FORM_APPEARANCE,
              place(old),
              words(signed, old.dictionary().get("V")),
              words(later, now.dictionary().get("V"))));
    }
    allowAppearance(old);
  }

  /** Writers add what is missing; a field that is something else too may be that by its type. */
  private boolean becomesAnnotation(FormTree.Field old, FormTree.Field now) {
    return !old.dictionary().has("Type")
        && !old.dictionary().has("Kids")
        && "Widget".equals(signed.name(old.dictionary().get("Subtype")))
        && isAnnotation(now);
  }

  private boolean isAnnotation(FormTree.Field now) {
    String type = later.name(now.dictionary().get("Type"));
    return type == null || type.equals("Annot");
  }

  private boolean isSameWord(@Nullable PdfObject old, @Nullable PdfObject now) {
    String seen = SeenValue.of(signed, old);
    return seen == null
        ? comparison.same(old, now) && !comparison.isChanged(old)
        : seen.equals(SeenValue.of(later, now));
  }

  /** Whether the value of a field, or of the field a widget belongs to, is another one now. */
  private boolean isFilled(FormTree.Field old) {
    FormTree.Field now = after.get(old.self());
    PdfObject value = old.dictionary().get("V");
    boolean own = now != null && !isSameWord(value, now.dictionary().get("V"));
    FormTree.Field above =
        old.parent() == null || !old.isWidget() ? null : before.get(old.parent());
    return own || (above != null && isFilled(above));
  }

  /** Whether a field, or the field a widget belongs to, bore a signature. */
  private boolean isSigned(FormTree.Field old) {
    PdfObject parent = old.parent();
    FormTree.Field above = parent == null || !old.isWidget() ? null : before.get(parent);
    return before.hasValue(old.dictionary()) || (above != null && isSigned(above));
  }

  private boolean appearanceChanged(FormTree.Field old) {
    PdfObject appearance = old.dictionary().get("AP");
    if (comparison.isChanged(appearance)) {
      return true;
    }
    for (PdfObject entry : signed.dictionary(appearance).entries().values()) {
      boolean state =
          signed.resolve(entry) instanceof Dictionary states
              && states.entries().values().stream().anyMatch(comparison::isChanged);
      if (comparison.isChanged(entry) || state) {
        return true;
      }
    }
    return false;
  }

  /** Appearances may be exchanged where they are those of this field and of nothing else. */
  private void allowAppearance(FormTree.Field old) {
    PdfObject appearance = old.dictionary().get("AP");
    Predicate<Usage> places = allowPart(appearance, usage -> isAt(old, usage, "/AP"));
    for (PdfObject entry : signed.dictionary(appearance).entries().values()) {
      Predicate<Usage> inside = allowPart(entry, places);
      if (signed.resolve(entry) instanceof Dictionary states) {
        states.entries().values().forEach(state -> comparison.allowUsage(state, inside));
      }
    }
  }

  /**
   * Allows a part of an appearance at some places. Returns where its own parts may stand: also
   * inside it, unless the document shows it somewhere else too.
   */
  private Predicate<Usage> allowPart(@Nullable PdfObject part, Predicate<Usage> places) {
    comparison.allowUsage(part, places);
    return part instanceof Reference holder && comparison.allUsages(part).stream().allMatch(places)
        ? places.or(usage -> usage.container() == holder.number())
        : places;
  }

  private static boolean isAt(FormTree.Field field, Usage usage, String path) {
    return field.self() instanceof Reference self
        && usage.container() == self.number()
        && usage.path().startsWith(path);
  }

  /** An empty signature field that may have been signed. */
  private void signedNow(FormTree.Field now, boolean shows) {
    PdfObject value = now.dictionary().get("V");
    if (now.isWidget() || !after.hasValue(now.dictionary())) {
      FormTree.Field above = now.parent() == null ? null : after.get(now.parent());
      boolean answered = above != null && now.isWidget() && isAnswered(above);
      comparison.permitted(
          "SIGNATURE_FIELD_PREPARED",
          shows && !answered ? ChangeLevel.FORM_APPEARANCE : ChangeLevel.FORM_FILLING,
          place(now));
      return;
    }
    if (value instanceof Reference && !comparison.isNew(value)) {
      comparison.forbidden("SIGNATURE_RECYCLED", place(now));
      return;
    }
    if (now.self() instanceof Reference widget && now.dictionary().has("Rect")) {
      // a field that was prepared without its page gets listed there when it is signed
      comparison.allowWidget(widget);
    }
    boolean stamp = isTimestamp(value);
    comparison.permitted(
        stamp ? "DOCUMENT_TIMESTAMP" : "SIGNED",
        stamp && !isSeen(now)
            ? ChangeLevel.LONG_TERM
            : shows && !isAnswered(now) ? ChangeLevel.FORM_APPEARANCE : ChangeLevel.FORM_FILLING,
        place(now));
  }

  /**
   * Whether a field is signed and takes no room any more, which is less than that it is hidden:
   * some writers sign an empty field invisibly so.
   */
  private boolean vanishes(FormTree.Field now) {
    PdfObject value = now.dictionary().get("V");
    return after.hasValue(now.dictionary())
        && !isTimestamp(value)
        && now.dictionary().has("Rect")
        && !after.isArea(now.dictionary().get("Rect"))
        && !shows(now);
  }

  private boolean isTimestamp(@Nullable PdfObject value) {
    Dictionary signature = later.dictionary(value);
    return signature.isNamed("Type", "DocTimeStamp")
        && signature.isNamed("SubFilter", "ETSI.RFC3161");
  }

  /** Whether a signature answers for what its field shows; a time stamp seals nothing. */
  private boolean isAnswered(FormTree.Field now) {
    Dictionary signature = later.dictionary(now.dictionary().get("V"));
    return after.hasValue(now.dictionary())
        && !"DocTimeStamp".equals(later.name(signature.get("Type")))
        && !"ETSI.RFC3161".equals(later.name(signature.get("SubFilter")));
  }

  /** Whether a field, or what stands below it, draws something. */
  private boolean shows(FormTree.Field field) {
    return draws(field) || after.below(field).anyMatch(this::draws);
  }

  private boolean draws(FormTree.Field field) {
    Dictionary marks = later.dictionary(field.dictionary().get("MK"));
    return (after.isVisible(field) && (marks.has("BG") || marks.has("I")))
        || (field.dictionary().has("Rect")
            && later.dictionary(field.dictionary().get("AP")).entries().values().stream()
                .anyMatch(appearance -> isDrawing(appearance, after.isVisible(field))));
  }

  /**
   * Anything but streams of comments and white space. What has no room on its page some readers
   * draw in its own size, unless it has none.
   */
  private boolean isDrawing(PdfObject appearance, boolean room) {
    PdfObject object = later.resolve(appearance);
    if (object instanceof Dictionary states) {
      return states.entries().values().stream()
          .anyMatch(
              state -> !(later.resolve(state) instanceof Dictionary) && isDrawing(state, room));
    }
    if (!(object instanceof Stream stream)
        || !(room || after.isArea(stream.dictionary().get("BBox")))) {
      return false;
    }
    boolean comment = false;
    for (byte c : later.decoded(stream)) {
      comment = c == '%' || (comment && c != '\r' && c != '\n');
      if (!comment && !Character.isWhitespace(c & 0xFF)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field has room on a page, or is drawn without. */
  private boolean isSeen(FormTree.Field field) {
    return after.isVisible(field) || after.below(field).anyMatch(after::isVisible) || shows(field);
  }

  private void added(FormTree.Field now) {
    PdfObject parent = now.parent();
    if (now.isWidget() && parent != null && before.get(parent) == null) {
      // judged with its field; here only what it consists of
      if (!isNewWidget(now)) {
        comparison.forbidden("FIELD_ADDED", place(now));
      } else {
        widget(now);
      }
      return;
    }
    boolean newObject = comparison.isNew(now.self()) || now.self() instanceof Dictionary;
    if (!now.type().equals("Sig")
        || parent != null
        || !newObject
        || now.dictionary().has("Parent")
        || !isNewWidget(now)
        || hasFieldsBelow(now)) {
      comparison.forbidden("FIELD_ADDED", place(now));
      return;
    }
    boolean visible = isSeen(now);
    if (visible && comparison.permissions().certified()) {
      // where annotations are allowed it hides no more than one of those
      comparison.add(
          new Change(
              "VISIBLE_FIELD_AFTER_CERTIFICATION",
              comparison.permissions().annotations() ? ChangeLevel.ANNOTATIONS : ChangeLevel.OTHER,
              place(now),
              null,
              null));
      widget(now);
      return;
    }
    if (after.all().stream()
        .anyMatch(
            f -> !f.self().equals(now.self()) && f.name().equals(now.name()) && !f.isWidget())) {
      comparison.forbidden("FIELD_NAME_TAKEN", place(now));
      return;
    }
    widget(now);
    if (after.hasValue(now.dictionary())) {
      signedNow(now, shows(now));
    } else {
      comparison.permitted(
          "SIGNATURE_FIELD_ADDED",
          shows(now)
              ? ChangeLevel.FORM_APPEARANCE
              : visible ? ChangeLevel.FORM_FILLING : ChangeLevel.LONG_TERM,
          place(now));
    }
  }

  private boolean hasFieldsBelow(FormTree.Field field) {
    return hasFieldAsKid(field) || after.below(field).anyMatch(this::hasFieldAsKid);
  }

  private boolean hasFieldAsKid(FormTree.Field field) {
    // the kids as they stand: one that belongs to another field too is listed there
    return later.items(field.dictionary().get("Kids")).stream()
        .anyMatch(kid -> later.dictionary(kid).has("T") || !comparison.isNew(kid));
  }

  private boolean isNewWidget(FormTree.Field now) {
    PdfObject subtype = later.resolve(now.dictionary().get("Subtype"));
    return OF_NEW.containsAll(now.dictionary().entries().keySet())
        && isAnnotation(now)
        && (subtype == PdfObject.Null.NULL || subtype.equals(new Name("Widget")));
  }

  private void widget(FormTree.Field now) {
    if (now.self() instanceof Reference reference
        && now.dictionary().has("Rect")
        && comparison.isNew(reference)) {
      comparison.allowWidget(reference);
    }
  }

  /** A value in words; signatures and pictures are none. */
  private static @Nullable String words(PdfDocument document, @Nullable PdfObject value) {
    PdfObject resolved = document.resolve(value);
    if (resolved instanceof Text text) {
      return cut(text.decoded());
    }
    if (resolved instanceof Name name) {
      return cut(name.value());
    }
    if (resolved instanceof PdfObject.Array array) {
      List<String> items =
          array.items().stream().map(item -> String.valueOf(words(document, item))).toList();
      return cut(String.join(", ", items));
    }
    return null;
  }

  private static String cut(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
