package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what a field shows is what its value says (12.7.5). */
final class ShownValue {
  private static final long PUSH_BUTTON = 1 << 16;
  private static final long COMBO_BOX = 1 << 17;

  private final PdfDocument document;
  private final FormTree form;

  ShownValue(PdfDocument document, FormTree form) {
    this.document = document;
    this.form = form;
  }

  /** Whether a value says what a field shows: that of a push button, or of no field, does not. */
  boolean isSaid(FormTree.Field field) {
    return switch (field.type()) {
      case "Tx", "Ch" -> true;
      case "Btn" -> !hasFlag(field, PUSH_BUTTON);
      default -> false;
    };
  }

  /**
   * Whether a field surely shows something else than its value, or that of the field above.
   *
   * @param drawn whether its appearance is another one than before
   */
  boolean isOther(FormTree.Field field, boolean drawn) {
    PdfObject value = valued(field).dictionary().get("V");
    return switch (field.type()) {
      case "Tx" -> drawn && ShownText.isOther(document, field.dictionary(), value);
      case "Ch" ->
          drawn
              && (hasFlag(field, COMBO_BOX)
                  ? words(field, value).stream()
                      .allMatch(word -> ShownText.isOther(document, field.dictionary(), word))
                  : ShownText.hasPictures(document, field.dictionary()));
      case "Btn" ->
          isOtherState(field, value) || form.below(field).anyMatch(kid -> isOtherState(kid, value));
      default -> false;
    };
  }

  /** A field with one place is on if its value says so; of several places some are. */
  private boolean isOtherState(FormTree.Field field, @Nullable PdfObject value) {
    String state = document.name(field.dictionary().get("AS"));
    String said = document.name(value);
    boolean off = "Off".equals(state) && field.isWidget();
    return state != null && said != null && !off && !state.equals(said);
  }

  /** A choice shows its value, or the words that go with it. */
  private List<PdfObject> words(FormTree.Field field, @Nullable PdfObject value) {
    List<PdfObject> words = new ArrayList<>();
    words.add(document.resolve(value));
    if (document.resolve(value) instanceof Text chosen) {
      for (PdfObject option : document.items(inherited(field, "Opt"))) {
        List<PdfObject> pair = document.items(option);
        if (pair.size() == 2 && chosen.equals(document.resolve(pair.get(0)))) {
          words.add(pair.get(1));
        }
      }
    }
    return words;
  }

  private boolean hasFlag(FormTree.Field field, long flag) {
    Long flags = document.integer(inherited(field, "Ff"));
    return flags != null && (flags & flag) != 0;
  }

  private @Nullable PdfObject inherited(FormTree.Field field, String key) {
    FormTree.Field holder = field;
    while (!holder.dictionary().has(key) && above(holder).isPresent()) {
      holder = above(holder).get();
    }
    return holder.dictionary().get(key);
  }

  private FormTree.Field valued(FormTree.Field field) {
    FormTree.Field valued = field;
    while (valued.isWidget() && !form.hasValue(valued.dictionary()) && above(valued).isPresent()) {
      valued = above(valued).get();
    }
    return valued;
  }

  private Optional<FormTree.Field> above(FormTree.Field field) {
    PdfObject parent = field.parent();
    return parent == null ? Optional.empty() : Optional.ofNullable(form.get(parent));
  }
}
