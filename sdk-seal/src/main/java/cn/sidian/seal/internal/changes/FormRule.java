package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The form may gain signature fields and resources; its fields are judged by {@link FieldRule} (ISO
 * 32000-2, 12.7.3).
 */
final class FormRule implements ChangeRule {
  /** Then viewers draw the places of all fields themselves, also of those that nobody filled. */
  private static final String ANEW = "NeedAppearances";

  @Override
  public void judge(Comparison comparison) {
    PdfObject root = comparison.signed().trailer().get("Root");
    PdfObject laterRoot = comparison.later().trailer().get("Root");
    PdfObject before = comparison.signed().dictionary(root).get("AcroForm");
    PdfObject after = comparison.later().dictionary(laterRoot).get("AcroForm");
    Dictionary old = comparison.signed().dictionary(before);
    Dictionary now = comparison.later().dictionary(after);
    if (before != null && comparison.later().resolve(after) == Null.NULL) {
      comparison.forbidden("FORM_REMOVED", "form");
      return;
    }
    comparison.allowKeys(before, Set.of("AcroForm", "Data"));
    boolean drawnAnew = isTrue(comparison.signed(), old, ANEW);
    boolean drawsAnew = isTrue(comparison.later(), now, ANEW);
    for (String key : comparison.differentKeys(old, now)) {
      switch (key) {
        case "Fields", "SigFlags", "DR" -> {
          // fields are judged one by one, resources below
        }
        case "DA", "Q" ->
            defaults(
                comparison,
                key,
                isDrawn(comparison, drawsAnew) || comparison.before().drawnByForm().takes(key));
        case ANEW ->
            defaults(
                comparison,
                key,
                drawsAnew
                    ? comparison.before().drawnByForm().hasPlaces()
                    : drawnAnew && showsOther(comparison));
        default -> comparison.forbidden("FORM_CHANGED", "form /" + key);
      }
    }
    Parts places = new Parts();
    Usage form = places.enter(before, Parts.of(root), "/AcroForm");
    resources(
        comparison,
        form,
        old.get("DR"),
        now.get("DR"),
        () -> isDrawn(comparison, drawsAnew) || gains(comparison, old, now));
    fieldLists(comparison, root, before, old);
    new FieldRule(comparison).judge();
  }

  private static boolean isTrue(PdfDocument document, Dictionary form, String key) {
    return document.resolve(form.get(key)).equals(new PdfObject.Bool(true));
  }

  private static Dictionary fonts(PdfDocument document, Dictionary form) {
    return document.dictionary(document.dictionary(form.get("DR")).get("Font"));
  }

  private static boolean isDrawn(Comparison comparison, boolean anew) {
    return anew && comparison.before().drawnByForm().hasFields();
  }

  /** Whether a place without an appearance names a font that was not there before. */
  private static boolean gains(Comparison comparison, Dictionary old, Dictionary now) {
    Dictionary before = fonts(comparison.signed(), old);
    Dictionary after = fonts(comparison.later(), now);
    return !after.entries().keySet().equals(before.entries().keySet())
        && comparison.before().drawnByForm().gains(before, after, old.get("DA"));
  }

  private static void defaults(Comparison comparison, String key, boolean shown) {
    comparison.permitted(
        "FORM_DEFAULTS",
        shown ? ChangeLevel.FORM_APPEARANCE : ChangeLevel.FORM_FILLING,
        "form /" + key);
  }

  /** Whether what a field shows by itself is surely not its value, which viewers drew before. */
  private static boolean showsOther(Comparison comparison) {
    FormTree form = FormTree.of(comparison.later());
    ShownValue shown = new ShownValue(comparison.later(), form);
    return comparison.before().drawnByForm().hasFieldsOfNoForm()
        || form.all().stream().anyMatch(field -> shown.isOther(field, true));
  }

  /** Resources may be added; those that were there stay what they were. */
  private static void resources(
      Comparison comparison,
      Usage form,
      @Nullable PdfObject before,
      @Nullable PdfObject after,
      BooleanSupplier shown) {
    boolean changed =
        !comparison.same(before, after)
            || comparison.isChanged(before)
            || comparison.signed().dictionary(before).entries().values().stream()
                .anyMatch(comparison::isChanged);
    if (grew(comparison, before, after, 0)) {
      allowResources(comparison, form, before);
      if (changed) {
        comparison.permitted(
            "FORM_RESOURCES",
            shown.getAsBoolean() ? ChangeLevel.FORM_APPEARANCE : ChangeLevel.FORM_FILLING,
            "form /DR");
      }
    } else {
      comparison.forbidden("FORM_RESOURCES_CHANGED", "form /DR");
    }
  }

  /** Whether every entry that was there is there unchanged, down the dictionaries. */
  private static boolean grew(
      Comparison comparison, @Nullable PdfObject before, @Nullable PdfObject after, int depth) {
    PdfObject old = comparison.signed().resolve(before);
    PdfObject now = comparison.later().resolve(after);
    if (depth > 3 || !(old instanceof Dictionary was) || !(now instanceof Dictionary is)) {
      return (comparison.same(before, after) && !comparison.isChanged(before)) || old == Null.NULL;
    }
    for (var entry : was.entries().entrySet()) {
      if (!grew(comparison, entry.getValue(), is.get(entry.getKey()), depth + 1)) {
        return false;
      }
    }
    // /DR and its categories may grow; a font is no category
    return depth < 2 || (comparison.same(before, after) && !comparison.isChanged(before));
  }

  /**
   * Resources of a page are not the form's to add to: the page may name what was not there. Nor may
   * they be anything else, as a font, whatever the name by which it is known.
   */
  private static void allowResources(
      Comparison comparison, Usage form, @Nullable PdfObject resources) {
    Parts whole = new Parts();
    Usage inside = whole.enter(resources, form, "/DR");
    whole.enterFields(comparison.before().form(), resources, "/DR");
    Parts categories = new Parts();
    comparison
        .signed()
        .dictionary(resources)
        .entries()
        .forEach(
            (key, category) -> {
              if (comparison.isChanged(category)
                  && comparison.later().resolve(category) instanceof Dictionary) {
                categories.enter(category, inside, "/" + key);
              }
            });
    whole.allow(comparison);
    if (whole.areNothingElse(comparison)) {
      categories.allow(comparison);
    }
  }

  /** The arrays that list fields may be exchanged where they are used as such. */
  private static void fieldLists(
      Comparison comparison, @Nullable PdfObject root, @Nullable PdfObject form, Dictionary old) {
    PdfObject fields = old.get("Fields");
    comparison.allowUsage(
        fields,
        usage ->
            form instanceof Reference formId
                ? usage.container() == formId.number() && usage.path().equals("/Fields")
                : CatalogRule.isRoot(root, usage) && usage.path().equals("/AcroForm/Fields"));
    List<PdfObject> missing = new ArrayList<>(comparison.signed().items(fields));
    missing.removeAll(
        comparison
            .later()
            .items(
                comparison
                    .later()
                    .dictionary(comparison.later().catalog().get("AcroForm"))
                    .get("Fields")));
    if (!missing.isEmpty()) {
      comparison.forbidden("FIELD_REMOVED", "form /Fields");
    }
  }
}
