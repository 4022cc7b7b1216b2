package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields: values may be filled in where no lock forbids it, empty signature fields may be signed,
 * new signature fields may appear; nothing may vanish, and what is signed stays (12.7.5, 12.8.2).
 */
final class FieldRule {
  /** What filling a field changes. */
  private static final Set<String> FILLING =
      Set.of("Ff", "Type", "AP", "AS", "V", "F", "DA", "Q", "I", "TI", "RV", "MK");

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

  private final Comparison comparison;
  private final PdfDocument signed;
  private final PdfDocument later;
  private final FormTree before;
  private final FormTree after;
  private final PageTree pages;

  FieldRule(Comparison comparison) {
    this.comparison = comparison;
    this.signed = comparison.signed();
    this.later = comparison.later();
    this.before = FormTree.of(signed);
    this.after = FormTree.of(later);
    this.pages = new PageTree(signed);
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
    if (!allowed.containsAll(keys) || (wasSigned && (appearance || value))) {
      comparison.forbidden(wasSigned ? "SIGNED_FIELD_CHANGED" : "FIELD_CHANGED", place(old));
      return;
    }
    comparison.allowKeys(old.self());
    boolean onlyFlags = Set.of("Ff", "Type").containsAll(keys) && !appearance && !value;
    if (onlyFlags && wasSigned) {
      comparison.permitted("FIELD_FLAGS", ChangeLevel.LONG_TERM, place(old));
      return;
    }
    if (comparison.permissions().locks(old.name())) {
      comparison.forbidden("LOCKED_FIELD_CHANGED", place(old));
      return;
    }
    if (signature) {
      signedNow(now);
    } else {
      comparison.allowUsage(old.dictionary().get("V"), usage -> isAt(old, usage, "/V"));
      boolean filled = !isText(old) || isFilled(old);
      comparison.add(
          new Change(
              filled ? "FIELD_FILLED" : "FIELD_APPEARANCE",
              filled ? ChangeLevel.FORM_FILLING : ChangeLevel.FORM_APPEARANCE,
              place(old),
              words(signed, old.dictionary().get("V")),
              words(later, now.dictionary().get("V"))));
    }
    allowAppearance(old);
  }

  private static boolean isText(FormTree.Field field) {
    return field.type().equals("Tx") || field.type().equals("Ch");
  }

  /** Whether the value of a field, or of the field a widget belongs to, is another one now. */
  private boolean isFilled(FormTree.Field old) {
    FormTree.Field now = after.get(old.self());
    PdfObject value = old.dictionary().get("V");
    boolean own =
        now != null
            && (!comparison.same(value, now.dictionary().get("V")) || comparison.isChanged(value));
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
    comparison.allowUsage(appearance, usage -> isAt(old, usage, "/AP"));
    for (PdfObject entry : signed.dictionary(appearance).entries().values()) {
      allowAppearancePart(old, appearance, entry);
      if (signed.resolve(entry) instanceof Dictionary states) {
        for (PdfObject state : states.entries().values()) {
          allowAppearancePart(old, appearance, state);
          comparison.allowUsage(
              state,
              usage -> entry instanceof Reference states1 && usage.container() == states1.number());
        }
      }
    }
  }

  private void allowAppearancePart(
      FormTree.Field old, @Nullable PdfObject appearance, PdfObject part) {
    comparison.allowUsage(
        part,
        usage ->
            isAt(old, usage, "/AP")
                || (appearance instanceof Reference holder
                    && usage.container() == holder.number()));
  }

  private static boolean isAt(FormTree.Field field, Usages.Usage usage, String path) {
    return field.self() instanceof Reference self
        && usage.container() == self.number()
        && usage.path().startsWith(path);
  }

  /** An empty signature field that may have been signed. */
  private void signedNow(FormTree.Field now) {
    PdfObject value = now.dictionary().get("V");
    if (now.isWidget() || !after.hasValue(now.dictionary())) {
      comparison.permitted("SIGNATURE_FIELD_PREPARED", ChangeLevel.FORM_FILLING, place(now));
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
        stamp && !isVisible(now) ? ChangeLevel.LONG_TERM : ChangeLevel.FORM_FILLING,
        place(now));
  }

  private boolean isTimestamp(@Nullable PdfObject value) {
    Dictionary signature = later.dictionary(value);
    return signature.isNamed("Type", "DocTimeStamp")
        && signature.isNamed("SubFilter", "ETSI.RFC3161");
  }

  private boolean isVisible(FormTree.Field field) {
    return after.isVisible(field)
        || after.all().stream()
            .anyMatch(kid -> field.self().equals(kid.parent()) && after.isVisible(kid));
  }

  private void added(FormTree.Field now) {
    PdfObject parent = now.parent();
    if (now.isWidget() && parent != null && before.get(parent) == null) {
      // judged with its field; here only what it consists of
      if (!OF_NEW.containsAll(now.dictionary().entries().keySet())) {
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
        || !OF_NEW.containsAll(now.dictionary().entries().keySet())
        || hasFieldsBelow(now)) {
      comparison.forbidden("FIELD_ADDED", place(now));
      return;
    }
    boolean visible = isVisible(now);
    if (visible && comparison.permissions().certified()) {
      // where annotations are allowed it hides no more than one of those
      boolean open = comparison.permissions().annotations();
      comparison.add(
          new Change(
              "VISIBLE_FIELD_AFTER_CERTIFICATION",
              open ? ChangeLevel.ANNOTATIONS : ChangeLevel.OTHER,
              place(now),
              null,
              null));
      if (open) {
        widget(now);
      }
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
      signedNow(now);
    } else {
      comparison.permitted(
          "SIGNATURE_FIELD_ADDED",
          visible ? ChangeLevel.FORM_FILLING : ChangeLevel.LONG_TERM,
          place(now));
    }
  }

  private boolean hasFieldsBelow(FormTree.Field field) {
    return after.all().stream()
        .anyMatch(kid -> field.self().equals(kid.parent()) && !kid.isWidget());
  }

  private void widget(FormTree.Field now) {
    if (now.self() instanceof Reference reference
        && (now.dictionary().has("Rect") || now.isWidget())
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
